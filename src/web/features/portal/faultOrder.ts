import { rejectCodes } from '../../../contract/worker.ts';
import type { ReplyOf } from '../../lib/api/types.ts';

/** A row (or with row 0 a whole file) that was sent back. */
export type FaultyRow = ReplyOf<'readRequest'>['faults'][number];

/** The worst first: what costs a whole file, then who cannot be known, then who cannot be reached, then the rest. */
const order = new Map(rejectCodes.map((code, rank) => [code as string, rank]));

/** How bad a row is; smaller is worse. */
function rankOf({ cells }: FaultyRow): number {
  return Math.min(...cells.map(({ code }) => order.get(code) ?? order.size));
}

/** Rows that were sent back, the worst first, in the order of the file where they are as bad. */
export function worstFirst(faults: readonly FaultyRow[]): FaultyRow[] {
  return [...faults].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      b.cells.length - a.cells.length ||
      a.file.localeCompare(b.file) ||
      a.sheet.localeCompare(b.sheet) ||
      a.row - b.row,
  );
}
