import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of a scenario folder, wherever they lie. */
export interface RawFolder {
  /** Null where there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** Names of the files in `rosters/`, hidden and lock files left out. */
  rosterNames(): Promise<string[]>;
}

const isHidden = (name: string) => /^[.~]/.test(name);

/** A folder on disk. */
export function diskFolder(dir: string): RawFolder {
  const absent = (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  };
  return {
    read: (path) => readFile(join(dir, path)).catch(absent),
    async rosterNames() {
      const entries = (await readdir(join(dir, 'rosters'), { withFileTypes: true }).catch(absent)) ?? [];
      return entries.filter((entry) => entry.isFile() && !isHidden(entry.name)).map(({ name }) => name);
    },
  };
}

/** A folder in memory, by path: so that a server need not write personal data to disk. */
export function memoryFolder(files: ReadonlyMap<string, Uint8Array>): RawFolder {
  return {
    read: async (path) => files.get(path) ?? null,
    rosterNames: async () =>
      [...files.keys()]
        .flatMap((path) => (path.startsWith('rosters/') ? [path.slice('rosters/'.length)] : []))
        .filter((name) => !isHidden(name)),
  };
}
