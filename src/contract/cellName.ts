/** Letters of a spreadsheet column counted from 0: 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

/** Spreadsheet name of a cell, for example `C14`; columns from 0, rows from 1. */
export function cellName(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}

/** Column (from 0) and row (from 1) of a cell name; null where it is none. */
export function parseCellName(name: string): { column: number; row: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name);
  if (match === null) return null;
  let column = 0;
  for (const letter of match[1]!) column = column * 26 + letter.charCodeAt(0) - 64;
  return { column: column - 1, row: Number(match[2]) };
}
