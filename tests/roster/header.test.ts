import { describe, expect, it } from '@jest/globals';
import type { Field } from '../../src/roster/fields.ts';
import type { GridRow } from '../../src/roster/grid.ts';
import { findHeader, matchTitles, normaliseTitle } from '../../src/roster/header.ts';

function row(number: number, ...texts: string[]): GridRow {
  const cells = texts.map((text) => (text === '' ? undefined : { kind: 'text' as const, text }));
  return { row: number, hidden: false, cells };
}

function fieldOf(title: string): Field | null {
  return [...matchTitles(row(1, title).cells).keys()][0] ?? null;
}

describe('column titles', () => {
  it.each<[Field, string[]]>([
    ['name', ['姓名', '姓 名', '*姓名', '姓　名（必填）', '名字', '员工姓名', '乘车人员姓名', 'Name', '返岗人员姓名*']],
    [
      'idNumber',
      [
        '身份证号',
        '身份证',
        '公民身份号码',
        '身份证号码(18位)',
        '居民身份证号码',
        '证件号码',
        '身份证\n号码',
        'ID No.',
      ],
    ],
    ['phone', ['手机', '手机号码', '联系电话', '电话', '联系方式', '手机号（本人）', 'Mobile', '本人联系电话']],
    ['sex', ['性别', '性 别', 'Sex', '性别（男/女）']],
    ['home', ['籍贯', '户籍地', '家庭住址', '户籍所在地（省市县）', '现居住地', '身份证地址', '老家地址']],
    ['pickup', ['上车点', '乘车地点', '上车地点（县城）', '集合地点', '出发地', '接送点']],
    ['county', ['县', '区县', '县（市、区）', '所在县区', '县市区']],
    ['company', ['所属企业', '用工单位', '企业名称', '单位', '工作单位', '公司名称', '企业编号']],
    ['temperature', ['体温', '体温（℃）', '当日体温']],
    ['hubei', ['近14天是否去过湖北', '14天内有无重点地区旅居史', '是否到过武汉']],
    ['contact', ['是否接触过湖北人员', '接触史', '有无与确诊病例密切接触']],
    ['healthState', ['健康状况', '身体状况', '健康码颜色']],
    ['idType', ['证件类型', '证件种类']],
    ['serial', ['序号', 'No.', '编号']],
    ['remark', ['备注', '备注（其他说明）']],
  ])('%s is known by the titles that companies write', (field, titles) => {
    expect(titles.map((title) => [title, fieldOf(title)])).toEqual(titles.map((title) => [title, field]));
  });

  it.each([
    '紧急联系人姓名',
    '紧急联系电话',
    '企业联系人电话',
    '家属电话',
    '上车时间',
    '健康证明编号',
    '企业地址',
    '宿舍',
    '职务',
    '身份证有效期',
  ])('%s is nobody of ours', (title) => {
    expect(fieldOf(title)).toBeNull();
  });

  it('puts the better title first where two columns fit', () => {
    expect(matchTitles(row(1, '联系电话', '姓名', '手机号').cells).get('phone')).toEqual([2, 0]);
  });

  it('compares without width, case, spaces, stars, units and brackets', () => {
    expect(normaliseTitle(' ＊身份证 号码（18位）： ')).toBe('身份证号码');
    expect(normaliseTitle('（姓名）')).toBe('姓名');
  });
});

describe('the header row', () => {
  it('is found below titles and notes, and the row that names most wins', () => {
    const rows = [
      row(1, '2020 年返岗人员名单'),
      row(2, '单位：大地电气', '', '电话：0513-85550000'),
      row(4, '序号', '姓名', '身份证号', '手机号', '住址'),
      row(5, '1', '张三', '341221197203121055', '13812345678', '临泉县'),
    ];
    expect(findHeader(rows)?.index).toBe(2);
  });

  it('is none where rows hold people only', () => {
    expect(findHeader([row(1, '张三', '341221197203121055', '13812345678')])).toBeNull();
  });
});
