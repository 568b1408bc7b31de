import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The account that the server runs under: ourselves, or somebody unprivileged when we are root. */
export interface ServerUser {
  name: string;
  /** Ids to hand to a child process; empty when it is ourselves. */
  ids: { uid: number; gid: number } | Record<string, never>;
}

/** Existing unprivileged accounts, most fitting first. None is ever created. */
const unprivileged = ['postgres', '_postgres', 'nobody'];

/** True when this process is root, whom PostgreSQL refuses to serve. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Chooses the account. As root, the owner of an existing cluster or data folder comes first, so that
 * `sudo` in somebody's checkout goes on with his data; then the accounts that systems have for this.
 * Null when root finds none.
 */
export async function chooseServerUser(ownerUids: readonly number[]): Promise<ServerUser | null> {
  if (!isRoot()) return { name: await nameOf(String(process.getuid?.() ?? '')), ids: {} };
  for (const account of [...ownerUids.filter((uid) => uid !== 0).map(String), ...unprivileged]) {
    const user = await lookUp(account);
    if (user !== null) return user;
  }
  return null;
}

/** Whether `user` passes `test` with that flag (`-x`, `-w` …) on the path, asked as that user, so that ACLs count. */
export async function userCan(user: ServerUser, flag: '-x' | '-w', path: string): Promise<boolean> {
  return run('/bin/sh', ['-c', `test ${flag} "$1"`, 'sh', path], { ...user.ids, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

/** Name of an account for messages; the id itself where it has none. */
export async function nameOf(uid: string): Promise<string> {
  return run('id', ['-nu', ...(uid === '' ? [] : [uid])]).then(
    ({ stdout }) => stdout.trim(),
    () => uid,
  );
}

async function lookUp(account: string): Promise<ServerUser | null> {
  try {
    const [name, uid, gid] = await Promise.all(
      ['-nu', '-u', '-g'].map(async (flag) => (await run('id', [flag, account])).stdout.trim()),
    );
    return { name: name!, ids: { uid: Number(uid), gid: Number(gid) } };
  } catch {
    return null;
  }
}
