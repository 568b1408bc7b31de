import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { xlsxFile } from '../../fixtures/brokenRostersXlsx.ts';
import type { RosterFile } from '../../src/contract/scenario.ts';
import type { Intake } from '../../src/contract/worker.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { context, csvFile, residentId } from './support.ts';

interface Row {
  name: string;
  id: string;
  phone: string;
  home: string;
}

const titles: Record<keyof Row, string[]> = {
  name: ['姓名', '*姓 名', '员工姓名（必填）'],
  id: ['身份证号', '身份证号码(18位)', '证件号码'],
  phone: ['手机', '联系电话', '手机号码'],
  home: ['家庭住址', '籍贯', '上车地点'],
};

const person: fc.Arbitrary<Row> = fc.record({
  name: fc.constantFrom('张三', '李 四', '阿卜杜拉·买买提', '欧阳建国'),
  id: fc
    .tuple(
      fc.constantFrom('341221', '412725', '372901'),
      fc.integer({ min: 1950, max: 2003 }),
      fc.integer({ min: 100, max: 999 }),
    )
    .map(([county, year, order]) => residentId(county, `${year}0712`, String(order))),
  phone: fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String),
  home: fc.constantFrom('安徽省阜阳市临泉县', '沈丘县', '山东菏泽曹县', '341221'),
});

/** What people and programs do to a value; a data row keeps at least two values, so that it stays one. */
const damage = fc.constantFrom<(value: string) => string>(
  (value) => value,
  (value) => value,
  (value) => value,
  () => '',
  (value) => value.slice(1),
  (value) => `${value}0`,
  (value) => ` '${value} `,
  () => '#N/A',
  () => '3.41221E+17',
  () => '？？？',
  () => '鼓楼区',
);

const damagedPerson = fc
  .tuple(
    person,
    damage,
    damage,
    fc.constantFrom<keyof Row>('name', 'id', 'phone', 'home'),
    fc.constantFrom<keyof Row>('id', 'phone'),
  )
  .map(([row, first, second, a, b]) => ({ ...row, [a]: first(row[a]), [b]: second(row[b]) }) as Row);

/** Lines that are nobody: blank, a sum, a note, a bare number. */
const noise = fc.constantFrom<string[]>(
  [],
  ['', '', '', '', ''],
  ['合计', '', '3 人'],
  ['填表说明：请如实填写，身份证号设为文本格式'],
  ['7'],
  ['制表人：王五'],
);

interface Layout {
  columns: (keyof Row)[];
  header: string[];
  above: string[][];
  lines: ({ row: Row } | { noise: string[] })[];
}

const layout: fc.Arbitrary<Layout> = fc
  .record({
    columns: fc.shuffledSubarray<keyof Row>(['name', 'id', 'phone', 'home'], { minLength: 4 }),
    choices: fc.record({ name: fc.nat(2), id: fc.nat(2), phone: fc.nat(2), home: fc.nat(2) }),
    above: fc.array(fc.constantFrom<string[]>(['2 月返岗名单'], [], ['单位（盖章）：']), { maxLength: 3 }),
    lines: fc.array(
      fc.oneof(
        { weight: 4, arbitrary: damagedPerson.map((row) => ({ row })) },
        { weight: 1, arbitrary: noise.map((line) => ({ noise: line })) },
      ),
      { maxLength: 12 },
    ),
  })
  .map(({ columns, choices, above, lines }) => ({
    columns,
    above,
    lines,
    header: ['序号', ...columns.map((column) => titles[column][choices[column]]!)],
  }));

function tableOf({ columns, header, above, lines }: Layout): string[][] {
  const body = lines.map((line, index) =>
    'noise' in line ? line.noise : [String(index + 1), ...columns.map((column) => line.row[column])],
  );
  return [...above, header, ...body];
}

function toFile(name: string, table: string[][], asXlsx: boolean): RosterFile {
  return asXlsx
    ? { name: `${name}.xlsx`, bytes: xlsxFile([{ name: '名单', rows: table }]) }
    : csvFile(`${name}.csv`, table);
}

function rowsOf({ workers, rejected }: Intake): string[] {
  return [...workers.map(({ source }) => source), ...rejected].map(({ file, row }) => `${file} ${row}`).sort();
}

describe('any roster', () => {
  it('ends with every data row either accepted or rejected, once, and nothing else counted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(layout, fc.boolean()), { minLength: 1, maxLength: 3 }), async (layouts) => {
        const files = layouts.map(([sheet, asXlsx], index) => toFile(`C00${index + 1}`, tableOf(sheet), asXlsx));
        const intake = await readRosters(files, context);
        // Data rows stand below the lines above the header and the header itself; a CSV file counts blank lines too.
        const expected = layouts.flatMap(([{ above, lines }], index) =>
          lines.flatMap((line, at) => ('row' in line ? [`${files[index]!.name} ${above.length + 2 + at}`] : [])),
        );
        expect(rowsOf(intake)).toEqual(expected.sort());
        expect(intake.dataRows).toBe(expected.length);
        for (const { cells } of intake.rejected) expect(cells.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same result whatever the order of files and columns', async () => {
    await fc.assert(
      fc.asyncProperty(layout, layout, async (first, second) => {
        const sorted = (sheet: Layout) => {
          const columns = [...sheet.columns].sort();
          const titleOf = (column: keyof Row) => sheet.header[sheet.columns.indexOf(column) + 1]!;
          return { ...sheet, columns, header: ['序号', ...columns.map(titleOf)] };
        };
        const files = [toFile('C001', tableOf(first), false), toFile('C002', tableOf(second), true)];
        const others = [toFile('C002', tableOf(sorted(second)), true), toFile('C001', tableOf(sorted(first)), false)];
        const [one, two] = [await readRosters(files, context), await readRosters(others, context)];
        expect(two.workers).toEqual(one.workers);
        expect(two.rejected.map(({ file, row, cells }) => [file, row, cells.map(({ code }) => code)])).toEqual(
          one.rejected.map(({ file, row, cells }) => [file, row, cells.map(({ code }) => code)]),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('never repeats an ID number, a phone or a given name in what it tells', async () => {
    await fc.assert(
      fc.asyncProperty(layout, async (sheet) => {
        const { rejected, warnings } = await readRosters([toFile('C001', tableOf(sheet), false)], context);
        const told = JSON.stringify([rejected, warnings]);
        for (const line of sheet.lines) {
          if (!('row' in line)) continue;
          for (const secret of [line.row.id, line.row.phone, line.row.name]) {
            if (/\d{7}|\p{Script=Han}{2}/u.test(secret) && secret !== '鼓楼区')
              expect(told).not.toContain(secret.trim());
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is read without an exception even where its bytes are noise', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('C001.csv', 'C001.xlsx', 'x.dat'),
        async (bytes, name) => {
          const intake = await readRosters([{ name, bytes }], context);
          expect(intake.workers).toEqual([]);
          expect(intake.rejected.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
