import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { RosterFile } from '../../src/contract/scenario.ts';
import { badTables } from '../../src/roster/badRows.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { renderBadRows, renderRosterTemplate } from '../../src/sheets/index.ts';
import { context, csvFile, residentId } from '../roster/support.ts';

const id = (n: number) => residentId('341221', '19850312', String(n).padStart(3, '0'));

async function edited(bytes: Uint8Array, edit: (sheet: ExcelJS.Worksheet) => void): Promise<RosterFile> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes).buffer as ArrayBuffer);
  edit(book.worksheets[0]!);
  return { name: 'C001.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) };
}

describe.each(['zh-CN', 'en'] as const)('the roster template in %s', (locale) => {
  it('reads as a roster of nobody, without a fault', async () => {
    const empty = { name: 'C001.xlsx', bytes: await renderRosterTemplate(locale) };
    expect(await readRosters([empty], context)).toMatchObject({ workers: [], rejected: [], dataRows: 0 });
  });

  it('reads what is filled in, every column in its place', async () => {
    const filled = await edited(await renderRosterTemplate(locale), (sheet) => {
      const type = locale === 'en' ? 'resident ID card' : '居民身份证';
      const sex = locale === 'en' ? 'M' : '男';
      sheet.getRow(3).values = ['1', '李四', sex, type, id(11), '13800000011', '临泉汽车站', '', '王五', '怕晕车'];
    });
    const { workers, rejected } = await readRosters([filled], context);
    expect(rejected).toEqual([]);
    expect(workers).toMatchObject([
      {
        name: '李四',
        sex: 'M',
        idNumber: id(11),
        phone: '13800000011',
        pickupName: '临泉汽车站',
        companions: { text: '王五' },
        remark: '怕晕车',
      },
    ]);
  });
});

describe('the workbook of bad rows', () => {
  const roster = csvFile('C001.csv', [
    ['序号', '姓名', '身份证号', '手机号', '上车点'],
    ['1', '张三', id(1), '13800000001', '临泉县'],
    ['2', '李四', id(2), '139', '临泉县'],
    ['3', '', id(3), '13800000003', '火星县'],
  ]);

  it('holds the rejected rows in full with what is wrong, and reads again once they are fixed', async () => {
    const { rejected } = await readRosters([roster], context);
    const bytes = await renderBadRows({ tables: await badTables(roster, rejected), whole: [] }, 'en');
    const shown: string[][] = [];
    const fixed = await edited(bytes, (sheet) => {
      sheet.eachRow((row) => shown.push((row.values as string[]).slice(1)));
      sheet.getCell('D2').value = '13800000002';
      sheet.getCell('B3').value = '王五';
      sheet.getCell('E3').value = '临泉县';
    });
    expect(shown.map((row) => row.slice(0, 5))).toEqual([
      ['序号', '姓名', '身份证号', '手机号', '上车点'],
      ['2', '李四', id(2), '139', '临泉县'],
      ['3', '', id(3), '13800000003', '火星县'],
    ]);
    expect(shown[1]![5]).toMatch(/^手机号: /);
    expect(shown[2]![5]!.split('\n')).toHaveLength(2);

    const again = await readRosters([fixed], context);
    expect(again.rejected).toEqual([]);
    expect(again.workers.map(({ name, remark }) => [name, remark])).toEqual([
      ['李四', null],
      ['王五', null],
    ]);
  });

  it('of a file that cannot be read tells of the file', async () => {
    const broken = { name: 'C001.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 9]) };
    const { rejected } = await readRosters([broken], context);
    expect(await badTables(broken, rejected)).toEqual([]);
  });
});
