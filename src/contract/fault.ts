import type { Bilingual } from './text.ts';

/**
 * Something wrong in the input, with its place and its remedy.
 * Readers collect faults and go on, so that a person gets all of them at once.
 */
export interface Fault {
  /** File name relative to the scenario folder. */
  file: string;
  /** Sheet of a workbook; left out for CSV and JSON. */
  sheet?: string;
  /** Spreadsheet cell (`C14`), or a JSON path (`policy.override.hos`); left out where the whole file is meant. */
  cell?: string;
  /** Stable code for programs. */
  code: string;
  /** What is wrong. */
  message: Bilingual;
  /** What to do about it. */
  remedy: Bilingual;
}
