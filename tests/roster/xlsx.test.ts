import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { type XlsxSheet, xlsxFile, xlsxParts } from '../../fixtures/brokenRostersXlsx.ts';
import { zipFile } from '../../fixtures/brokenRostersZip.ts';
import { cellName } from '../../src/contract/cellName.ts';
import type { Sheet } from '../../src/roster/grid.ts';
import { defaultLimits } from '../../src/roster/limits.ts';
import { Unreadable } from '../../src/roster/unreadable.ts';
import { readXlsx } from '../../src/roster/xlsx/readXlsx.ts';
import { serialDate } from '../../src/roster/xlsx/serialDate.ts';

async function fromExceljs(fill: (workbook: ExcelJS.Workbook) => void): Promise<Sheet[]> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return readXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()), defaultLimits);
}

/** The filled cells of a sheet as `A1 kind text`. */
function cellsOf(sheet: Sheet): string[] {
  return sheet.rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell, column) => (cell === undefined ? [] : [`${cellName(column, row)} ${cell.kind} ${cell.text}`])),
  );
}

describe('the workbook reader', () => {
  it('reads what exceljs writes: texts, numbers, dates, formulas, rich text, links, booleans, errors, merges, hidden things', async () => {
    const sheets = await fromExceljs((workbook) => {
      const sheet = workbook.addWorksheet('名单 & <1>');
      sheet.addRow(['姓名', 13812345678, 36.5, new Date('2020-02-24T00:00:00Z'), true]);
      sheet.getCell('A3').value = { richText: [{ text: '张' }, { font: { bold: true }, text: '三' }] };
      sheet.getCell('B3').value = { formula: '1+1', result: 2 };
      sheet.getCell('C3').value = { formula: 'A1', result: '姓名' };
      sheet.getCell('D3').value = { text: '链接', hyperlink: 'https://example.org' };
      sheet.getCell('E3').value = { error: '#N/A' };
      sheet.getCell('F3').value = { formula: 'X1' };
      sheet.mergeCells('A5:A7');
      sheet.getCell('A5').value = 'C001';
      sheet.getRow(3).hidden = true;
      workbook.addWorksheet('字典', { state: 'veryHidden' });
    });
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['名单 & <1>', false],
      ['字典', true],
    ]);
    expect(cellsOf(sheets[0]!)).toEqual([
      'A1 text 姓名',
      'B1 number 13812345678',
      'C1 number 36.5',
      'D1 date 2020-02-24',
      'E1 text TRUE',
      'A3 text 张三',
      'B3 number 2',
      'C3 text 姓名',
      'D3 text 链接',
      'E3 error #N/A',
      'F3 error =',
      'A5 text C001',
    ]);
    expect(sheets[0]!.merges).toEqual([{ top: 5, bottom: 7, left: 0, right: 0 }]);
    expect(sheets[0]!.rows.map(({ row, hidden }) => [row, hidden])).toEqual([
      [1, false],
      [3, true],
      [5, false],
    ]);
  });

  it('agrees with exceljs on any table of texts and numbers', async () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'张三é𠮷<>&"\'_x0 9'), minLength: 1, maxLength: 8 })
      .filter((value) => value.trim() !== '');
    const cell = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), async (table) => {
        const workbook = new ExcelJS.Workbook();
        const sheet = workbook.addWorksheet('x');
        for (const row of table) sheet.addRow(row);
        const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
        const [ours] = await readXlsx(bytes, defaultLimits);
        const theirs = new ExcelJS.Workbook();
        await theirs.xlsx.load(bytes.buffer as ArrayBuffer);
        const expected: string[] = [];
        theirs.worksheets[0]!.eachRow((row) =>
          row.eachCell((value) => {
            const isNumber = typeof value.value === 'number';
            expected.push(`${value.address} ${isNumber ? `number ${value.value}` : `text ${value.text}`}`);
          }),
        );
        const numbers = cellsOf(ours!).map((line) =>
          line.replace(/ number (.*)$/, (_, digits: string) => ` number ${Number(digits)}`),
        );
        expect(numbers).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps the digits of a long number that the file holds exactly', async () => {
    const rows = [[{ xml: '<c r="$"><v>341221197203121055</v></c>' }]];
    const [sheet] = await readXlsx(xlsxFile([{ name: 'x', rows }]), defaultLimits);
    expect(cellsOf(sheet!)).toEqual(['A1 number 341221197203121055']);
  });

  it('reads cells without references, prefixed element names, and the shared strings wherever they stand in the container', async () => {
    const parts = xlsxParts([{ name: 'x', rows: [['a', 'b']] }]).reverse();
    const prefixed = parts.map(({ name, content }) => {
      if (!name.endsWith('sheet1.xml')) return { name, content };
      const bare = String(content)
        .replaceAll(/ r="[A-Z]?\d"/g, '')
        .replaceAll(/<(\/?)(\w)/g, '<$1x:$2')
        .replace('xmlns=', 'xmlns:x=');
      return { name, content: bare };
    });
    const [sheet] = await readXlsx(zipFile(prefixed), defaultLimits);
    expect(cellsOf(sheet!)).toEqual(['A1 text a', 'B1 text b']);
  });

  it('does not count formatted but empty rows', async () => {
    const rows = Array.from({ length: 300 }, () => [{ xml: '<c r="$" s="1"/>' }]);
    const [sheet] = await readXlsx(xlsxFile([{ name: 'x', rows: [...rows, ['a']] }]), { ...defaultLimits, rows: 1 });
    expect(cellsOf(sheet!)).toEqual(['A301 text a']);
  });
});

describe('limits of a workbook', () => {
  const small: XlsxSheet = { name: 'x', rows: [['a'], ['b'], ['c']] };

  it.each([
    ['rows', { rows: 2 }],
    ['sheets', { sheets: 0 }],
    ['unzippedBytes', { unzippedBytes: 1000 }],
    ['zipEntries', { zipEntries: 3 }],
  ])('%s refuses the file as too large', async (_name, limit) => {
    const reading = readXlsx(xlsxFile([small]), { ...defaultLimits, ...limit });
    await expect(reading).rejects.toMatchObject({ code: 'file_too_large' });
  });

  it('holds where the directory claims less than comes out', async () => {
    const parts = xlsxParts([small]).map((part) =>
      part.name.endsWith('sheet1.xml')
        ? { ...part, content: `${part.content}${' '.repeat(100_000)}`, deflate: true, claimedSize: 500 }
        : part,
    );
    await expect(readXlsx(zipFile(parts), { ...defaultLimits, unzippedBytes: 50_000 })).rejects.toBeInstanceOf(
      Unreadable,
    );
  });

  it('survives any damage: a changed or missing byte is refused or read, never thrown otherwise', async () => {
    const good = xlsxFile([small]);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), async (at, byte, length) => {
        const bytes = good.slice(0, Math.max(length, at + 1));
        bytes[at] = byte;
        try {
          await readXlsx(bytes, defaultLimits);
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('serial dates', () => {
  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [43885, false, '2020-02-24'],
    [43885.75, false, '2020-02-24'],
    [42423, true, '2020-02-24'],
  ])('%d (1904: %p) is %s', (serial, date1904, date) => {
    expect(serialDate(serial, date1904)).toBe(date);
  });

  it('are null outside the calendar of spreadsheets', () => {
    for (const serial of [0, -1, 2_958_466, Number.NaN]) expect(serialDate(serial, false)).toBeNull();
  });
});
