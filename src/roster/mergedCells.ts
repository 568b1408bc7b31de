import type { GridRow, Sheet } from './grid.ts';

/**
 * The rows of a sheet with merged cells filled downwards: a county or company that spans several rows belongs to each of
 * them. Only the first column of an area is filled and only rows that have content of their own, so that blank lines stay blank.
 */
export function fillMerged({ rows, merges }: Sheet): GridRow[] {
  const tall = merges.filter(({ top, bottom }) => bottom > top);
  if (tall.length === 0) return rows;
  const byNumber = new Map(rows.map((row) => [row.row, row]));
  const filled = new Map<number, GridRow>();
  for (const { top, bottom, left } of tall) {
    const value = byNumber.get(top)?.cells[left];
    if (value === undefined) continue;
    for (let index = firstAfter(rows, top); index < rows.length && rows[index]!.row <= bottom; index++) {
      const row = rows[index]!;
      if (row.cells[left] !== undefined) continue;
      const copy = filled.get(row.row) ?? { ...row, cells: [...row.cells] };
      copy.cells[left] = value;
      filled.set(row.row, copy);
    }
  }
  return rows.map((row) => filled.get(row.row) ?? row);
}

/** Index of the first row below `number`, by bisection: files with many merged areas are large. */
function firstAfter(rows: readonly GridRow[], number: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.row <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}
