import { randomBytes } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type KeyRing, readKeyRing } from './crypto/keyRing.ts';
import { makeFolder } from './folder.ts';
import { OperatorFault } from './operatorFault.ts';

/**
 * The keys of an installation that was given none: `<dataDir>/keys`, mode 0600, made at the first start. One
 * `id:base64` a line, the newest first. Losing the file loses the encrypted data.
 *
 * @throws OperatorFault where the file cannot be read or made, is open to others, or holds no usable key.
 */
export async function readOrCreateKeyFile(dataDir: string): Promise<KeyRing> {
  const path = join(dataDir, 'keys');
  try {
    await makeFolder(dataDir, 0o700);
    await createOnce(path);
    if (((await stat(path)).mode & 0o077) !== 0) throw new Error('mode');
    const lines = (await readFile(path, 'utf8')).split('\n');
    return readKeyRing(lines.join(','));
  } catch (cause) {
    throw new OperatorFault('config_invalid', [describe(path, cause)], cause);
  }
}

/** `wx` lets exactly one of several first starts write; the sync makes sure that no data outlive their key. */
async function createOnce(path: string): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') return null;
    throw error;
  });
  if (file === null) return;
  try {
    await file.writeFile(`demo:${randomBytes(32).toString('base64')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

function describe(path: string, cause: unknown): OperatorFault['problems'][number] {
  if (cause instanceof Error && cause.message === 'mode') {
    return {
      place: path,
      problem: { zh: '密钥文件可被他人读取', en: 'others can read the key file' },
      remedy: { zh: `请运行 chmod 600 ${path}`, en: `run chmod 600 ${path}` },
    };
  }
  const why = cause instanceof Error ? cause.message : String(cause);
  return {
    place: path,
    problem: { zh: `密钥文件无法使用（${why}）`, en: `the key file cannot be used (${why})` },
    remedy: {
      zh: '请从备份恢复该文件或检查权限；也可用 JIEYUN_KEYS 给出密钥',
      en: 'restore the file from a backup or look at its rights; or give keys with JIEYUN_KEYS',
    },
  };
}
