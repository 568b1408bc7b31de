import type { Workbook, Worksheet } from 'exceljs';

export type CellValue = string | number | boolean | Date | null;

export interface SheetColumn<T> {
  title: string;
  /** In characters of the default font; a Chinese character takes two. */
  width: number;
  /** Number format, for example `yyyy-mm-dd hh:mm`. */
  format?: string;
  value: (item: T) => CellValue;
}

export const instantFormat = 'yyyy-mm-dd hh:mm';

/** Adds a worksheet of one item a row, with a frozen bold header and an autofilter. */
export function addSheet<T>(
  workbook: Workbook,
  name: string,
  columns: readonly SheetColumn<T>[],
  items: readonly T[],
): Worksheet {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
  });
  columns.forEach(({ width, format }, i) => {
    const column = sheet.getColumn(i + 1);
    column.width = width;
    if (format !== undefined) column.numFmt = format;
  });
  const header = sheet.addRow(columns.map(({ title }) => title));
  header.font = { bold: true };
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6E6E6' } };
  for (const item of items) sheet.addRow(columns.map(({ value }) => value(item)));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: items.length + 1, column: columns.length } };
  return sheet;
}
