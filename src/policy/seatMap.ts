import type { Policy } from './schema.ts';

/** One pair (or a lone seat) of a row; seats are labelled `<row><letter>` from the front, A at the left window. */
export interface SeatPair {
  seats: string[];
}

/** The seats of a coach that may be used, front to back, and those kept free at the back. */
export interface SeatMap {
  pairs: SeatPair[];
  reserved: string[];
}

/**
 * Lays out `seats` passenger seats as 2+2 rows with a bench across the back; a row that is not full stands at the front
 * door. The last `reserve_back_rows` rows (the bench counts as one) are the observation area (MoT guidance 2020).
 */
export function seatMap(seats: number, policy: Policy): SeatMap {
  const rows = seatRows(seats, policy.vehicle.back_bench);
  const usable = Math.max(0, rows.length - policy.seatmap.reserve_back_rows);
  const pairs: SeatPair[] = [];
  for (const row of rows.slice(0, usable)) {
    for (let i = 0; i < row.length; i += 2) pairs.push({ seats: row.slice(i, i + 2) });
  }
  return { pairs, reserved: rows.slice(usable).flat() };
}

const perRow = 4;
const letters = 'ABCDEFGHIJ';

/** Labels row by row, the incomplete row first, the bench last. */
function seatRows(seats: number, backBench: number): string[][] {
  const bench = Math.min(backBench, seats);
  const inRows = seats - bench;
  const sizes: number[] = [];
  if (inRows % perRow > 0) sizes.push(inRows % perRow);
  for (let left = inRows - (inRows % perRow); left > 0; left -= perRow) sizes.push(perRow);
  if (bench > 0) sizes.push(bench);
  return sizes.map((size, row) => Array.from({ length: size }, (_, i) => `${row + 1}${letters[i]}`));
}
