import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { renderMasterList } from '../../src/sheets/index.ts';
import { setZipDates } from '../../src/sheets/xlsx/zipDates.ts';
import { type HandMade, handMadePlan } from './handMadePlan.ts';

async function readBack({ plan, context }: HandMade): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const bytes = await renderMasterList(plan, context);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook;
}

/** Cells of a column below its header. */
function column(sheet: ExcelJS.Worksheet, title: string): ExcelJS.CellValue[] {
  const header = (sheet.getRow(1).values as ExcelJS.CellValue[]).indexOf(title);
  expect(header).toBeGreaterThan(0);
  return Array.from({ length: sheet.rowCount - 1 }, (_, i) => sheet.getRow(i + 2).getCell(header).value);
}

describe('the master list', () => {
  it('has its six sheets, each with a frozen header, a filter and set widths', async () => {
    const workbook = await readBack(handMadePlan());
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['车辆', '停靠站', '人员', '未安排', '退回行', '指标']);
    for (const sheet of workbook.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.autoFilter).toBeTruthy();
      for (let i = 1; i <= sheet.columnCount; i++) expect(sheet.getColumn(i).width).toBeGreaterThan(5);
    }
  });

  it('lists everybody once, with trip and seat, IDs and phones masked', async () => {
    const made = handMadePlan({ buses: 2, perBus: 20 });
    const workers = (await readBack(made)).getWorksheet('人员')!;
    expect(column(workers, '编号')).toEqual(made.plan.workers.map(({ workerId }) => workerId));
    expect(column(workers, '座位')).toEqual(made.plan.workers.map(({ seat }) => seat));
    for (const id of column(workers, '证件号')) expect(id).toMatch(/^\d{6}\*{8}\d{4}$/);
    for (const phone of column(workers, '电话')) expect(phone).toMatch(/^\d{3}\*{4}\d{4}$/);
  });

  it('contains no full ID number anywhere', async () => {
    const made = handMadePlan();
    const workbook = await readBack(made);
    const all = workbook.worksheets
      .flatMap((sheet) => sheet.getSheetValues() as ExcelJS.CellValue[][])
      .flat()
      .join('\n');
    for (const idNumber of made.idNumbers) expect(all).not.toContain(idNumber);
  });

  it('gives times as dates on the local wall clock', async () => {
    const made = handMadePlan();
    const stops = (await readBack(made)).getWorksheet('停靠站')!;
    // the first bus leaves at 12:10 +08:00; a cell has no zone
    expect(column(stops, '开')[0]).toEqual(new Date('2020-02-23T12:10:00Z'));
    expect(column(stops, '到')).toHaveLength(made.plan.trips.reduce((sum, trip) => sum + trip.stops.length, 0));
  });

  it('lists who is left over with the reason, and every faulty cell; a fault without a cell is not lost', async () => {
    const made = handMadePlan();
    made.plan.rejected.push({ file: 'C009.xlsx', sheet: '', row: 0, cells: [] });
    const workbook = await readBack(made);
    const leftOver = workbook.getWorksheet('未安排')!;
    expect(column(leftOver, '代码')).toEqual(['loaded_distance']);
    expect(column(leftOver, '已验证')).toEqual(['是']);
    const rejected = workbook.getWorksheet('退回行')!;
    expect(column(rejected, '单元格')).toEqual(['C14', 'D14', null]);
    expect(column(rejected, '文件')).toEqual(['C001.xlsx', 'C001.xlsx', 'C009.xlsx']);
  });

  it('writes text that looks like a formula as text', async () => {
    const made = handMadePlan();
    made.plan.trips[0]!.bus.operator = '=HYPERLINK("http://x")';
    const buses = (await readBack(made)).getWorksheet('车辆')!;
    expect(column(buses, '承运单位')[0]).toBe('=HYPERLINK("http://x")');
  });

  it('has the same bytes at another time of writing', async () => {
    const { plan, context } = handMadePlan();
    const first = await renderMasterList(plan, context);
    // ZIP times have a grain of two seconds
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(Buffer.from(await renderMasterList(plan, context))).toEqual(Buffer.from(first));
  });

  it('refuses to date what is no archive', () => {
    expect(() => setZipDates(new Uint8Array(100), new Date(0))).toThrow(RangeError);
    expect(() => setZipDates(new Uint8Array(3), new Date(0))).toThrow(RangeError);
  });
});
