import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { clusterDamaged, explainFailure, folderUnwritable, otherMajor } from './faults.ts';
import type { Place } from './place.ts';
import { isProcessAlive, serverEnv } from './postmaster.ts';

const run = promisify(execFile);

/** Random passwords of one cluster, kept inside it with mode 0600. */
export interface ClusterSecrets {
  /** Password of `postgres`, the superuser, which only the launcher and tests use. */
  superuserPassword: string;
  /** Password of `jieyun`, the owner of the product's database. */
  appPassword: string;
}

const secretsFile = 'jieyun.json';

/** Passwords of the cluster, after making the cluster where there is none. */
export async function ensureCluster(place: Place, binaries: Binaries): Promise<ClusterSecrets> {
  const { clusterDir } = place;
  const version = await readFile(join(clusterDir, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw folderUnwritable(clusterDir, error);
  });
  if (version === null) {
    await refuseForeignContent(clusterDir);
    await createCluster(place, binaries);
  } else if (Number(version.trim()) !== binaries.major) {
    throw otherMajor(clusterDir, version.trim(), binaries.major);
  }
  return readSecrets(clusterDir);
}

/** An empty folder may be used; one with content that is no cluster is somebody's. */
async function refuseForeignContent(clusterDir: string): Promise<void> {
  const content = await readdir(clusterDir).catch(() => []);
  if (content.length > 0) throw clusterDamaged(clusterDir, 'PG_VERSION');
  await rmdir(clusterDir).catch(() => undefined);
}

/** Builds the cluster beside its place and renames it in, so that a kill in between never leaves half of one. */
async function createCluster({ clusterDir, user }: Place, binaries: Binaries): Promise<void> {
  await removeStaleStagings(clusterDir);
  const staging = `${stagingPrefix(clusterDir)}${process.pid}-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${staging}.pw`;
  const secrets: ClusterSecrets = { superuserPassword: newPassword(), appPassword: newPassword() };
  const handOver = async (path: string) => {
    if ('uid' in user.ids) await chown(path, user.ids.uid, user.ids.gid);
  };
  try {
    await mkdir(staging, { mode: 0o700 });
    await handOver(staging);
    await writeFile(passwordFile, secrets.superuserPassword, { mode: 0o600 });
    await handOver(passwordFile);
    await runInitdb(binaries.initdb, staging, passwordFile, user.ids);
    const secretsPath = join(staging, secretsFile);
    await writeFile(secretsPath, JSON.stringify(secrets), { mode: 0o600 });
    await chmod(secretsPath, 0o600);
    await handOver(secretsPath);
    await rename(staging, clusterDir).catch((error: NodeJS.ErrnoException) => {
      // another process was faster; its cluster is as good as ours
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw error instanceof Error && 'stderr' in error
      ? explainFailure(clusterDir, String(error.stderr))
      : explainSystemError(clusterDir, error);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * The built-in C.UTF-8 locale sorts by code point and never changes with the system's libraries,
 * so that indexes stay right after an upgrade; ICU collations remain available by name.
 */
async function runInitdb(initdb: string, dir: string, passwordFile: string, ids: Place['user']['ids']): Promise<void> {
  const options = [
    `--pgdata=${dir}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ];
  await run(initdb, options, { ...ids, cwd: '/', env: serverEnv, timeout: 120_000 });
}

async function readSecrets(clusterDir: string): Promise<ClusterSecrets> {
  try {
    return JSON.parse(await readFile(join(clusterDir, secretsFile), 'utf8')) as ClusterSecrets;
  } catch (error) {
    throw clusterDamaged(clusterDir, error instanceof Error ? error.message : secretsFile);
  }
}

async function removeStaleStagings(clusterDir: string): Promise<void> {
  const prefix = basename(stagingPrefix(clusterDir));
  const parent = dirname(clusterDir);
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix) || isProcessAlive(Number.parseInt(name.slice(prefix.length), 10))) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** What a cluster in the making is called up to the number of the process that makes it. */
function stagingPrefix(clusterDir: string): string {
  return `${clusterDir}.new-`;
}

function explainSystemError(clusterDir: string, error: unknown): Error {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return explainFailure(clusterDir, 'FATAL:  No space left on device');
  return folderUnwritable(clusterDir, error);
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
