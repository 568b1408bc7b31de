/** Row of a seat label `<row><letter>` (policy/seatMap.ts), counted from the front; null where it is none. */
export function rowOf(seat: string): number | null {
  const match = /^(\d+)[A-J]$/.exec(seat);
  return match === null ? null : Number(match[1]);
}
