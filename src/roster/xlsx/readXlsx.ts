import type { Sheet } from '../grid.ts';
import type { RosterLimits } from '../limits.ts';
import { readSharedStrings } from './sharedStrings.ts';
import { readSheet } from './sheet.ts';
import { readDateStyles } from './styles.ts';
import { readWorkbook } from './workbook.ts';
import { openZip } from './zipParts.ts';

/**
 * Reads a workbook (ECMA-376) as a stream of XML parts.
 *
 * Not by exceljs, which the sheets are written with: its streaming reader (4.4) spills sheets that precede the shared strings into
 * unencrypted temporary files, fails without shared strings, garbles characters at chunk borders, drops merges, inline rich
 * text and formula errors, and both its readers turn an 18-digit number into a double before anybody sees it; its other
 * reader inflates everything at once. The tests hold this reader against exceljs where that is sound.
 */
export async function readXlsx(bytes: Uint8Array, limits: RosterLimits): Promise<Sheet[]> {
  const zip = await openZip(bytes, limits);
  const book = await readWorkbook(zip, limits);
  const context = {
    sharedStrings: await readSharedStrings(zip, book.sharedStrings, limits),
    dateStyles: await readDateStyles(zip, book.styles, limits),
    date1904: book.date1904,
  };
  const sheets: Sheet[] = [];
  let rowsLeft = limits.rows;
  for (const { name, hidden, part } of book.sheets) {
    const { rows, merges } = await readSheet(part, zip.chunks(part), context, limits, rowsLeft);
    rowsLeft -= rows.length;
    sheets.push({ name, hidden, rows, merges });
  }
  return sheets;
}
