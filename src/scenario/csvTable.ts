import { type CsvError, parse } from 'csv-parse/sync';
import { cellName } from '../contract/cellName.ts';
import { decodeText } from '../contract/decodeText.ts';
import type { Fault } from '../contract/fault.ts';
import { scenarioFault } from './faults.ts';

/** The columns of one CSV of the scenario folder. */
export interface Columns {
  required: readonly string[];
  optional: readonly string[];
}

/** A data row; `row` counts from 1 as spreadsheets do. Values are trimmed; missing optional columns read as ''. */
export interface CsvRow {
  row: number;
  /** Trimmed value of a column. */
  value(column: string): string;
  /** Spreadsheet cell of a column, for example `C14`; the row's first cell where the file lacks the column. */
  cell(column: string): string;
}

/**
 * The data rows of a CSV with a header in its first row. Blank rows are skipped, columns may stand in any order.
 * With a fault of the file or its header no rows come back, because every one of them would be misread.
 */
export function readCsvTable(file: string, bytes: Uint8Array, columns: Columns): { rows: CsvRow[]; faults: Fault[] } {
  const decoded = decodeText(bytes);
  if (decoded === null) return { rows: [], faults: [notText(file)] };

  let records: string[][];
  try {
    records = parse(decoded.text, { bom: true, relax_column_count: true, skip_empty_lines: false, trim: true });
  } catch (error) {
    return { rows: [], faults: [badCsv(file, error as CsvError)] };
  }

  const header = (records[0] ?? []).map((name) => name.trim().toLowerCase());
  const faults = headerFaults(file, header, columns);
  if (faults.some((fault) => fault.code !== 'column_ignored')) return { rows: [], faults };

  const columnOf = new Map(header.map((name, index) => [name, index]));
  const rows: CsvRow[] = [];
  for (const [index, record] of records.entries()) {
    const row = index + 1;
    if (index === 0 || record.every((value) => value === '')) continue;
    if (record.slice(header.length).some((value) => value !== '')) {
      faults.push(ragged(file, cellName(header.length, row)));
      continue;
    }
    rows.push({
      row,
      value: (column) => (record[columnOf.get(column) ?? -1] ?? '').trim(),
      cell: (column) => cellName(columnOf.get(column) ?? 0, row),
    });
  }
  return { rows, faults };
}

function headerFaults(file: string, header: string[], { required, optional }: Columns): Fault[] {
  const faults: Fault[] = [];
  const missing = required.filter((name) => !header.includes(name));
  for (const name of missing) {
    faults.push(
      scenarioFault(
        file,
        null,
        'column_missing',
        { zh: `缺少列 ${name}`, en: `column ${name} is missing` },
        { zh: `在第一行加上列名 ${name}`, en: `add the column name ${name} to the first row` },
      ),
    );
  }
  for (const [index, name] of header.entries()) {
    if (name === '') continue;
    const cell = cellName(index, 1);
    if (header.indexOf(name) < index) {
      faults.push(
        scenarioFault(
          file,
          cell,
          'column_duplicate',
          { zh: `列 ${name} 出现两次`, en: `column ${name} appears twice` },
          { zh: '只保留一列', en: 'keep one of them' },
        ),
      );
    } else if (!required.includes(name) && !optional.includes(name)) {
      const known = [...required, ...optional].join(', ');
      faults.push(
        scenarioFault(
          file,
          cell,
          'column_ignored',
          { zh: `不认识列 ${name}，已忽略`, en: `column ${name} is unknown and was ignored` },
          { zh: `可用的列：${known}`, en: `known columns: ${known}` },
        ),
      );
    }
  }
  return faults;
}

function notText(file: string): Fault {
  return scenarioFault(
    file,
    null,
    'file_unreadable',
    { zh: '不是 UTF-8 或 GB18030 编码的文本', en: 'not a text in UTF-8 or GB18030' },
    { zh: '在表格软件中另存为“CSV UTF-8”', en: 'save it as "CSV UTF-8" in your spreadsheet program' },
  );
}

function badCsv(file: string, error: CsvError): Fault {
  const line = typeof error.lines === 'number' ? error.lines : null;
  return scenarioFault(
    file,
    line === null ? null : `A${line}`,
    'file_unreadable',
    { zh: `CSV 格式有误（${error.code}）`, en: `the CSV is malformed (${error.code})` },
    { zh: '检查该行前后的引号是否成对', en: 'check that the quotation marks around that line come in pairs' },
  );
}

function ragged(file: string, cell: string): Fault {
  return scenarioFault(
    file,
    cell,
    'row_ragged',
    { zh: '该行的列数多于表头', en: 'the row has more values than the header has columns' },
    { zh: '含逗号的内容请加双引号', en: 'put values that contain commas in double quotes' },
  );
}
