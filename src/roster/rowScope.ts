import { cellName } from '../contract/cellName.ts';
import type { Bilingual } from '../contract/text.ts';
import type { RejectCode, RejectedCell, RosterWarning, RowSource } from '../contract/worker.ts';
import type { Field } from './fields.ts';
import type { Cell, GridRow } from './grid.ts';
import type { ColumnMap } from './header.ts';
import { cleanText } from './text.ts';

/** What is wrong and what to do; neither may hold personal data. */
export interface Verdict {
  message: Bilingual;
  remedy: Bilingual;
}

/** A data row while it is being read: its cells by field, and everything that is found wrong with it. */
export class RowScope {
  readonly source: RowSource;
  readonly rejections: RejectedCell[] = [];
  readonly warnings: RosterWarning[] = [];
  readonly #row: GridRow;
  readonly #columns: ColumnMap;

  constructor(file: string, sheet: string, row: GridRow, columns: ColumnMap) {
    this.source = { file, sheet, row: row.row };
    this.#row = row;
    this.#columns = columns;
  }

  /** True where the table has such a column. */
  has(field: Field): boolean {
    return this.#columns.has(field);
  }

  /** The field's cell: the first that is filled of the columns that fit. */
  cell(field: Field): Cell | undefined {
    const column = this.#filledColumn(field);
    return column === undefined ? undefined : this.#row.cells[column];
  }

  /** Half-width text of the field, '' where it is empty. */
  text(field: Field): string {
    const cell = this.cell(field);
    return cell === undefined ? '' : cleanText(cell.text);
  }

  /** Texts of all columns that fit the field. */
  texts(field: Field): string[] {
    const cells = (this.#columns.get(field) ?? []).map((column) => this.#row.cells[column]);
    return cells.flatMap((cell) => (cell === undefined ? [] : [cleanText(cell.text)]));
  }

  /** Refuses the row because of this field. `value` is what was found, masked by the caller where it is personal. */
  reject(field: Field, code: RejectCode, value: string, { message, remedy }: Verdict): void {
    this.rejections.push({ ...this.#place(field), code, value, message, remedy });
  }

  /** Keeps the row and has somebody look. */
  warn(field: Field, code: string, { message, remedy }: Verdict): void {
    this.warnings.push({ ...this.#place(field), row: this.source.row, code, message, remedy });
  }

  /** Name of the field's cell, for example `C14`. */
  cellName(field: Field): string {
    return this.#place(field).cell;
  }

  #place(field: Field) {
    const { file, sheet, row } = this.source;
    const column = this.#filledColumn(field) ?? this.#columns.get(field)?.[0] ?? 0;
    return { file, ...(sheet === '' ? {} : { sheet }), cell: cellName(column, row) };
  }

  #filledColumn(field: Field): number | undefined {
    return this.#columns.get(field)?.find((column) => this.#row.cells[column] !== undefined);
  }
}
