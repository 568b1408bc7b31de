import { type FaultyRow, worstFirst } from './faultOrder.ts';

/** One wrong cell as a line of a table. */
export type FaultLine = Omit<FaultyRow, 'cells'> &
  FaultyRow['cells'][number] & {
    key: string;
    /** Lines that the row takes together, at its first one; 0 at the others. */
    span: number;
    /** Whether it is a cell that another value can be put into; a row or file as such is not. */
    isCell: boolean;
  };

const cellName = /^[A-Z]{1,3}[1-9]\d{0,6}$/;

/** Wrong cells, the worst rows first. A cell with two faults offers its place for the right value once. */
export function faultLines(faults: readonly FaultyRow[]): FaultLine[] {
  return worstFirst(faults).flatMap(({ cells, ...row }) =>
    cells.map((cell, i) => ({
      ...row,
      ...cell,
      key: `${row.file}/${row.sheet}/${row.row}/${i}`,
      span: i === 0 ? cells.length : 0,
      isCell: cellName.test(cell.cell) && cells.findIndex((other) => other.cell === cell.cell) === i,
    })),
  );
}
