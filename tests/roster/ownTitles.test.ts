import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldTitles } from '../../src/roster/fields.ts';
import { matchTitles } from '../../src/roster/header.ts';
import { type OwnTitles, ownTitle, type ReadAs, retitle, titleKey } from '../../src/roster/ownTitles.ts';
import { readColumns } from '../../src/roster/readColumns.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { Unreadable } from '../../src/roster/unreadable.ts';
import { context, csvFile, residentId } from './support.ts';

const id = residentId('341221', '19850312', '001');
const file = csvFile('C001.csv', [
  ['返岗人员', '', '', ''],
  ['伙计', '证', '打给', '编号'],
  ['张三', id, '13800000001', '临泉县'],
  ['伙计', residentId('341221', '19850312', '002'), '13800000002', '临泉县'],
]);
const meanings: [string, ReadAs][] = [
  ['伙计', 'name'],
  ['证', 'idNumber'],
  ['打给', 'phone'],
  ['编号', 'pickup'],
];
const titles: OwnTitles = new Map(meanings);

describe('own titles of a company', () => {
  it('that nobody understands are shown as the row above the first person, with what is missing', async () => {
    expect(await readColumns(file)).toEqual([
      {
        sheet: '',
        headerRow: 2,
        dataRows: 2,
        missing: ['name', 'idNumber', 'phone'],
        columns: [
          { column: 'A', title: '伙计', field: null, isOwn: false },
          { column: 'B', title: '证', field: null, isOwn: false },
          { column: 'C', title: '打给', field: null, isOwn: false },
          { column: 'D', title: '编号', field: 'serial', isOwn: false },
        ],
      },
    ]);
  });

  it('once explained let every row be read; a person who is called like a title stays', async () => {
    expect((await readRosters([file], context)).workers).toEqual([]);
    const known = await retitle(file, titles);
    const { workers, rejected } = await readRosters([known], context);
    expect(rejected).toEqual([]);
    expect(workers.map(({ name, adcode, source }) => [name, adcode, source.row])).toEqual([
      ['张三', '341221', 3],
      ['伙计', '341221', 4],
    ]);
    const [table] = await readColumns(known);
    expect(table).toMatchObject({ missing: [] });
    expect(table!.columns.map(({ title, field, isOwn }) => [title, field, isOwn])).toEqual(
      meanings.map(([title, field]) => [title, field, true]),
    );
  });

  it('go again as they came: explained twice is explained once, taken back is as sent', async () => {
    const known = await retitle(file, titles);
    expect(await retitle(known, titles)).toBe(known);
    const restored = await retitle(known, new Map());
    expect(await readColumns(restored)).toEqual(await readColumns(file));
    expect((await retitle(file, new Map())).bytes).toBe(file.bytes);
  });

  it('win over what a title is usually taken for, and can say that nothing is read', async () => {
    const usual = csvFile('C001.csv', [
      ['姓名', '身份证号', '手机号', '上车点'],
      ['张三', id, '13800000001', '垃圾站'],
    ]);
    expect((await readRosters([usual], context)).rejected).toHaveLength(1);
    const known = await retitle(usual, new Map([['上车点', 'nothing']]));
    // the county is then the ID number's
    expect((await readRosters([known], context)).workers).toMatchObject([{ adcode: '341221', countyInferred: true }]);
  });

  it('may hold brackets, spaces and full-width letters, whatever they mean', () => {
    const fields = fieldTitles.map(({ field }) => field);
    const awkward = fc.stringMatching(/^[员 工（）()【】A-z〔〕:：*]{1,20}$/).filter((title) => titleKey(title) !== '');
    fc.assert(
      fc.property(awkward, fc.constantFrom(...fields), (title, field) => {
        const first = fieldTitles.find((entry) => entry.field === field)!.exact[0]!;
        const stripped = title.replace(/[()（）[\]{}【】<>《》〔〕]/g, '');
        const given = `${first}〔${stripped}〕`;
        expect([...matchTitles([{ kind: 'text', text: given }]).keys()]).toEqual([field]);
        expect(titleKey(ownTitle(given).title)).toBe(titleKey(title));
      }),
      { numRuns: 300 },
    );
  });

  it('of a file that cannot be read stay what they are: it is refused', async () => {
    await expect(retitle({ name: 'a.pdf', bytes: new Uint8Array([1, 2, 3]) }, titles)).rejects.toThrow(Unreadable);
  });
});
