import type { DormReasonCode } from '../contract/dorms.ts';
import type { DormRoom } from '../contract/scenario.ts';
import type { Sex } from '../contract/worker.ts';
import type { Policy } from '../policy/schema.ts';
import { assignDorms } from './assign.ts';
import type { DormAssignment, DormProblem, Guest } from './guest.ts';
import type { MipSolver } from './mip.ts';
import { isAlone, kindOf, type RoomKind } from './needs.ts';
import { placesOf } from './roomClasses.ts';

/** So many more rooms like those that are there, with which everybody of a cluster has a bed. */
export interface MoreRooms {
  amount: number;
  /** Where they are: on the floor of this room. */
  like: Pick<DormRoom, 'site' | 'building' | 'floor' | 'companyId' | 'kind'>;
  sex: DormRoom['sex'];
  beds: number;
}

/** Why people with the same need have no bed, and what would help. */
export interface WithoutReason {
  guestIds: string[];
  code: DormReasonCode;
  need: { kind: RoomKind; alone: boolean; sex: Sex | null; companyId: string };
  /** Places of rooms that they might use, and guests with the same need. */
  places: number;
  people: number;
  /** Null where none was found, or nobody looked any further. */
  help: MoreRooms | null;
}

/** Assignments tried in all; whoever comes later is told the reason alone. */
const maxTrials = 60;

/** Looks for the rule in each one's way and the fewest rooms that help, by assigning beds again with each of them. */
export function explainWithout(
  problem: DormProblem,
  policy: Policy,
  found: DormAssignment,
  mip: MipSolver | null,
): WithoutReason[] {
  const trials = new Trials(problem, policy, found, mip);
  return clustersOf(problem, policy, found).map((guests) => {
    const [first] = guests as [Guest, ...Guest[]];
    const need = {
      ...{ kind: kindOf(first), alone: isAlone(first, policy), sex: first.sex, companyId: first.companyId },
    };
    const ids = guests.map(({ guestId }) => guestId);
    return {
      guestIds: ids,
      code: codeOf(trials, problem, policy, guests),
      need,
      places: placesFor(problem.rooms, need, policy),
      people: problem.guests.filter((guest) => sameNeed(guest, first, policy)).length,
      help: fewestRooms(trials, problem, policy, guests),
    };
  });
}

/** Those without a bed, by what they need. */
function clustersOf({ guests }: DormProblem, policy: Policy, { without }: DormAssignment): Guest[][] {
  const outside = new Set(without);
  const clusters: Guest[][] = [];
  for (const guest of guests) {
    if (!outside.has(guest.guestId)) continue;
    const cluster = clusters.find(([first]) => sameNeed(guest, first!, policy));
    if (cluster === undefined) clusters.push([guest]);
    else cluster.push(guest);
  }
  return clusters;
}

function sameNeed(a: Guest, b: Guest, policy: Policy): boolean {
  const isSame = a.companyId === b.companyId && a.sex === b.sex && kindOf(a) === kindOf(b);
  return isSame && isAlone(a, policy) === isAlone(b, policy);
}

function mayUse(room: DormRoom, need: WithoutReason['need']): boolean {
  const isOpen = room.companyId === null || room.companyId === need.companyId;
  return room.kind === need.kind && isOpen && (room.sex === 'any' || room.sex === need.sex);
}

function placesFor(rooms: readonly DormRoom[], need: WithoutReason['need'], policy: Policy): number {
  const usable = rooms.filter((room) => mayUse(room, need));
  return usable.reduce((sum, room) => sum + (need.alone ? 1 : placesOf(room, policy)), 0);
}

/** The first rule without which they would have beds. */
function codeOf(trials: Trials, problem: DormProblem, policy: Policy, guests: readonly Guest[]): DormReasonCode {
  const ids = new Set(guests.map(({ guestId }) => guestId));
  const { rooms } = problem;
  const { iso, cohort, dorm } = policy;
  if (guests.some(({ guestId }) => problem.locks.has(guestId))) return 'locked_bed';
  if (dorm.single_sex && guests[0]!.sex === null) return 'sex_unknown';
  const free = (guest: Guest) => (sameNeed(guest, guests[0]!, policy) ? { ...guest, singleRoom: false } : guest);
  const relaxed: [DormReasonCode, Partial<DormProblem>, Partial<Policy>][] = [
    ['fever_rooms', {}, { iso: { ...iso, fever_rooms_share: 0 } }],
    ['floor_exclusive', {}, { iso: { ...iso, floor_exclusive: false } }],
    ['cohort', {}, { cohort: { ...cohort, same_room_same_coach: false } }],
    ['single_room', { guests: problem.guests.map(free) }, {}],
    ['company', { rooms: rooms.map((room) => ({ ...room, companyId: null })) }, {}],
    ['sex', { rooms: rooms.map((room) => ({ ...room, sex: 'any' as const })) }, {}],
  ];
  const way = relaxed.find(([, other, rules]) => trials.helps(ids, other, rules));
  return way?.[0] ?? 'beds';
}

/** The fewest rooms like one that is there with which they all have beds; null where there is no such room, or no time to look. */
function fewestRooms(trials: Trials, problem: DormProblem, policy: Policy, guests: readonly Guest[]): MoreRooms | null {
  const [first] = guests as [Guest, ...Guest[]];
  const ids = new Set(guests.map(({ guestId }) => guestId));
  const like = roomLike(problem.rooms, first);
  if (like === null || (policy.dorm.single_sex && first.sex === null)) return null;
  const alone = isAlone(first, policy);
  const beds = alone ? 1 : like.beds;
  const sex = first.sex ?? 'any';
  const { site, building, floor, companyId } = like;
  const place = { site, building, floor, companyId, kind: kindOf(first) };
  const extra = (amount: number): DormRoom[] =>
    Array.from({ length: amount }, (_, i) => ({ ...place, room: `+${i + 1}`, beds, sex }));
  const helps = (amount: number) => trials.helps(ids, { rooms: [...problem.rooms, ...extra(amount)] }, {});
  let low = Math.ceil(guests.length / (alone ? 1 : placesOf({ beds }, policy)));
  let high = low;
  // one more than people: a room for each, and one that the fever reserve may take
  const most = guests.length + 1;
  while (!helps(high)) {
    if (high >= most) return null;
    low = high + 1;
    high = Math.min(most, 2 * high);
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (helps(middle)) high = middle;
    else low = middle + 1;
  }
  return { amount: high, like: place, sex, beds };
}

/** Where more rooms would be: beside those of the same kind that the company has, else those open to all, else any of the company's. */
function roomLike(rooms: readonly DormRoom[], guest: Guest): DormRoom | null {
  const sameKind = rooms.filter(({ kind }) => kind === kindOf(guest));
  const own = (room: DormRoom) => room.companyId === guest.companyId;
  const suits = (room: DormRoom) => room.sex === guest.sex;
  const isOpen = ({ companyId }: DormRoom) => companyId === null;
  return sameKind.find((room) => own(room) && suits(room)) ?? sameKind.find(own) ?? sameKind.find(isOpen) ?? null;
}

/** Assigns beds again with something changed, so many times. */
class Trials {
  readonly #problem: DormProblem;
  readonly #policy: Policy;
  readonly #before: number;
  readonly #mip: MipSolver | null;
  #left = maxTrials;

  constructor(problem: DormProblem, policy: Policy, found: DormAssignment, mip: MipSolver | null) {
    this.#problem = problem;
    this.#policy = policy;
    this.#before = found.without.length;
    this.#mip = mip;
  }

  /** True where they all have a bed then, and nobody else loses his. */
  helps(ids: ReadonlySet<string>, problem: Partial<DormProblem>, policy: Partial<Policy>): boolean {
    if (this.#left-- <= 0) return false;
    const again = assignDorms({ ...this.#problem, ...problem }, { ...this.#policy, ...policy }, this.#mip);
    return again.without.length <= this.#before - ids.size && !again.without.some((id) => ids.has(id));
  }
}
