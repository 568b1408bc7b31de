import type { RosterFile } from '../contract/scenario.ts';
import type { Grid } from './grid.ts';
import type { RosterLimits } from './limits.ts';
import { readCsv } from './readCsv.ts';
import { refuseKind, sniff } from './sniff.ts';
import { tooLarge, Unreadable } from './unreadable.ts';
import { readXlsx } from './xlsx/readXlsx.ts';

/**
 * The sheets of a roster file. Its content decides how it is read; its extension must be .xlsx or .csv all the same.
 * Throws Unreadable, with what the file seems to be and what to do.
 */
export async function readGrid({ name, bytes }: RosterFile, limits: RosterLimits): Promise<Grid> {
  if (bytes.length > limits.fileBytes) {
    const mb = Math.floor(limits.fileBytes / 1024 / 1024);
    throw tooLarge(`文件超过 ${mb} MB`, `the file is larger than ${mb} MB`);
  }
  const kind = sniff(bytes);
  if (kind !== 'zip' && kind !== 'text') throw refuseKind(kind, bytes);
  const extension = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extension !== 'xlsx' && extension !== 'csv') throw foreignExtension(extension);
  if (kind === 'zip') return { sheets: await readXlsx(bytes, limits), misnamed: extension !== 'xlsx' };
  return { sheets: [readCsv(bytes, limits)], misnamed: extension !== 'csv' };
}

function foreignExtension(extension: string): Unreadable {
  const zh = extension === '' ? '文件没有扩展名' : `不支持 .${extension} 文件`;
  const en = extension === '' ? 'the file has no extension' : `.${extension} files are not supported`;
  return new Unreadable(
    'file_unreadable',
    { zh, en },
    { zh: '另存为 .xlsx 或 .csv 后重新发送', en: 'save it as .xlsx or .csv and send it again' },
  );
}
