import { type IsolationRule, isolationRuleOf } from './checks/isolation.ts';
import type { CheckContext } from './context.ts';
import type { PlanWorkerShape } from './planShape.ts';
import type { RawRoom } from './raw/dorms.ts';
import { sexOfRow } from './raw/person.ts';
import { rowKey } from './raw/rosterRows.ts';

/** A bed of the document with what the raw files say of it and of who has it. */
export interface Bed {
  workerId: string;
  companyId: string;
  tripId: string | null;
  stay: NonNullable<PlanWorkerShape['stay']>;
  roomKey: string;
  /** Null where dorms.csv has no such room. */
  room: RawRoom | null;
  sex: 'M' | 'F' | null;
  /** Whether his row asks for a room with whom he is married to. */
  asksForCouple: boolean;
  /** Local date on which he gets off; null where no trip says so. */
  arrivedOn: string | null;
  arrivedMs: number;
  term: IsolationRule;
}

/** A room by its four names. */
export function keyOfRoom({
  site,
  building,
  floor,
  room,
}: Pick<RawRoom, 'site' | 'building' | 'floor' | 'room'>): string {
  return [site, building, floor, room].join(' / ');
}

/** Every bed that the document gives. */
export function bedsOf({ plan, raw, rows, policy }: CheckContext): Bed[] {
  const rooms = new Map(raw.dorms.map((room) => [keyOfRoom(room), room]));
  const arrivals = new Map(
    plan.trips.flatMap(({ stops }) => stops.flatMap((stop) => stop.alight.map((id) => [id, stop.arriveAt] as const))),
  );
  return plan.workers.flatMap(({ workerId, companyId, tripId, adcode, stay, source }): Bed[] => {
    if (stay === undefined) return [];
    const row = rows.get(rowKey(source.file, source.sheet, source.row));
    const arrival = arrivals.get(workerId) ?? null;
    const arrivedOn = arrival === null ? null : arrival.slice(0, 10);
    const roomKey = keyOfRoom(stay);
    return [
      {
        ...{ workerId, companyId, tripId, stay, roomKey, arrivedOn },
        room: rooms.get(roomKey) ?? null,
        sex: row === undefined ? null : sexOfRow(row),
        asksForCouple: /夫妻|夫妇|爱人|couple|spouse|married/i.test(row?.companions ?? ''),
        arrivedMs: arrival === null ? 0 : Date.parse(arrival),
        term: isolationRuleOf(adcode, arrivedOn ?? raw.serviceDate, policy),
      },
    ];
  });
}
