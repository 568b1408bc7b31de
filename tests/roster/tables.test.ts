import { describe, expect, it } from '@jest/globals';
import { xlsxFile } from '../../fixtures/brokenRostersXlsx.ts';
import type { Intake } from '../../src/contract/worker.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { context, csvFile, residentId } from './support.ts';

const ids = [1, 2, 3, 4].map((n) => residentId('341221', `197${n}0312`, '105'));
const person = (n: number) => ['张三', ids[n]!, '13812345678'];

async function read(rows: string[][], merges: string[] = []): Promise<Intake> {
  return readRosters([{ name: 'C001.xlsx', bytes: xlsxFile([{ name: '名单', rows, merges }]) }], context);
}

function acceptedRows({ workers }: Intake): number[] {
  return workers.map(({ source }) => source.row);
}

describe('tables of a sheet', () => {
  it('may stand one above the other, the wider one below', async () => {
    const intake = await read([
      ['姓名', '身份证号', '手机号'],
      person(0),
      [],
      ['姓名', '性别', '身份证号', '手机号', '家庭住址', '备注'],
      ['李四', '男', ids[1]!, '13812345679', '临泉县', '组长'],
    ]);
    expect(acceptedRows(intake)).toEqual([2, 5]);
    expect(intake.workers[1]?.remark).toBe('组长');
  });

  it('may have a header in two lines with merged cells', async () => {
    const rows = [
      ['返岗人员名单'],
      ['序号', '姓名', '身份证号', '本人信息'],
      ['', '', '', '手机', '家庭住址'],
      ['1', ...person(0), '临泉县'],
    ];
    const intake = await read(rows, ['A2:A3', 'B2:B3', 'C2:C3', 'D2:E2']);
    expect(intake.rejected).toEqual([]);
    expect(intake.workers.map(({ phone, source }) => [phone, source.row])).toEqual([['13812345678', 4]]);
  });

  it('fill a merged pick-up county down, but not into blank lines', async () => {
    const rows = [['姓名', '身份证号', '手机号', '上车县'], [...person(0), '沈丘县'], person(1), [], person(2)];
    const intake = await read(rows, ['D2:D4']);
    expect(intake.workers.map(({ adcode }) => adcode)).toEqual(['411624', '411624', '341221']);
    expect(intake.dataRows).toBe(3);
  });

  it('warn where there is a header and nobody below', async () => {
    const { warnings, dataRows } = await read([['姓名', '身份证号', '手机号']]);
    expect([dataRows, warnings.map(({ code }) => code)]).toEqual([0, ['roster_empty']]);
  });

  it('keep a row without any of name, ID and phone where it says something else of a person', async () => {
    const rows = [
      ['姓名', '性别', '身份证号', '手机号', '上车县'],
      ['', '男', '', '', '临泉县'],
    ];
    const { rejected } = await read(rows);
    expect(rejected[0]?.cells.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'A2 name_missing',
      'C2 id_missing',
      'D2 phone_missing',
    ]);
  });

  it('take a sum line with an ID number in it for a person, rather than lose one', async () => {
    const intake = await readRosters(
      [
        csvFile('C001.csv', [
          ['姓名', '身份证号', '手机号'],
          ['合计', ids[0]!, ''],
        ]),
      ],
      context,
    );
    expect(intake.dataRows).toBe(1);
  });
});
