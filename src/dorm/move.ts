import type { Bilingual } from '../contract/text.ts';
import type { Policy } from '../policy/schema.ts';
import { type BedPlace, type DormProblem, type Guest, lastDay, overlaps } from './guest.ts';
import { isAlone, kindOf } from './needs.ts';
import { floorOf, placesOf } from './roomClasses.ts';

/** Who is where before a move. */
export type Places = ReadonlyMap<string, BedPlace>;

/**
 * Why people may not have these beds, all of them at once (a swap is two of them); null where they may. Everybody else stays where he
 * is. Rules that were broken before in other rooms do not count.
 */
export function refusalOfMove(
  problem: DormProblem,
  places: Places,
  moves: ReadonlyMap<string, BedPlace>,
  policy: Policy,
): Bilingual | null {
  const after = new Map([...places, ...moves]);
  for (const room of new Set([...moves.values()].map((place) => place.room))) {
    const refusal = refusalOfRoom(problem, after, room, policy);
    if (refusal !== null) return refusal;
  }
  const kept = emptyIsolationRooms(problem, after, policy);
  const before = emptyIsolationRooms(problem, places, policy);
  const wanted = wantedRooms(problem, policy);
  return kept < wanted && kept < before
    ? { zh: '须留空的发热房会不够', en: 'too few rooms would be left for fever' }
    : null;
}

function refusalOfRoom(problem: DormProblem, places: Places, index: number, policy: Policy): Bilingual | null {
  const { rooms, guests, taken } = problem;
  const room = rooms[index];
  if (room === undefined) return { zh: '没有这间房', en: 'there is no such room' };
  const mates = guests.filter(({ guestId }) => places.get(guestId)?.room === index);
  const others = taken.filter((bed) => bed.room === index && mates.some((mate) => overlaps(bed, stayOf(mate))));
  const beds = [...mates.map(({ guestId }) => places.get(guestId)!.bed), ...others.map(({ bed }) => bed)];
  if (beds.some((bed) => bed > room.beds)) return { zh: '没有这个床位', en: 'the room has no such bed' };
  if (new Set(beds).size < beds.length) return { zh: '床位已有人', en: 'somebody has the bed' };
  if (beds.length > placesOf(room, policy)) return { zh: '房间已满', en: 'the room is full' };
  for (const mate of mates) {
    if (kindOf(mate) !== room.kind)
      return room.kind === 'dorm'
        ? { zh: '须隔离的人员不能住普通宿舍', en: 'who must be isolated cannot be in an ordinary room' }
        : { zh: '不须隔离的人员不住隔离房', en: 'who need not be isolated is not put into an isolation room' };
    if (room.companyId !== null && room.companyId !== mate.companyId)
      return { zh: '房间属于其他企业', en: 'the room is another company’s' };
    if (room.sex !== 'any' && room.sex !== mate.sex)
      return { zh: '房间是给异性的', en: 'the room is for the other sex' };
  }
  return refusalOfMates([...mates], others, policy) ?? refusalOfFloor(problem, places, index, policy);
}

function refusalOfMates(mates: Guest[], others: DormProblem['taken'], policy: Policy): Bilingual | null {
  const people = mates.length + others.length;
  if (people < 2) return null;
  if (mates.some((mate) => isAlone(mate, policy)) || others.some((bed) => bed.inIsolation && bed.singleRoom))
    return { zh: '须单人居住，不能与人同住', en: 'somebody must be alone in his room' };
  const [a, b] = mates;
  const isCouple = people === 2 && a !== undefined && b !== undefined && a.couple !== null && a.couple === b.couple;
  const sexes = new Set([...mates, ...others].map(({ sex }) => sex));
  if (policy.dorm.single_sex && sexes.size > 1 && !isCouple) return { zh: '男女不能同住', en: 'a room is for one sex' };
  if (kindOf(mates[0]!) === 'dorm') return null;
  if (policy.cohort.same_room_same_coach) {
    const isOne =
      new Set(mates.map(({ coach }) => coach)).size === 1 && others.every(({ coach }) => coach === mates[0]!.coach);
    return isOne ? null : { zh: '隔离房只能同车的人同住', en: 'an isolation room is for people of one coach' };
  }
  const at = mates.map(({ arriveMs }) => arriveMs);
  const isClose = Math.max(...at) - Math.min(...at) <= policy.cohort.arrival_window_h * 3_600_000;
  return isClose ? null : { zh: '到达时间相差过大', en: 'they arrive too long after each other' };
}

function refusalOfFloor(
  { rooms, guests, taken }: DormProblem,
  places: Places,
  index: number,
  policy: Policy,
): Bilingual | null {
  if (!policy.iso.floor_exclusive) return null;
  const { kind } = rooms[index]!;
  const floor = floorOf(rooms[index]!);
  const isOther = (room: number) => floorOf(rooms[room]!) === floor && rooms[room]!.kind !== kind;
  const inUse = [...guests.flatMap(({ guestId }) => places.get(guestId) ?? []), ...taken].some(({ room }) =>
    isOther(room),
  );
  return inUse ? { zh: '隔离房与普通宿舍不能同层', en: 'isolation and ordinary rooms share no floor' } : null;
}

function stayOf(guest: Guest): { from: string; until: string | null } {
  return { from: guest.from, until: lastDay(guest) };
}

function wantedRooms({ guests }: DormProblem, { iso }: Policy): number {
  const isolated = guests.filter((guest) => kindOf(guest) === 'isolation').length;
  return isolated === 0 || iso.fever_rooms_share === 0 ? 0 : Math.max(1, Math.ceil(iso.fever_rooms_share * isolated));
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
