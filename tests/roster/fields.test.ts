import { describe, expect, it } from '@jest/globals';
import type { Intake } from '../../src/contract/worker.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { context, csvFile, residentId } from './support.ts';

const id = residentId('341221', '19720312', '105');

async function readOne(titles: string[], values: string[]): Promise<Intake> {
  const base = { 姓名: '张三', 身份证号: id, 手机号: '13812345678' };
  const header = [...Object.keys(base).filter((title) => !titles.includes(title)), ...titles];
  const row = header.map((title) => {
    const at = titles.indexOf(title);
    return at >= 0 ? values[at]! : base[title as keyof typeof base];
  });
  return readRosters([csvFile('C001.csv', [header, row])], context);
}

describe('phones', () => {
  it.each([
    '13812345678',
    '138 1234 5678',
    '138-1234-5678',
    '+86 13812345678',
    '008613812345678',
    '8613812345678',
    "'13812345678",
    '１３８１２３４５６７８',
    '13812345678.0',
    '13812345678（微信同号）'.slice(0, 11),
  ])('%s is normalised to eleven digits', async (phone) => {
    expect((await readOne(['手机号'], [phone])).workers[0]?.phone).toBe('13812345678');
  });
});

describe('ID numbers', () => {
  it.each([id, ` ${id} `, `'${id}`, `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`, `\t${id}`, `="${id}"`])(
    '%p is normalised',
    async (written) => {
      expect((await readOne(['身份证号'], [written])).workers[0]?.idNumber).toBe(id);
    },
  );

  it.each(['11010519491231002x', '11010519491231002×', '11010519491231002Х'])('%s ends in X', async (written) => {
    const { workers } = await readOne(['身份证号', '住址'], [written, '临泉县']);
    expect(workers[0]?.idNumber).toBe('11010519491231002X');
  });

  it.each([
    ['护照', 'E12345678', 'passport'],
    ['港澳居民来往内地通行证', 'H12345678', 'hk_macau_permit'],
    ['台胞证', '12345678', 'taiwan_permit'],
    ['外国人永久居留身份证', 'USA110080010101', 'foreign_permanent'],
    ['居民身份证', id, 'resident'],
  ])('%s %s is a %s', async (type, number, idType) => {
    const { workers } = await readOne(['证件类型', '身份证号', '住址'], [type, number, '临泉县']);
    expect(workers[0]).toMatchObject({ idType, idNumber: number });
  });
});

describe('counties', () => {
  it('come from the pick-up column before home and ID, with the coordinates of a known place', async () => {
    const { workers } = await readOne(['上车点', '住址'], ['临泉汽车站', '河南省驻马店市西平县']);
    expect(workers[0]).toMatchObject({
      adcode: '341221',
      pickupName: '临泉汽车站',
      lng: 115.25,
      lat: 33.06,
      countyInferred: false,
    });
  });

  it('tell places of the same name apart by the text before, or by the row', async () => {
    const written = await readOne(['上车点'], ['亳州市谯城区中心汽车站']);
    expect(written.workers[0]).toMatchObject({ adcode: '341602', pickupName: '中心汽车站', countyInferred: false });
    const hinted = await readOne(['上车点', '住址'], ['中心汽车站', '河南省驻马店市驿城区']);
    expect(hinted.workers[0]).toMatchObject({ adcode: '411702', pickupName: '中心汽车站', countyInferred: true });
  });

  it('may stand in columns for province, city and county', async () => {
    const { workers } = await readOne(['省', '市', '县区'], ['河南省', '周口市', '沈丘县']);
    expect(workers[0]).toMatchObject({ adcode: '411624', countyInferred: false });
  });

  it('fall back on the ID where the address names no division or is a stroke', async () => {
    for (const address of ['城关镇 12 号', '/', '无']) {
      const { workers } = await readOne(['住址'], [address]);
      expect(workers[0]).toMatchObject({ adcode: '341221', countyInferred: true });
    }
  });

  it('are asked, not inferred, where the address names somewhere else', async () => {
    const { rejected } = await readOne(['住址'], ['湖北省武汉市武昌区']);
    expect(rejected[0]?.cells.map(({ code }) => code)).toEqual(['county_unknown']);
  });
});

describe('health', () => {
  it.each([
    ['体温', ['36.5', '36.5℃', '正常', '36度8', '', '36.2/36.4'], ['37.3', '37.5℃', '38', '36.5/37.4']],
    ['是否去过湖北', ['否', '无', '没有', '未去过', '', 'N'], ['是', '去过', '武汉', 'Y', '√']],
    ['接触史', ['无', '否', '无接触史'], ['有', '有接触史', '是']],
    ['健康状况', ['健康', '良好', '正常', '绿码', '是'], ['发热', '疑似', '红码', '隔离中']],
  ])('%s lets the healthy pass and holds back the others', async (title, fine, excluded) => {
    for (const answer of fine) expect([answer, (await readOne([title], [answer])).workers.length]).toEqual([answer, 1]);
    for (const answer of excluded) {
      const { rejected } = await readOne([title], [answer]);
      expect([answer, rejected[0]?.cells[0]?.code]).toEqual([answer, 'health_excluded']);
    }
  });
});

describe("a company's own request", () => {
  it('needs no name in file or column', async () => {
    const file = csvFile('名单.csv', [
      ['姓名', '身份证号', '手机号'],
      ['张三', id, '13812345678'],
    ]);
    const { workers } = await readRosters([file], { ...context, companyId: 'C002' });
    expect(workers[0]?.workerId).toBe('C002-001');
  });

  it('cannot list workers for another company', async () => {
    const rows = [
      ['所属企业', '姓名', '身份证号', '手机号'],
      ['C001', '张三', id, '13812345678'],
    ];
    const { rejected } = await readRosters([csvFile('C001.csv', rows)], { ...context, companyId: 'C002' });
    expect(rejected[0]?.cells.map(({ code, cell }) => `${cell} ${code}`)).toEqual(['A2 company_unknown']);
  });
});
