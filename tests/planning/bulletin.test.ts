import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { bulletinSchema } from '../../src/contract/bulletin.ts';
import { countyRegister } from '../../src/geo/index.ts';
import { makeBulletin } from '../../src/planning/bulletin/makeBulletin.ts';
import { renderBulletinPdf, renderBulletinSheet } from '../../src/sheets/index.ts';
import { planOfTwo } from '../web/desk/deskPlan.ts';

const company = (companyId: string, name: string, district: string, staffPresent: number, staffNeeded: number) => ({
  ...{ companyId, name, district, staffPresent, staffNeeded },
});

// 3 of C01 and 3 of C02 in T01, 2 of C03 in T02; two of C01 are left over; C04 gets nobody
const bulletin = makeBulletin({
  batch: 'batch-2',
  serviceDate: '2020-02-24',
  plan: planOfTwo(),
  companies: [
    company('C01', '甲公司', '港闸区', 10, 10),
    company('C02', '乙公司', '港闸区', 20, 5),
    company('C03', '丙公司', '崇川区', 30, 5),
    company('C04', '丁公司', '崇川区', 40, 40),
  ],
  countyOf: (adcode) => countyRegister().byAdcode(adcode),
});
const figure = (id: string) => bulletin.figures.find((one) => one.id === id)!;
const columnSum = (id: string, column: number) =>
  figure(id).rows.reduce((sum, cells) => sum + Number(cells[column]), 0);

describe('the bulletin', () => {
  it('is what the contract says', () => {
    expect(bulletinSchema.parse(bulletin)).toEqual(bulletin);
  });

  it('counts those who ride, and each figure follows from its rows', () => {
    expect(figure('workers').value).toBe(8);
    expect(columnSum('workers', 2)).toBe(8);
    expect(figure('counties').value).toBe(2);
    expect(figure('counties').rows).toEqual([
      ['安徽省', '阜阳市', '临泉县', 6],
      ['安徽省', '阜阳市', '阜南县', 2],
    ]);
    expect(figure('provinces')).toMatchObject({ value: 1, rows: [['安徽省', 8]] });
    expect(figure('companies').value).toBe(3);
    expect(figure('companies').rows).toHaveLength(3);
  });

  it('tells the share of the district with most people: 6 of 8 are 75 %', () => {
    expect(bulletin.district).toBe('港闸区');
    expect(figure('districtShare')).toMatchObject({
      value: 75,
      rows: [
        ['港闸区', 6, 75],
        ['崇川区', 2, 25],
      ],
    });
  });

  it('tells staff before and after over the companies that get people: 60 and 68 of 80', () => {
    expect(figure('staffing').value).toBe(85);
    expect(figure('staffing').sentence.zh).toBe('这些企业的返岗率由 75 % 升至 85 %');
    expect(figure('staffing').rows[0]).toEqual(['甲公司', 10, 10, 3, 50, 65]);
  });

  it('tells the farthest and the longest trip: 200 km and 9000 s = 2.5 h', () => {
    expect(figure('farthest')).toMatchObject({ value: 200, rows: [['T01', '临泉县', 200], expect.any(Array)] });
    expect(figure('longest').value).toBe(2.5);
  });

  it.each(['zh-CN', 'en'] as const)(
    'stands in a workbook with a sheet of rows for each figure (%s)',
    async (locale) => {
      const bytes = await renderBulletinSheet(bulletin, locale);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
      expect(workbook.worksheets).toHaveLength(1 + bulletin.figures.length);
      expect(workbook.worksheets[0]!.getCell('B2').value).toBe(8);
      expect(workbook.worksheets[1]!.rowCount).toBe(1 + figure('workers').rows.length);
      expect(Buffer.from(await renderBulletinSheet(bulletin, locale))).toEqual(Buffer.from(bytes));
    },
  );

  it('stands on paper', async () => {
    const bytes = await renderBulletinPdf(bulletin, 'zh-CN');
    expect(Buffer.from(bytes.slice(0, 5)).toString('latin1')).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(10_000);
  });
});
