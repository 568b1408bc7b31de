import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { inLocale } from '../contract/text.ts';
import type { IdType } from '../contract/worker.ts';
import { AppError } from '../errors.ts';
import { makeFolder } from '../folder.ts';
import { type ExportFile, exportCompany } from '../planning/server/companies/exportCompany.ts';
import { exportPerson } from '../planning/server/persons/exportPerson.ts';
import type { ExitStatus } from './reportError.ts';
import type { CommandContext } from './withRuntime.ts';

/** Flags of `jieyun admin export`. */
export interface ExportFlags {
  company?: string;
  person?: true;
  idType: IdType;
}

/** Only who exports reads it: everything in it is in the open. */
const folderMode = 0o700;
const fileMode = 0o600;

/**
 * `jieyun admin export DIR --company CODE | --person`: everything of one company or one person as JSON and files. The ID number comes on
 * standard input, so that it stands in no history and no list of processes. Prints the folder.
 */
export async function adminExportCommand(
  dir: string,
  { company, idType }: ExportFlags,
  { runtime, config }: CommandContext,
): Promise<ExitStatus> {
  const deps = { database: runtime.database, keys: runtime.keyRing };
  await makeFolder(dir, folderMode);
  if ((await readdir(dir)).length > 0) throw new AppError('conflict', 'the folder to export into is not empty');
  const files = company === undefined ? await personFiles(deps, idType) : await exportCompany(deps, company);
  for (const { path, bytes } of files) {
    const target = join(dir, ...path.split('/'));
    await mkdir(dirname(target), { recursive: true, mode: folderMode });
    await writeFile(target, bytes, { mode: fileMode });
  }
  const text = {
    zh: `共 ${files.length} 个文件，均为明文，请妥善保管`,
    en: `${files.length} files, all in the open: keep them safe`,
  };
  process.stderr.write(`${inLocale(text, config.locale)}\n`);
  process.stdout.write(`${resolve(dir)}\n`);
  return 0;
}

async function personFiles(deps: Parameters<typeof exportPerson>[0], idType: IdType): Promise<ExportFile[]> {
  const idNumber = await firstLine();
  if (idNumber === '') throw new AppError('input_invalid', 'give the ID number on standard input');
  const person = await exportPerson(deps, { idType, idNumber, purpose: 'access_request' });
  return [{ path: 'person.json', bytes: Buffer.from(`${JSON.stringify(person, null, 2)}\n`, 'utf8') }];
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  try {
    for await (const line of lines) return line.trim();
    return '';
  } finally {
    lines.close();
  }
}
