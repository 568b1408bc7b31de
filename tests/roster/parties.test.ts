import { describe, expect, it } from '@jest/globals';
import { matchTitles } from '../../src/roster/header.ts';
import { type Companion, travelParties } from '../../src/roster/parties.ts';
import { companionTokens } from '../../src/roster/readCompanions.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { context, csvFile, residentId } from './support.ts';

const numberOf = (i: number) => residentId('341221', '19850312', String(100 + i));
const phoneOf = (i: number) => `1380000${String(1000 + i)}`;

/** Rows as `company name companions`, of Linquan unless a county is told; party numbers and doubts as text. */
function parties(...rows: [company: string, name: string, companions: string, adcode?: string][]): string {
  const people = rows.map(([companyId, name, companions, adcode = '341221'], i): Companion => {
    return { companyId, name, companions: { text: companions }, adcode, idNumber: numberOf(i), phone: phoneOf(i) };
  });
  const { partyOf, doubts } = travelParties(people);
  const told = doubts.map(({ index, code }) => ` ${index}:${code.replace('companion_', '')}`);
  return partyOf.map((party) => (party < 0 ? '-' : party)).join('') + told.join('');
}

describe('who travels together', () => {
  it('being named is enough, companions of companions belong to the party, and nobody names himself', () => {
    expect(parties(['C1', '甲一', '乙二'], ['C1', '乙二', ''], ['C1', '丙三', '乙二'], ['C1', '丁四', '丁四'])).toBe(
      '000-',
    );
    expect(
      parties(['C1', '甲一', '无'], ['C1', '乙二', '丁四、丙三'], ['C1', '丙三', ''], ['C1', '丁四', '']).slice(0, 4),
    ).toBe('-000');
  });

  it('ID and phone numbers name anybody of the batch', () => {
    expect(parties(['C1', '甲一', numberOf(1)], ['C2', '乙二', ''])).toBe('00');
    expect(parties(['C1', '甲一', phoneOf(1)], ['C2', '乙二', ''])).toBe('00');
    const x = residentId('341221', '19850312', '141');
    expect(parties(['C1', '甲一', x.toLowerCase()], ['C1', '乙二', '']).slice(2)).toBe(' 0:unknown');
  });

  it('a name of another company counts where it is given back', () => {
    expect(parties(['C1', '甲一', '乙二'], ['C2', '乙二', '甲一'])).toBe('00');
    expect(parties(['C1', '甲一', '乙二'], ['C2', '乙二', ''])).toBe('-- 0:unknown');
    // the colleague of the same name is meant
    expect(parties(['C1', '甲一', '乙二'], ['C2', '乙二', '甲一'], ['C1', '乙二', ''])).toBe('000');
  });

  it('of namesakes the one is meant who names the row back, else the only one of the same county', () => {
    expect(parties(['C1', '甲一', '乙二'], ['C1', '乙二', ''], ['C1', '乙二', '甲一'])).toBe('0-0');
    expect(parties(['C1', '甲一', '乙二'], ['C1', '乙二', '', '341182'], ['C1', '乙二', ''])).toBe('0-0');
    expect(parties(['C1', '甲一', '乙二'], ['C1', '乙二', ''], ['C1', '乙二', ''])).toBe('--- 0:ambiguous');
  });

  it('a label binds the rows of one company that share it', () => {
    expect(parties(['C1', '甲一', '一组'], ['C1', '乙二', '一组'], ['C2', '丙三', '一组'])).toBe('00- 2:unknown');
    expect(parties(['C1', '甲一', '是'], ['C1', '乙二', '是'])).toBe('-- 0:unknown 1:unknown');
  });

  it.each([
    ['张三、李四', '张三 李四'],
    ['张三，李四;王五/赵六', '张三 李四 王五 赵六'],
    ['张 三', '张三'],
    ['张三 李四', '张三 李四'],
    ['Anna Lee', 'ANNALEE'],
    ['张三（妻子）', '张三'],
    ['１３８００００１０００', '13800001000'],
    ['34122219850312107x', '34122219850312107X'],
    ['无', ''],
    ['-', ''],
    ['N/A', ''],
  ])('%s is read as %s', (text, words) => {
    expect(companionTokens({ text }).join(' ')).toBe(words);
  });
});

describe('the column', () => {
  it.each([
    ['同行人', 'companions'],
    ['同行人姓名', 'companions'],
    ['同行人身份证号', 'companions'],
    ['同行人手机', 'companions'],
    ['*同行人员（如有）', 'companions'],
    ['travel_together', 'companions'],
    ['Travelling companion', 'companions'],
    ['同行人数', null],
    ['与同行人关系', null],
  ])('%s is %s', (title, field) => {
    const found = [...matchTitles([{ kind: 'text', text: title }]).keys()];
    expect(found).toEqual(field === null ? [] : [field]);
  });

  it('is optional, its faults are warnings with cell and remedy, and rejected companions are not found', async () => {
    const header = ['姓名', '身份证号', '手机号', '上车点', '同行人'];
    const row = (name: string, i: number, companion: string, phone = phoneOf(i)) => [
      name,
      numberOf(i),
      phone,
      '临泉县',
      companion,
    ];
    const rows = [header, row('甲一', 1, '乙二'), row('乙二', 2, ''), row('丙三', 3, '丁四'), row('丁四', 4, '', '12')];
    const { workers, warnings } = await readRosters([csvFile('C001.csv', rows)], context);
    expect(workers.map(({ name, companions }) => `${name} ${companions?.text ?? null}`)).toEqual([
      '甲一 乙二',
      '乙二 null',
      '丙三 丁四',
    ]);
    expect(warnings.map(({ code, cell, row: number }) => `${code} ${cell} ${number}`)).toEqual([
      'companion_unknown E4 4',
    ]);
    for (const { message, remedy } of warnings)
      for (const text of [message.zh, message.en, remedy.zh, remedy.en]) {
        expect(text).not.toBe('');
        expect(text).not.toContain('丁四');
      }
  });
});
