import { describe, expect, it } from '@jest/globals';
import { CompanyFinder } from '../../src/roster/companyOf.ts';
import { context } from './support.ts';

const finder = new CompanyFinder(context.companies);

describe('the company of a file', () => {
  it.each([
    ['C001.xlsx', 'C001', false],
    ['c001.csv', 'C001', false],
    ['C002-名单.xlsx', 'C002', false],
    ['名单_C003_v2(1).csv', 'C003', false],
    ['rosters/C001.xlsx', 'C001', false],
    ['南通大地电气股份有限公司.xlsx', 'C001', false],
    ['南通中集罐箱有限公司2月返岗名单.xlsx', 'C002', false],
    ['南通中集罐箱返岗人员花名册.xlsx', 'C002', false],
    ['大地电气2月20日返岗人员名单（最终版）.xlsx', 'C001', true],
    ['中集罐箱.csv', 'C002', true],
  ])('%s is %s', (fileName, companyId, inferred) => {
    expect(finder.byFileName(fileName)).toEqual({ companyId, inferred });
  });

  it.each(['名单.xlsx', '南通中集.xlsx', 'C0011.xlsx', '返岗人员.csv', '2020.xlsx', '某某纺织.xlsx'])(
    '%s is nobody, rather than a guess',
    (fileName) => {
      expect(finder.byFileName(fileName)).toBeNull();
    },
  );
});

describe('the company of a cell', () => {
  it.each([
    ['C001', 'C001'],
    [' 南通大地电气股份有限公司 ', 'C001'],
    ['南通大地电气（股份）有限公司', 'C001'],
    ['大地电气', 'C001'],
    ['中集特种运输', 'C003'],
  ])('%s is %s', (text, companyId) => {
    expect(finder.byCell(text)?.companyId).toBe(companyId);
  });

  it.each(['', '中集', '南通', '一车间', 'C00'])('%p is nobody', (text) => {
    expect(finder.byCell(text)).toBeNull();
  });
});
