import { describe, expect, it } from '@jest/globals';
import { readRosters } from '../../src/roster/readRosters.ts';
import { namesOneOf, redactRows } from '../../src/roster/redactRows.ts';
import { context, csvFile, residentId } from './support.ts';

const id = (n: number) => residentId('341221', '19850312', String(n).padStart(3, '0'));
const phone = (n: number) => `1380000000${n}`;

const says = (text: string) => ({ text, cell: 'F2' });

describe('redacting rows', () => {
  const file = csvFile('rosters.csv', [
    ['企业', '姓名', '身份证号', '手机号', '上车点', '同行人'],
    ['C001', '张三', id(1), phone(1), '临泉县', ''],
    ['', '李四', id(2), phone(2), '临泉县', '张三、王五'],
    ['', '王五', id(3), phone(3), '临泉县', '李四'],
  ]);

  it('takes one person out; the others keep their places and the company that his row told for them', async () => {
    const redaction = { rows: [{ sheet: '', row: 2 }], companionsOf: [{ sheet: '', row: 3 }] };
    const redacted = await redactRows(file, redaction);
    const text = new TextDecoder().decode(redacted.bytes);
    for (const gone of ['张三', id(1), phone(1)]) expect(text).not.toContain(gone);
    const { workers, rejected } = await readRosters([redacted], context);
    expect(rejected).toEqual([]);
    expect(
      workers.map(({ companyId, name, source, companions }) => [companyId, name, source.row, companions?.text]),
    ).toEqual([
      ['C001', '李四', 3, undefined],
      ['C001', '王五', 4, '李四'],
    ]);
  });

  it('finds who names him by name or number, not by a part of a name', () => {
    expect(namesOneOf(says('李四、张三'), ['张三', id(1)])).toBe(true);
    expect(namesOneOf(says(id(1)), ['张三', id(1)])).toBe(true);
    expect(namesOneOf(says('张三丰'), ['张三', id(1)])).toBe(false);
    expect(namesOneOf(null, ['张三'])).toBe(false);
  });
});
