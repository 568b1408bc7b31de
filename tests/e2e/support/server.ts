import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The product as `npm start` runs it, and an admin who has used his one-time link. */
export interface DemoServer {
  /** Address, without a slash at its end. */
  url: string;
  stop(): Promise<void>;
}

/** Password of the demo's accounts, which the sign-in page itself tells; of the admin, too, in tests. */
export const demoPassword = 'jieyun-demo';

const startedMs = 150_000;

/** Scripts and tests run where the package lies, also those that were compiled elsewhere. */
const packageRoot = resolve('.');

/**
 * Starts the built product on a data folder of its own, or one that such a server left, and waits until its demo is planned.
 */
export function startDemoServer(start: Pick<ServerStart, 'folder' | 'keep'> = {}): Promise<DemoServer> {
  return startServer({ DEMO: '1', SOLVE_SECONDS: '1' }, { ready: 'Where to look next', ...start });
}

/** What a server holds when it starts, and what it says on standard error when it can be used. */
interface ServerStart {
  /** Data folder, with what a server left there; else a new one. */
  folder?: string;
  /** Whether the data folder stays when the server stops. */
  keep?: boolean;
  /** Scenario folders, which become batches. */
  scenarios?: readonly string[];
  ready?: string;
}

/**
 * Starts the built product on a data folder of its own.
 * @param settings environment besides that of this process
 */
export async function startServer(
  settings: Readonly<Record<string, string>>,
  { folder = newFolder(), keep = false, scenarios = [], ready = '/setup/' }: ServerStart = {},
): Promise<DemoServer> {
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: folder,
    JIEYUN_LANG: 'en',
    NODE_OPTIONS: '',
    ...settings,
  };
  const program = join(packageRoot, 'src/bin/jieyun.js');
  for (const scenario of scenarios)
    execFileSync(process.execPath, [program, 'import', scenario], { cwd: packageRoot, env, stdio: 'ignore' });
  const server = spawn(process.execPath, [program, 'serve'], {
    cwd: packageRoot,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = async () => {
    await ended(server);
    if (!keep) rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    const heard = await until(server, ready);
    const token = /\/setup\/(\S+)/.exec(heard)?.[1];
    if (token !== undefined) await setPassword(url, token);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** A data folder that the database server, which runs as somebody else, can enter. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jieyun-e2e-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** Uses a one-time link: its account gets the demo's password. */
export async function setPassword(url: string, token: string): Promise<void> {
  const response = await fetch(`${url}/api/v1/password-setups`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, password: demoPassword }),
  });
  if (!response.ok) throw new Error(`the one-time link gives ${response.status}`);
}

/** What the server has told on standard error once it tells `text`. */
function until(server: ChildProcess, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const deadline = setTimeout(() => reject(new Error(`not within ${startedMs} ms: ${heard}`)), startedMs);
    server.once('exit', (status) => reject(new Error(`the server ended with ${status}: ${heard}`)));
    server.stderr!.on('data', (chunk: Buffer) => {
      heard += chunk.toString('utf8');
      if (!heard.includes(text)) return;
      clearTimeout(deadline);
      resolve(heard);
    });
  });
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
