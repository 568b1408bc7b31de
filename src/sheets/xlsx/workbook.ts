import type { Workbook } from 'exceljs';

/** A new, empty workbook. The library is read when the first is made: most processes never write one. */
export async function newWorkbook(): Promise<Workbook> {
  const { default: ExcelJS } = await import('exceljs');
  return new ExcelJS.Workbook();
}
