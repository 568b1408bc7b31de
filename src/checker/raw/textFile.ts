import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import type { RawFolder } from './folder.ts';
import { CheckInputError } from './inputError.ts';

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

/**
 * Rows of a CSV table of the scenario folder, as objects by column name; blank lines left out. Null where there is no file;
 * throws `CheckInputError` where it cannot be read.
 */
export async function csvTable(folder: RawFolder, name: string): Promise<Record<string, string>[] | null> {
  const [header = [], ...records] = (await recordsOf(folder, name)) ?? [];
  if (header.length === 0) return null;
  const names = header.map((name) => name.trim());
  return records
    .filter((record) => record.some((value) => value.trim() !== ''))
    .map((record) => Object.fromEntries(names.map((name, i) => [name, (record[i] ?? '').trim()])));
}

async function recordsOf(folder: RawFolder, name: string): Promise<string[][] | null> {
  try {
    const bytes = await folder.read(name);
    return bytes === null ? null : csvRecords(decodeText(bytes));
  } catch (error) {
    throw new CheckInputError({ zh: `无法读取 ${name}`, en: `${name} cannot be read` }, error);
  }
}
