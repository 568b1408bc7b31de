/** A roster file before anybody asks what it means: sheets of rows of cells, the same for workbooks and CSV. */

export interface Cell {
  /**
   * `error` is a formula error or a formula without stored result. For a number `text` is the literal of the file, so that long
   * numbers keep the digits that a double would lose.
   */
  kind: 'text' | 'number' | 'date' | 'error';
  /** Never empty. Dates as `YYYY-MM-DD`. */
  text: string;
}

export interface GridRow {
  /** Counts from 1 as spreadsheets do. */
  row: number;
  hidden: boolean;
  /** By column from 0; holes where there is nothing. */
  cells: (Cell | undefined)[];
}

/** A merged area, bounds included; rows from 1, columns from 0. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Sheet {
  /** Empty for CSV. */
  name: string;
  hidden: boolean;
  /** Rows with content, in order. */
  rows: GridRow[];
  merges: Merge[];
}

/** The sheets of a file, and what a reader should be told about the file as such. */
export interface Grid {
  sheets: Sheet[];
  /** True where the name's extension and the content disagree, but the content could be read. */
  misnamed: boolean;
}
