import type { Policy } from '../policy/schema.ts';
import { rowOf } from './seatRow.ts';

/** That somebody sat somewhere for a time; whoever is moved has several. */
export interface SeatStay {
  workerId: string;
  /** Null where he has none. */
  seat: string | null;
  fromMs: number;
  toMs: number;
}

/** Somebody who was on the bus at the same time. */
export interface Contact {
  workerId: string;
  /** Rows between the two when they sat closest; 0 is the same row, null: not known. */
  rowsApart: number | null;
  /** Within `trace.rows` rows; also where a seat is not known. */
  isNear: boolean;
  /** Counts as a close contact by `trace.mode`: everybody aboard, or whoever sat near (domain.md 1.20). */
  isClose: boolean;
  /** The first and the last instant at which both were aboard. */
  fromMs: number;
  toMs: number;
}

/** Everybody who was on the bus together with somebody, the nearest first. The crew is in any case a contact, and no part of this. */
export function contactsOf(stays: readonly SeatStay[], workerId: string, { trace }: Pick<Policy, 'trace'>): Contact[] {
  const own = stays.filter((stay) => stay.workerId === workerId);
  const contacts = new Map<string, Contact>();
  for (const stay of stays) {
    if (stay.workerId === workerId) continue;
    for (const mine of own) {
      const fromMs = Math.max(stay.fromMs, mine.fromMs);
      const toMs = Math.min(stay.toMs, mine.toMs);
      if (fromMs >= toMs) continue;
      const before = contacts.get(stay.workerId);
      contacts.set(stay.workerId, closer(before, contact(stay, mine, trace, { fromMs, toMs })));
    }
  }
  return [...contacts.values()].sort(
    (a, b) => (a.rowsApart ?? -1) - (b.rowsApart ?? -1) || (a.workerId < b.workerId ? -1 : 1),
  );
}

function contact(
  stay: SeatStay,
  mine: SeatStay,
  { mode, rows }: Policy['trace'],
  span: Pick<Contact, 'fromMs' | 'toMs'>,
): Contact {
  const seats = [stay.seat, mine.seat].map((seat) => (seat === null ? null : rowOf(seat)));
  const rowsApart = seats[0] == null || seats[1] == null ? null : Math.abs(seats[0] - seats[1]);
  const isNear = rowsApart === null || rowsApart <= rows;
  return { workerId: stay.workerId, rowsApart, isNear, isClose: mode === 'all' || isNear, ...span };
}

/** Two times together as one: the closest they sat, over the whole time. Not knowing counts as closest. */
function closer(before: Contact | undefined, now: Contact): Contact {
  if (before === undefined) return now;
  const known = before.rowsApart !== null && now.rowsApart !== null;
  return {
    workerId: now.workerId,
    rowsApart: known ? Math.min(before.rowsApart!, now.rowsApart!) : null,
    isNear: before.isNear || now.isNear,
    isClose: before.isClose || now.isClose,
    fromMs: Math.min(before.fromMs, now.fromMs),
    toMs: Math.max(before.toMs, now.toMs),
  };
}
