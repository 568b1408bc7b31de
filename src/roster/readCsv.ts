import { parse } from 'csv-parse/sync';
import { decodeText } from '../contract/decodeText.ts';
import type { Cell, GridRow, Sheet } from './grid.ts';
import type { RosterLimits } from './limits.ts';
import { tooLarge, Unreadable } from './unreadable.ts';

/** Reads a CSV as one sheet without name; the delimiter is the one that its first lines agree on. */
export function readCsv(bytes: Uint8Array, limits: RosterLimits): Sheet {
  const decoded = decodeText(bytes);
  if (decoded === null) {
    throw new Unreadable(
      'file_unreadable',
      { zh: '文字编码既不是 UTF-8 也不是 GB18030', en: 'its characters are neither UTF-8 nor GB18030' },
      { zh: '在表格软件中另存为 .xlsx 或“CSV UTF-8”', en: 'save it as .xlsx or as "CSV UTF-8"' },
    );
  }
  const rows: GridRow[] = [];
  for (const [index, record] of parseRecords(decoded.text).entries()) {
    const cells = record.slice(0, limits.columns).map(toCell);
    if (cells.some((cell) => cell !== undefined)) rows.push({ row: index + 1, hidden: false, cells });
    if (rows.length > limits.rows) throw tooLarge(`超过 ${limits.rows} 行`, `it has more than ${limits.rows} rows`);
  }
  return { name: '', hidden: false, rows, merges: [] };
}

function parseRecords(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: sniffDelimiter(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch {
    throw new Unreadable(
      'file_unreadable',
      { zh: 'CSV 的引号不成对', en: 'the quotation marks of the CSV do not come in pairs' },
      { zh: '用表格软件打开检查后另存为 .xlsx', en: 'check it in a spreadsheet program and save it as .xlsx' },
    );
  }
}

const delimiters = [',', '\t', ';', '，', '|'] as const;

function sniffDelimiter(text: string): string {
  const lines = text.split(/\r\n|\n|\r/, 20);
  const counts = delimiters.map((delimiter) => lines.reduce((sum, line) => sum + line.split(delimiter).length - 1, 0));
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Excel's way to keep digits in a CSV, `="0123"`, is read as the text that it means. */
function toCell(value: string): Cell | undefined {
  const text = /^="(.*)"$/s.exec(value.trim())?.[1] ?? value;
  if (text.trim() === '') return undefined;
  return /^#(REF|N\/A|VALUE|NAME\?|DIV\/0|NUM|NULL)!?$/.test(text.trim())
    ? { kind: 'error', text: text.trim() }
    : { kind: 'text', text };
}
