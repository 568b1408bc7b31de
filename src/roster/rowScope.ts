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
    const column = this.#columnOf(field);
    return column === undefined ? undefined : this.#row.cells[column];
  }

  /** Half-width text of the field, '' where it is empty. */
  text(field: Field): string {
    const cell = this.cell(field);
    return cell === undefined ? '' : cleanText(cell.text);
  }

  /** Texts of all columns that fit the field and are filled. */
  texts(field: Field): string[] {
    return this.filled(field).map(({ text }) => text);
  }

  /** The same with their columns, for fields that a roster may ask several times. */
  filled(field: Field): { column: number; text: string }[] {
    return (this.#columns.get(field) ?? []).flatMap((column) => {
      const cell = this.#row.cells[column];
      return cell === undefined ? [] : [{ column, text: cleanText(cell.text) }];
    });
  }

  /** Refuses the row because of this field, or of one of its columns. `value` is what was found, masked by the caller where it is personal. */
  reject(field: Field | number, code: RejectCode, value: string, { message, remedy }: Verdict): void {
    this.rejections.push({ ...this.#place(field), code, value, message, remedy });
  }

  /** Keeps the row and has somebody look. */
  warn(field: Field | number, code: string, { message, remedy }: Verdict): void {
    this.warnings.push({ ...this.#place(field), row: this.source.row, code, message, remedy });
  }

  /** Name of the field's cell, for example `C14`. */
  cellName(field: Field): string {
    return this.#place(field).cell;
  }

  #place(field: Field | number) {
    const { file, sheet, row } = this.source;
    const column = typeof field === 'number' ? field : (this.#columnOf(field) ?? 0);
    return { file, ...(sheet === '' ? {} : { sheet }), cell: cellName(column, row) };
  }

  /** The first column that fits and is filled, else the first that fits. */
  #columnOf(field: Field): number | undefined {
    const columns = this.#columns.get(field);
    return columns?.find((column) => this.#row.cells[column] !== undefined) ?? columns?.[0];
  }
}
