import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { makeFolder } from '../../folder.ts';
import { OperatorFault } from '../../operatorFault.ts';
import { copyGoal, release } from './release.ts';

const run = promisify(execFile);

/**
 * The server's jar in `folder`, fetched by its Maven coordinates where it is not there yet, checksum verified.
 * @throws OperatorFault where mvn is missing or fails, or where the jar is not the one that is pinned
 */
export async function pinnedJar(folder: string): Promise<string> {
  const name = `${release.artifact.split(':')[1]}-${release.version}.jar`;
  const path = join(folder, name);
  if ((await exists(path)) && (await sha256Of(path)) === release.sha256) return path;

  const fetched = join(folder, 'fetched');
  await makeFolder(fetched, 0o755);
  const artifact = `${release.artifact}:${release.version}`;
  const args = ['-B', '-q', copyGoal, `-Dartifact=${artifact}`, `-DoutputDirectory=${fetched}`];
  await run('mvn', args, { maxBuffer: 1 << 24 }).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT' ? noProgram('mvn', 'Maven') : notFetched(artifact, cause);
  });
  if ((await sha256Of(join(fetched, name))) !== release.sha256) {
    await rm(fetched, { recursive: true });
    throw wrongJar(artifact);
  }
  await rename(join(fetched, name), path);
  await rm(fetched, { recursive: true });
  return path;
}

/** @throws OperatorFault where Java is missing or too old */
export async function checkJava(): Promise<void> {
  const { stderr } = await run('java', ['-version']).catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT' ? noProgram('java', `Java ${release.java}`) : cause;
  });
  const version = /version "(\d+)/.exec(stderr)?.[1];
  if (version === undefined || Number(version) >= release.java) return;
  throw new OperatorFault('unavailable', [
    {
      place: 'java',
      problem: { zh: `Java ${version} 版本过旧`, en: `Java ${version} is too old` },
      remedy: { zh: `请安装 Java ${release.java} 或更新版本`, en: `install Java ${release.java} or newer` },
    },
  ]);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function noProgram(program: string, name: string): OperatorFault {
  return new OperatorFault('unavailable', [
    {
      place: program,
      problem: { zh: `没有找到 ${program}`, en: `${program} was not found` },
      remedy: {
        zh: `请安装 ${name}${program === 'mvn' ? '，或用 --jar 指定已下载的服务器文件' : ''}`,
        en: `install ${name}${program === 'mvn' ? ', or name a downloaded server with --jar' : ''}`,
      },
    },
  ]);
}

function notFetched(artifact: string, cause: Error): OperatorFault {
  return new OperatorFault(
    'unavailable',
    [
      {
        place: artifact,
        problem: { zh: `mvn 未能取得服务器（${cause.message}）`, en: `mvn did not get the server (${cause.message})` },
        remedy: {
          zh: '检查网络和 Maven 的设置，或用 --jar 指定已下载的服务器文件',
          en: "check the network and Maven's settings, or name a downloaded server with --jar",
        },
      },
    ],
    cause,
  );
}

function wrongJar(artifact: string): OperatorFault {
  return new OperatorFault('unavailable', [
    {
      place: artifact,
      problem: { zh: '取得的文件校验和不符，已删除', en: 'the file fetched has another checksum; it was deleted' },
      remedy: {
        zh: '检查 Maven 的镜像设置后重试',
        en: "check which mirror Maven's settings name, and try again",
      },
    },
  ]);
}
