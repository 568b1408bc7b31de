import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { brokenCases } from '../../fixtures/brokenRosters.ts';
import type { RosterFile } from '../../src/contract/scenario.ts';
import { fixCells } from '../../src/roster/fixCells.ts';
import type { Cell, Sheet } from '../../src/roster/grid.ts';
import { defaultLimits } from '../../src/roster/limits.ts';
import { readGrid } from '../../src/roster/readGrid.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { Unreadable } from '../../src/roster/unreadable.ts';
import { writeWorkbook } from '../../src/roster/xlsx/writeWorkbook.ts';
import { context, csvFile, residentId } from './support.ts';

const head = ['姓名', '身份证号', '手机号', '上车点'];
const good = residentId('341221', '19850312', '001');
const file = csvFile('C001.csv', [
  head,
  ['张三', good, '139', '临泉县'],
  [],
  ['李四', residentId('341221', '19850312', '002'), '13800000002', '临泉县'],
]);

describe('fixing cells', () => {
  it('changes what is named, and the row is read anew', async () => {
    const { file: fixed, unknown } = await fixCells(file, [{ sheet: '', cell: 'C2', value: '13800000001' }]);
    expect(unknown).toEqual([]);
    const before = await readRosters([file], context);
    const after = await readRosters([fixed], context);
    expect(before.rejected.map(({ row }) => row)).toEqual([2]);
    expect(after.rejected).toEqual([]);
    expect(after.workers.map(({ name, phone, source }) => [name, phone, source.row])).toEqual([
      ['张三', '13800000001', 2],
      ['李四', '13800000002', 4],
    ]);
  });

  it('names what is no cell of the file: another sheet, a row without content, nonsense', async () => {
    const fixes = [
      { sheet: 'x', cell: 'A2', value: '1' },
      { sheet: '', cell: 'A99', value: '1' },
      { sheet: '', cell: 'XFD2', value: '1' },
      { sheet: '', cell: '2A', value: '1' },
    ];
    expect((await fixCells(file, fixes)).unknown).toEqual(fixes);
  });

  it('without a fix leaves every file that can be read at all as it reads, cell by cell', async () => {
    let read = 0;
    for (const { files } of brokenCases) {
      for (const given of files) {
        const grid = await gridOf(given);
        if (grid === null) continue;
        read += 1;
        const { file: written } = await fixCells(given, []);
        expect([given.name, await gridOf(written)]).toEqual([given.name, grid]);
      }
    }
    expect(read).toBeGreaterThan(40);
  });
});

async function gridOf(given: RosterFile) {
  try {
    return await readGrid(given, defaultLimits);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

describe('a written workbook', () => {
  it('reads as the grid that it was made of, whatever signs stand in it', async () => {
    const anyText = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => text.trim() !== '' && !text.includes('\0'));
    const anyCell: fc.Arbitrary<Cell> = fc.oneof(
      anyText.map((text) => ({ kind: 'text' as const, text })),
      fc.constantFrom<Cell>(
        { kind: 'text', text: 'a\u000bb _x000B_ <&">\r\n' },
        { kind: 'number', text: '341221198503120018' },
        { kind: 'date', text: '2020-02-24' },
        { kind: 'error', text: '#REF!' },
        { kind: 'error', text: '=' },
      ),
    );
    const anySheet = fc.array(fc.array(anyCell, { minLength: 1, maxLength: 4 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(anySheet, fc.boolean(), async (cells, hidden) => {
        const rows = cells.map((row, index) => ({ row: 2 * index + 1, hidden: index === 1, cells: row }));
        const sheet: Sheet = { name: '名单 & "一"', hidden, rows, merges: [{ top: 1, left: 0, bottom: 2, right: 1 }] };
        const given = { name: 'a.xlsx', bytes: writeWorkbook([sheet]) };
        expect((await readGrid(given, defaultLimits)).sheets).toEqual([sheet]);
      }),
      { numRuns: 60 },
    );
  });
});
