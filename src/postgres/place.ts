import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, chmod, lstat, readlink, rmdir, stat, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from '../folder.ts';
import { folderUnwritable, foreignCluster, noServerUser, unreachableCluster } from './faults.ts';
import { chooseServerUser, isRoot, nameOf, type ServerUser, userCan } from './serverUser.ts';

/** Where the cluster lies and who serves it. */
export interface Place {
  /** The cluster (PGDATA); it need not exist yet. */
  clusterDir: string;
  /** Folder around it, for the private copy of the binaries and the server's log. */
  baseDir: string;
  user: ServerUser;
}

/** Folder for clusters that cannot lie in the data folder; survives a reboot. */
const systemBase = '/var/lib';

/**
 * Decides on `<dataDir>/postgres`. Where root starts us and the server user cannot come into the data folder,
 * `<dataDir>/postgres` is a link to a folder of its own, `/var/lib/jieyun-<random>`: the link is what remembers the
 * place, so that removing the data folder never revives an old database without its keys.
 */
export async function choosePlace(dataDir: string): Promise<Place> {
  const dataStat = await makeDataDir(dataDir);
  const link = join(dataDir, 'postgres');
  const known = await lstat(link).catch(() => null);
  if (known !== null) return existingPlace(link, known, dataStat);

  const user = await chooseServerUser([dataStat.uid]);
  if (user === null) throw noServerUser(dataDir);
  if (await userCan(user, '-x', dataDir)) return { clusterDir: link, baseDir: dataDir, user };

  const baseDir = join(systemBase, `jieyun-${randomBytes(4).toString('hex')}`);
  const clusterDir = join(baseDir, 'postgres');
  try {
    await makeOpenDir(baseDir);
    await symlink(clusterDir, link);
  } catch (cause) {
    await rmdir(baseDir).catch(() => undefined);
    // another process chose a place a moment earlier
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return choosePlace(dataDir);
    throw folderUnwritable(baseDir, cause);
  }
  return { clusterDir, baseDir, user };
}

async function existingPlace(link: string, known: Stats, dataStat: Stats): Promise<Place> {
  const clusterDir = known.isSymbolicLink() ? resolve(dirname(link), await readlink(link)) : link;
  const baseDir = dirname(clusterDir);
  const cluster = await stat(clusterDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw folderUnwritable(clusterDir, error);
  });
  if (!isRoot()) {
    const own = process.getuid?.();
    if (cluster !== null && own !== undefined && cluster.uid !== own) {
      throw foreignCluster(clusterDir, await nameOf(String(cluster.uid)));
    }
  } else if (cluster === null) {
    await makeOpenDir(baseDir);
  }
  const user = await chooseServerUser([...(cluster === null ? [] : [cluster.uid]), dataStat.uid]);
  if (user === null) throw noServerUser(clusterDir);
  if (isRoot() && !(await userCan(user, '-x', baseDir))) throw unreachableCluster(clusterDir, user.name);
  return { clusterDir, baseDir, user };
}

/** Makes the data folder: private to its user, or, made by root, passable for the server user but not listable. */
async function makeDataDir(dataDir: string): Promise<Stats> {
  try {
    const made = await makeFolder(dataDir, isRoot() ? 0o711 : 0o700);
    if (made && isRoot()) await chmod(dataDir, 0o711);
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return await stat(dataDir);
  } catch (cause) {
    throw folderUnwritable(dataDir, cause);
  }
}

async function makeOpenDir(dir: string): Promise<void> {
  await makeFolder(dir, 0o711);
  await chmod(dir, 0o711);
}
