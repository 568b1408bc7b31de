import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../contract/fault.ts';
import type { RosterFile } from '../contract/scenario.ts';
import { scenarioFault } from './faults.ts';

const megabyte = 1024 * 1024;

/** Largest scenario.json or CSV of a folder, bytes; the roster reader has its own limit. */
const tableBytesMax = 50 * megabyte;

/** Rosters are read up to just over the roster reader's limit: it sees that there is more, and memory does not. */
const rosterBytesMax = 10 * megabyte + 1;

/** One company sends a handful of files; beyond this somebody pointed at the wrong folder. */
const rosterFilesMax = 5000;

/** Bytes of a file of the folder; null where it is missing (a fault only if `required`) or cannot be read. */
export async function readFolderFile(
  dir: string,
  file: string,
  required: boolean,
  faults: Fault[],
): Promise<Uint8Array | null> {
  try {
    const bytes = await readUpTo(join(dir, file), tableBytesMax + 1);
    if (bytes.length <= tableBytesMax) return bytes;
    faults.push(
      scenarioFault(
        file,
        null,
        'file_too_large',
        { zh: '文件超过 50 MB', en: 'the file is larger than 50 MB' },
        { zh: '检查是否放错了文件', en: 'check that it is the right file' },
      ),
    );
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (missing && !required) return null;
    faults.push(missing ? missingFile(file) : unreadableFile(file, error));
  }
  return null;
}

/**
 * The files in `rosters/`, sorted by name. Hidden and lock files of operating systems and spreadsheet programs are passed over;
 * files of other kinds come back too, so that the roster reader refuses them by name instead of losing them.
 */
export async function readRosterFiles(dir: string, faults: Fault[]): Promise<RosterFile[]> {
  const folder = join(dir, 'rosters');
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => !isClutter(name)).sort();
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    faults.push(missing ? missingFile('rosters') : unreadableFile('rosters', error));
    return [];
  }
  if (names.length > rosterFilesMax) {
    faults.push(
      scenarioFault(
        'rosters',
        null,
        'too_many_files',
        { zh: `文件超过 ${rosterFilesMax} 个`, en: `there are more than ${rosterFilesMax} files` },
        { zh: '检查是否指向了正确的文件夹', en: 'check that it is the right folder' },
      ),
    );
    return [];
  }

  const files: RosterFile[] = [];
  for (const name of names) {
    const path = join(folder, name);
    try {
      if ((await stat(path)).isFile()) files.push({ name, bytes: await readUpTo(path, rosterBytesMax) });
      else faults.push(ignoredEntry(`rosters/${name}`));
    } catch (error) {
      faults.push(unreadableFile(`rosters/${name}`, error));
    }
  }
  return files;
}

async function readUpTo(path: string, bytesMax: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const size = Math.min((await handle.stat()).size, bytesMax);
    const bytes = new Uint8Array(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await handle.read(bytes, filled, size - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

function isClutter(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || /^(thumbs\.db|desktop\.ini)$/i.test(name);
}

function missingFile(file: string): Fault {
  return scenarioFault(
    file,
    null,
    'file_missing',
    { zh: '文件夹中没有它', en: 'is missing from the folder' },
    { zh: `补上 ${file}`, en: `add ${file}` },
  );
}

function unreadableFile(file: string, error: unknown): Fault {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return scenarioFault(
    file,
    null,
    'file_unreadable',
    { zh: `无法读取（${code}）`, en: `cannot be read (${code})` },
    { zh: '检查它是不是文件、是否有读取权限', en: 'check that it is a file and that you may read it' },
  );
}

function ignoredEntry(file: string): Fault {
  return scenarioFault(
    file,
    null,
    'entry_ignored',
    { zh: '不是文件，已忽略', en: 'is not a file and was ignored' },
    { zh: '把名单直接放进 rosters 文件夹', en: 'put the rosters directly into the folder rosters' },
  );
}
