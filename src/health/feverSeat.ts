import type { Policy } from '../policy/schema.ts';
import { seatMap } from '../policy/seatMap.ts';
import { rowOf } from './seatRow.ts';

/**
 * The seat in the reserved back rows that somebody with fever moves to (domain.md 1.5, 1.19): the free one with most rows between
 * him and whoever sits there already, then the one furthest back, then at the left window.
 *
 * @param seats passenger seats of the bus
 * @param taken labels of seats with somebody in them
 * @returns null where the policy reserves none, or all are taken
 */
export function feverSeat(seats: number, taken: readonly string[], policy: Policy): string | null {
  const { reserved } = seatMap(seats, policy);
  const inReserve = taken.filter((seat) => reserved.includes(seat));
  const free = reserved.filter((seat) => !taken.includes(seat));
  const ranked = free.map((seat) => ({ seat, distance: distanceTo(seat, inReserve), row: rowOf(seat)! }));
  ranked.sort((a, b) => b.distance - a.distance || b.row - a.row || (a.seat < b.seat ? -1 : 1));
  return ranked[0]?.seat ?? null;
}

/** Distance to the nearest of others: rows count before columns. */
function distanceTo(seat: string, others: readonly string[]): number {
  const column = (label: string) => label.charCodeAt(label.length - 1);
  const distances = others.map(
    (other) => 100 * Math.abs(rowOf(seat)! - rowOf(other)!) + Math.abs(column(seat) - column(other)),
  );
  return Math.min(Number.MAX_SAFE_INTEGER, ...distances);
}
