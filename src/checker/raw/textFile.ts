import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';

/** Text of a file in UTF-8 (with or without BOM) or else GB18030 (formats.md §1). */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(Buffer.from(bytes), 'gb18030');
  }
}

/** Records of a CSV file, blank lines kept so that record i is spreadsheet row i + 1. */
export function csvRecords(text: string): string[][] {
  return parse(text.replace(/^\uFEFF/, ''), {
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  }) as string[][];
}

/** Rows of a CSV table with a header line, as objects by column name; blank lines left out. Null where there is no file. */
export async function csvTable(path: string): Promise<Record<string, string>[] | null> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const [header = [], ...records] = csvRecords(decodeText(bytes));
  const names = header.map((name) => name.trim());
  return records
    .filter((record) => record.some((value) => value.trim() !== ''))
    .map((record) => Object.fromEntries(names.map((name, i) => [name, (record[i] ?? '').trim()])));
}
