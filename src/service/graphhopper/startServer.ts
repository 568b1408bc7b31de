import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFolder } from '../../folder.ts';
import { OperatorFault } from '../../operatorFault.ts';
import type { Policy } from '../../policy/schema.ts';
import { cruiseSpeeds } from '../../policy/speeds.ts';
import { type ImportStep, importStep } from './importProgress.ts';
import { checkJava, pinnedJar } from './jar.ts';
import { release } from './release.ts';
import { coachModel, serverConfig } from './serverConfig.ts';

export interface StartServer {
  /** Map to import: .osm.pbf, .osm or .osm.gz. */
  map: string;
  /** A server's jar; null fetches the pinned one. */
  jar: string | null;
  /** Folder for jar, graphs and log. */
  folder: string;
  host: string;
  port: number;
  /** Java's most memory in MB; null leaves it to Java. */
  memoryMb: number | null;
  policy: Policy;
  onStep: (step: ImportStep) => void;
  /** Stops the server, also while it imports. */
  signal: AbortSignal;
}

/** A server that answers. */
export interface RunningServer {
  url: string;
  /** Resolves when it has ended, by itself or because of `signal`. */
  ended: Promise<void>;
}

const pollMs = 200;
/** What it may take to end before it is killed. */
const graceMs = 5_000;

/**
 * Starts GraphHopper on a map with the coach of the policy, imports the map where that was not done before, and comes back when
 * it answers. A changed map, profile or version is imported anew; its predecessors are deleted.
 * @throws OperatorFault where Java, Maven or the map is missing, or the server ends before it answers
 */
export async function startServer(options: StartServer): Promise<RunningServer> {
  const { folder, host, port, signal, onStep } = options;
  const map = resolve(options.map);
  const info = await stat(map).catch(() => null);
  if (info === null || !info.isFile()) throw noMap(map);
  await checkJava();
  await makeFolder(folder, 0o755);
  const jar = options.jar === null ? await pinnedJar(folder) : resolve(options.jar);

  const model = coachModel(options.policy, cruiseSpeeds(options.policy));
  const identity = JSON.stringify([map, info.size, info.mtimeMs, model, release.version, options.jar]);
  const graphFolder = join(folder, `graph-${createHash('sha256').update(identity).digest('hex').slice(0, 12)}`);
  await deleteOthers(folder, graphFolder);
  const configPath = join(folder, 'config.yml');
  await writeFile(configPath, serverConfig({ map, graphFolder, host, port }, model));

  const logPath = join(folder, 'graphhopper.log');
  const memory = options.memoryMb === null ? [] : [`-Xmx${options.memoryMb}m`];
  const child = spawn('java', [...memory, '-jar', jar, 'server', configPath], { stdio: ['ignore', 'pipe', 'pipe'] });
  const log = createWriteStream(logPath);
  child.stderr.pipe(log, { end: false });
  createInterface({ input: child.stdout }).on('line', (line) => {
    log.write(`${line}\n`);
    const step = importStep(line);
    if (step !== null) onStep(step);
  });
  let isRunning = true;
  const ended = new Promise<void>((done) => {
    child.once('error', done);
    child.once('exit', () => done());
  }).then(() => {
    isRunning = false;
    log.end();
  });
  const stop = () => {
    child.kill('SIGTERM');
    setTimeout(() => isRunning && child.kill('SIGKILL'), graceMs).unref();
  };
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });

  const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  while (isRunning && !(await answers(url))) await Promise.race([sleep(pollMs), ended]);
  if (!isRunning) {
    // an import that was cut short cannot be gone on with
    if (!(await isComplete(graphFolder))) await rm(graphFolder, { recursive: true, force: true });
    signal.throwIfAborted();
    throw endedEarly(logPath);
  }
  return { url, ended };
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** The server writes this file last. */
async function isComplete(graphFolder: string): Promise<boolean> {
  return stat(join(graphFolder, 'properties.txt')).then(
    () => true,
    () => false,
  );
}

async function deleteOthers(folder: string, keep: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith('graph-') && join(folder, name) !== keep)
      await rm(join(folder, name), { recursive: true, force: true });
}

function noMap(map: string): OperatorFault {
  return new OperatorFault('config_invalid', [
    {
      place: map,
      problem: { zh: '没有这个地图文件', en: 'there is no such map' },
      remedy: {
        zh: '从 Geofabrik 下载 .osm.pbf 文件，再用 --pbf 指定',
        en: 'download an .osm.pbf extract from Geofabrik, then name it with --pbf',
      },
    },
  ]);
}

function endedEarly(logPath: string): OperatorFault {
  return new OperatorFault('unavailable', [
    {
      place: 'GraphHopper',
      problem: { zh: '服务器在就绪之前退出', en: 'the server ended before it was ready' },
      remedy: {
        zh: `原因见 ${logPath}；内存不足时用 --memory 调大，端口被占用时用 --port 换一个`,
        en: `see ${logPath}; give it more with --memory, or another port with --port`,
      },
    },
  ]);
}
