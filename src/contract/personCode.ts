const prefix = 'jieyun:';

/** What a QR code of somebody's says: his number, which tells nothing to whoever has no list. Notices and slips carry it, desks and phones read it. */
export function personCode(workerId: string): string {
  return `${prefix}${workerId}`;
}

/** The number in a line that was scanned or typed; without the prefix the line itself. */
export function numberOfCode(line: string): string {
  return line.slice(0, prefix.length).toLowerCase() === prefix ? line.slice(prefix.length) : line;
}
