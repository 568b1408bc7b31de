import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiSettings } from '../../src/api/deps.ts';
import { testKeyText } from './serverWork.ts';

const entry = join(process.cwd(), 'tests', 'support', 'apiProcess.mjs');
const compiled = join(process.cwd(), 'dist', 'src', 'api', 'app.js');

/** The API in a process of its own. */
export interface ApiProcess {
  /** Address, without a slash at its end. */
  url: string;
  /** Asks it to stop and waits; the exit status. */
  stop(): Promise<number | null>;
  /** `kill -9`, and until it is gone. */
  kill(): Promise<void>;
}

/** Starts it and waits until it listens. */
export async function spawnApi(databaseUrl: string, settings: ApiSettings): Promise<ApiProcess> {
  if (!existsSync(compiled)) throw new Error('the API is not compiled: run npm run build');
  const told = JSON.stringify({ databaseUrl, keys: testKeyText, settings });
  const child = spawn(process.execPath, [entry, told], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
    child.once('exit', (code) => reject(new Error(`the API process ended at once with ${code}`)));
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return gone;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL');
    },
  };
}
