import type { Bilingual } from './text.ts';

/** One cell that is wrong: its column from 0, or -1 where the row as such is, and what to do. */
export interface BadCell {
  column: number;
  message: Bilingual;
  remedy: Bilingual;
}

/** Rejected rows of one table of a roster, as they were sent. Holds personal data in full. */
export interface BadTable {
  file: string;
  /** Empty for CSV. */
  sheet: string;
  /** Titles of the table's columns; empty where a column has none. */
  titles: string[];
  rows: { row: number; cells: string[]; faults: BadCell[] }[];
}

/** Rejected rows of a request, and files or sheets that were refused as a whole. */
export interface BadRows {
  tables: BadTable[];
  whole: { file: string; sheet: string; faults: BadCell[] }[];
}
