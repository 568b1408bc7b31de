import type { DormProblem, Guest, TakenBed } from '../../src/dorm/guest.ts';
import type { Policy } from '../../src/policy/schema.ts';

/** What an assignment is worth: people without a bed, then the price of rooms, strangers and couples parted. */
export interface Worth {
  without: number;
  price: number;
}

const never = '9999-12-31';
const later = (date: string, days: number) => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
const lastOf = ({ from, isolationDays }: Guest) => (isolationDays > 0 ? later(from, isolationDays) : never);
const meet = (guest: Guest, bed: TakenBed) => guest.from <= (bed.until ?? never) && bed.from <= lastOf(guest);

/**
 * The rules of the dormitories written a second time, over one room for each guest (null: none). Null where one is broken. Locks and
 * stays of others that end before somebody comes are the caller's to leave out.
 */
export function worthOf(problem: DormProblem, policy: Policy, roomOf: readonly (number | null)[]): Worth | null {
  const { rooms, guests, taken } = problem;
  const floor = (room: number) => `${rooms[room]!.site}/${rooms[room]!.building}/${rooms[room]!.floor}`;
  const inRoom = rooms.map((_, room) => guests.filter((_, i) => roomOf[i] === room));
  let price = 0;
  for (const [index, own] of inRoom.entries()) {
    if (own.length === 0) continue;
    const room = rooms[index]!;
    const others = taken.filter((bed) => bed.room === index && own.some((guest) => meet(guest, bed)));
    if (own.length + others.length > Math.min(room.beds, policy.dorm.max_per_room)) return null;
    const isCouple =
      own.length === 2 &&
      others.length === 0 &&
      own[0]!.couple !== null &&
      own[0]!.couple === own[1]!.couple &&
      canBeOne(own, policy);
    for (const guest of own) {
      if (guest.isolationDays > 0 !== (room.kind === 'isolation')) return null;
      if (room.companyId !== null && room.companyId !== guest.companyId) return null;
      if (room.sex !== 'any' && room.sex !== guest.sex) return null;
      const mustBeAlone =
        (guest.isolationDays > 0 && guest.singleRoom) || (policy.dorm.single_sex && guest.sex === null);
      if (mustBeAlone && own.length + others.length > 1) return null;
    }
    if (others.some(({ inIsolation, singleRoom }) => inIsolation && singleRoom)) return null;
    const sexes = new Set([...own, ...others].map(({ sex }) => sex));
    if (policy.dorm.single_sex && sexes.size > 1 && !isCouple) return null;
    const coaches = new Set([...own, ...others].map(({ coach }, i) => coach ?? `?${i}`));
    if (room.kind === 'isolation' && coaches.size > 1 && policy.cohort.same_room_same_coach) return null;
    if (
      room.kind === 'isolation' &&
      others.some(({ from }) => own.some((guest) => guest.from !== from)) &&
      !policy.cohort.same_room_same_coach
    )
      return null;
    price += others.length === 0 ? 10 : 0;
    price += 4 * (new Set(own.map(({ companyId, coach }) => `${companyId}|${coach}`)).size - 1);
  }
  const used = (kind: string, on: string) =>
    inRoom.some((own, room) => own.length > 0 && rooms[room]!.kind === kind && floor(room) === on) ||
    taken.some((bed) => floor(bed.room) === on && bed.inIsolation === (kind === 'isolation'));
  const floors = [...new Set(rooms.map((_, room) => floor(room)))];
  if (policy.iso.floor_exclusive && floors.some((on) => newOn(on) && used('isolation', on) && used('dorm', on)))
    return null;
  function newOn(on: string): boolean {
    return inRoom.some((own, room) => own.length > 0 && floor(room) === on);
  }
  const isolating = guests.filter(({ isolationDays }) => isolationDays > 0);
  if (isolating.length > 0 && policy.iso.fever_rooms_share > 0) {
    const there = taken.filter((bed) => bed.inIsolation && isolating.some((guest) => meet(guest, bed))).length;
    const wanted = Math.max(1, Math.ceil(policy.iso.fever_rooms_share * (isolating.length + there)));
    const isEmpty = (room: number) => rooms[room]!.kind === 'isolation' && !taken.some((bed) => bed.room === room);
    const free = (room: number, dormFloor: (on: string) => boolean) =>
      isEmpty(room) && !(policy.iso.floor_exclusive && dormFloor(floor(room)));
    const before = (on: string) => taken.some((bed) => floor(bed.room) === on && !bed.inIsolation);
    const possible = rooms.filter((_, room) => free(room, before)).length;
    const kept = rooms.filter((_, room) => inRoom[room]!.length === 0 && free(room, (on) => used('dorm', on))).length;
    if (kept < Math.min(wanted, possible)) return null;
  }
  const couples = new Set(guests.flatMap(({ couple }) => (couple === null ? [] : [couple])));
  for (const couple of couples) {
    const two = guests.flatMap((guest, i) => (guest.couple === couple ? [{ guest, room: roomOf[i] ?? null }] : []));
    const isOne =
      two.length === 2 &&
      canBeOne(
        two.map(({ guest }) => guest),
        policy,
      );
    if (isOne && (two[0]!.room === null || two[0]!.room !== two[1]!.room)) price += 20;
  }
  return { without: roomOf.filter((room) => room === null).length, price };
}

/** Whether two may have a room of their own at all: the same need, the same coach, nobody who must be alone. */
function canBeOne(two: Guest[], policy: Policy): boolean {
  const [a, b] = two as [Guest, Guest];
  const mustBeAlone = ({ isolationDays, singleRoom, sex }: Guest) =>
    (isolationDays > 0 && singleRoom) || (policy.dorm.single_sex && sex === null);
  if (!policy.dorm.single_sex) return false;
  return a.isolationDays > 0 === b.isolationDays > 0 && a.coach === b.coach && !mustBeAlone(a) && !mustBeAlone(b);
}

/** The best of all assignments, one after the other. */
export function bestByForce(problem: DormProblem, policy: Policy): Worth {
  const { rooms, guests } = problem;
  const roomOf: (number | null)[] = guests.map(() => null);
  let best = worthOf(problem, policy, roomOf)!;
  const place = (guest: number) => {
    if (guest === guests.length) {
      const worth = worthOf(problem, policy, roomOf);
      if (
        worth !== null &&
        (worth.without < best.without || (worth.without === best.without && worth.price < best.price))
      )
        best = worth;
      return;
    }
    for (let room = -1; room < rooms.length; room++) {
      roomOf[guest] = room < 0 ? null : room;
      place(guest + 1);
    }
    roomOf[guest] = null;
  };
  place(0);
  return best;
}
