import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { diskFolder } from '../../src/checker/raw/folder.ts';
import { ageOn, mobileHolds, residentIdHolds } from '../../src/checker/raw/person.ts';
import { readRosterRows } from '../../src/checker/raw/rosterRows.ts';
import { handFiles, writeFiles } from './handScenario.ts';

describe('roster reader of the checker', () => {
  let dir = '';
  beforeAll(async () => {
    const files = await handFiles();
    files.set('rosters/gb.csv', iconv.encode('姓名,联系电话,身份证\n王小明,13800000000,\n合计,1,\n', 'gb18030'));
    files.set('rosters/broken.xlsx', 'no workbook');
    files.set('rosters/prose.csv', '各企业：\n请于周五前报名单\n');
    files.set('rosters/~$lock.xlsx', 'lock');
    dir = await writeFiles(files);
  });
  afterAll(() => rm(dir, { recursive: true }));

  const read = async (file: string) => (await readRosterRows(diskFolder(dir))).find((roster) => roster.file === file)!;

  it('skips title, header, blank line and total of a CSV', async () => {
    const { rows } = await read('C01.csv');
    // eight people in rows 3–9 and 11; row 12 is the total
    expect(rows.filter((row) => row.person).map((row) => row.row)).toEqual([3, 4, 5, 6, 7, 8, 9, 11]);
    expect(rows.at(-1)!.row).toBe(12);
  });

  it('reads GB18030 and other orders of columns', async () => {
    const { rows } = await read('gb.csv');
    expect(rows.map(({ row, person, name, phone }) => ({ row, person, name, phone }))).toEqual([
      { row: 2, person: true, name: '王小明', phone: '13800000000' },
      { row: 3, person: false, name: '合计', phone: '1' },
    ]);
  });

  it('reads a workbook with a merged title, the company once, an apostrophe and full-width digits', async () => {
    const { rows } = await read('第三批.xlsx');
    expect(rows.map((row) => row.row)).toEqual([4, 5, 6, 7, 8]);
    expect(new Set(rows.map((row) => row.company))).toEqual(new Set(['大兴面粉']));
    expect(rows[1]!.idNumber).toBe('341181198905133940');
    expect(rows[2]!.idNumber).toBe('34118119940601401X');
    expect(rows[2]!.phone).toBe('13810000559');
    expect(rows.every((row) => residentIdHolds(row.idNumber) && mobileHolds(row.phone))).toBe(true);
  });

  it('says which files and sheets it cannot read, and leaves lock files alone', async () => {
    expect((await read('broken.xlsx')).readable).toBe(false);
    expect((await read('prose.csv')).headless).toEqual(['']);
    expect(await read('~$lock.xlsx')).toBeUndefined();
  });

  it('knows the vectors of the standard', () => {
    // domain.md §5: three good numbers and one with a wrong check digit
    for (const id of ['11010519491231002X', '440524188001010014', '360426199101010071'])
      expect([id, residentIdHolds(id)]).toEqual([id, true]);
    expect(residentIdHolds('360426199101010072')).toBe(false);
    expect(residentIdHolds('360426199113010071')).toBe(false);
    expect(ageOn('2004-02-24', '2020-02-24')).toBe(16);
    expect(ageOn('2004-02-25', '2020-02-24')).toBe(15);
    expect(mobileHolds('+86 138-0000-0000')).toBe(true);
    expect(mobileHolds('12800000000')).toBe(false);
  });
});
