import { grouped } from '../contract/grouped.ts';
import type { DormRoom } from '../contract/scenario.ts';
import type { Bilingual } from '../contract/text.ts';
import { feverRooms } from '../policy/feverRooms.ts';
import type { Policy } from '../policy/schema.ts';
import { type BedPlace, type DormProblem, type Guest, lastDay, overlaps, type TakenBed } from './guest.ts';
import { isAlone, kindOf } from './needs.ts';
import { floorOf, placesOf } from './roomClasses.ts';

/** Why somebody may not have a bed, rule by rule; each has a case in tests/dorm/move.test.ts. */
export const refusals = {
  no_room: { zh: '没有这间房', en: 'there is no such room' },
  no_bed: { zh: '没有这个床位', en: 'the room has no such bed' },
  taken: { zh: '床位已有人', en: 'somebody has the bed' },
  full: { zh: '房间已满', en: 'the room is full' },
  isolated_in_dorm: { zh: '须隔离的人员不能住普通宿舍', en: 'who must be isolated cannot be in an ordinary room' },
  free_in_isolation: {
    zh: '不须隔离的人员不住隔离房',
    en: 'who need not be isolated is not put into an isolation room',
  },
  company: { zh: '房间属于其他企业', en: 'the room is another company’s' },
  sex: { zh: '房间是给异性的', en: 'the room is for the other sex' },
  alone: { zh: '须单人居住，不能与人同住', en: 'somebody must be alone in his room' },
  single_sex: { zh: '男女不能同住', en: 'a room is for one sex' },
  coach: { zh: '隔离房只能同车的人同住', en: 'an isolation room is for people of one coach' },
  window: { zh: '到达时间相差过大', en: 'they arrive too long after each other' },
  floor: { zh: '隔离房与普通宿舍不能同层', en: 'isolation and ordinary rooms share no floor' },
  fever_rooms: { zh: '须留空的发热房会不够', en: 'too few rooms would be left for fever' },
} as const satisfies Record<string, Bilingual>;

/** Who is where before a move. */
export type Places = ReadonlyMap<string, BedPlace>;

/** Why people may not have these beds, all of them at once (a swap is two of them); null where they may. */
export type JudgeMove = (moves: ReadonlyMap<string, BedPlace>) => Bilingual | null;

/** What is the same for every move. */
interface Standing {
  problem: DormProblem;
  places: Places;
  policy: Policy;
  guestsIn: ReadonlyMap<number, readonly Guest[]>;
  takenIn: ReadonlyMap<number, readonly TakenBed[]>;
  guestOf: ReadonlyMap<string, Guest>;
  /** People by floor and kind of room. */
  onFloor: ReadonlyMap<string, number>;
  isolationFloors: ReadonlySet<string>;
  /** Isolation rooms that are empty, and how many have to be. */
  empty: number;
  wanted: number;
}

/**
 * Judges moves one by one, each as if it were the only one. Everybody else stays where he is. Rules that were broken before in other rooms do
 * not count.
 */
export function judgeMoves(problem: DormProblem, places: Places, policy: Policy): JudgeMove {
  const { rooms, guests, taken } = problem;
  const guestsIn = grouped(
    guests.filter(({ guestId }) => places.has(guestId)),
    ({ guestId }) => places.get(guestId)!.room,
  );
  const takenIn = grouped(taken, ({ room }) => room);
  const onFloor = new Map<string, number>();
  for (const [room, list] of [...guestsIn, ...takenIn]) {
    const key = floorKindOf(rooms[room]!);
    onFloor.set(key, (onFloor.get(key) ?? 0) + list.length);
  }
  const standing = {
    ...{ problem, places, policy, guestsIn, takenIn, onFloor },
    guestOf: new Map(guests.map((guest) => [guest.guestId, guest])),
    isolationFloors: new Set(rooms.flatMap((room) => (room.kind === 'isolation' ? [floorOf(room)] : []))),
    empty: emptyIsolationRooms(problem, places, policy),
    wanted: feverRooms(guests.filter((guest) => kindOf(guest) === 'isolation').length, policy),
  };
  return (moves) => {
    for (const room of new Set([...moves.values()].map((place) => place.room))) {
      const refusal = refusalOfRoom(standing, moves, room);
      if (refusal !== null) return refusal;
    }
    return refusalOfFever(standing, moves);
  };
}

/** `judgeMoves` for a single one. */
export function refusalOfMove(
  problem: DormProblem,
  places: Places,
  moves: ReadonlyMap<string, BedPlace>,
  policy: Policy,
): Bilingual | null {
  return judgeMoves(problem, places, policy)(moves);
}

function refusalOfFever(standing: Standing, moves: ReadonlyMap<string, BedPlace>): Bilingual | null {
  const { problem, places, policy, empty, wanted } = standing;
  // whoever goes into a room fills that one at most, unless he makes an ordinary floor of one with isolation rooms
  const isPlain = [...moves.values()].every(({ room }) => !opensFloor(standing, problem.rooms[room]!));
  if (wanted === 0 || (isPlain && empty - moves.size >= wanted)) return null;
  const kept = emptyIsolationRooms(problem, new Map([...places, ...moves]), policy);
  return kept < wanted && kept < empty ? refusals.fever_rooms : null;
}

function opensFloor({ policy, onFloor, isolationFloors }: Standing, room: DormRoom): boolean {
  if (room.kind === 'isolation' || !policy.iso.floor_exclusive) return false;
  return (onFloor.get(floorKindOf(room)) ?? 0) === 0 && isolationFloors.has(floorOf(room));
}

function refusalOfRoom(standing: Standing, moves: ReadonlyMap<string, BedPlace>, index: number): Bilingual | null {
  const { problem, places, policy, guestsIn, takenIn, guestOf } = standing;
  const room = problem.rooms[index];
  if (room === undefined) return refusals.no_room;
  const staying = (guestsIn.get(index) ?? []).filter(({ guestId }) => !moves.has(guestId));
  const coming = [...moves].flatMap(([guestId, place]) =>
    place.room === index && guestOf.has(guestId) ? [guestOf.get(guestId)!] : [],
  );
  const mates = [...staying, ...coming];
  const others = (takenIn.get(index) ?? []).filter((bed) => mates.some((mate) => overlaps(bed, stayOf(mate))));
  const bedOf = ({ guestId }: Guest) => (moves.get(guestId) ?? places.get(guestId)!).bed;
  const beds = [...mates.map(bedOf), ...others.map(({ bed }) => bed)];
  if (beds.some((bed) => bed > room.beds)) return refusals.no_bed;
  if (new Set(beds).size < beds.length) return refusals.taken;
  if (beds.length > placesOf(room, policy)) return refusals.full;
  for (const mate of mates) {
    const refusal = refusalOfKind(room, mate);
    if (refusal !== null) return refusal;
  }
  return refusalOfMates(mates, others, policy) ?? refusalOfFloor(standing, moves, room);
}

function refusalOfKind(room: DormRoom, mate: Guest): Bilingual | null {
  if (kindOf(mate) !== room.kind) return room.kind === 'dorm' ? refusals.isolated_in_dorm : refusals.free_in_isolation;
  if (room.companyId !== null && room.companyId !== mate.companyId) return refusals.company;
  if (room.sex !== 'any' && room.sex !== mate.sex) return refusals.sex;
  return null;
}

function refusalOfMates(mates: Guest[], others: DormProblem['taken'], policy: Policy): Bilingual | null {
  const people = mates.length + others.length;
  if (people < 2) return null;
  if (mates.some((mate) => isAlone(mate, policy)) || others.some((bed) => bed.inIsolation && bed.singleRoom))
    return refusals.alone;
  const [a, b] = mates;
  const isCouple = people === 2 && a !== undefined && b !== undefined && a.couple !== null && a.couple === b.couple;
  const sexes = new Set([...mates, ...others].map(({ sex }) => sex));
  if (policy.dorm.single_sex && sexes.size > 1 && !isCouple) return refusals.single_sex;
  if (kindOf(mates[0]!) === 'dorm') return null;
  if (policy.cohort.same_room_same_coach) {
    const isOne =
      new Set(mates.map(({ coach }) => coach)).size === 1 && others.every(({ coach }) => coach === mates[0]!.coach);
    return isOne ? null : refusals.coach;
  }
  const at = mates.map(({ arriveMs }) => arriveMs);
  const isClose = Math.max(...at) - Math.min(...at) <= policy.cohort.arrival_window_h * 3_600_000;
  return isClose ? null : refusals.window;
}

function refusalOfFloor(standing: Standing, moves: ReadonlyMap<string, BedPlace>, room: DormRoom): Bilingual | null {
  const { problem, places, policy, guestOf, onFloor } = standing;
  if (!policy.iso.floor_exclusive) return null;
  const other = floorKindOf({ ...room, kind: room.kind === 'dorm' ? 'isolation' : 'dorm' });
  const isOther = (place: BedPlace | undefined) =>
    place !== undefined && problem.rooms[place.room] !== undefined && floorKindOf(problem.rooms[place.room]!) === other;
  let people = onFloor.get(other) ?? 0;
  for (const [guestId, to] of moves) {
    if (!guestOf.has(guestId)) continue;
    if (isOther(places.get(guestId))) people -= 1;
    if (isOther(to)) people += 1;
  }
  return people > 0 ? refusals.floor : null;
}

/** A floor's rooms of one kind. */
function floorKindOf(room: Pick<DormRoom, 'site' | 'building' | 'floor' | 'kind'>): string {
  return `${room.kind} ${floorOf(room)}`;
}

function stayOf(guest: Guest): { from: string; until: string | null } {
  return { from: guest.from, until: lastDay(guest) };
}

/** Isolation rooms that nobody has, on floors that no ordinary room of is used. */
function emptyIsolationRooms({ rooms, taken }: DormProblem, places: Places, { iso }: Policy): number {
  const used = new Set([...places.values(), ...taken].map(({ room }) => room));
  const ordinary = new Set([...used].flatMap((room) => (rooms[room]?.kind === 'dorm' ? [floorOf(rooms[room])] : [])));
  return rooms.filter(
    (room, index) =>
      room.kind === 'isolation' && !used.has(index) && !(iso.floor_exclusive && ordinary.has(floorOf(room))),
  ).length;
}
