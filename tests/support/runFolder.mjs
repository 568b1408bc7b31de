// What one run of Jest shares between its test files: a folder that goes with the run, and a pipe that lives as long.
//
// Whoever starts a process for the whole run lets it end when the pipe's last writer is gone, which is this process, even
// if it was killed; and leaves its id in the folder as `NAME.pid`, so that the folder is not deleted under its feet.
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const longestEndMs = 20_000;

let folder = null;
let pipe = null;

/** Before the first test file; what it sets in the environment is there for every worker. */
export function startRun() {
  const base = join(tmpdir(), `jieyun-test-${process.getuid?.() ?? 0}`);
  mkdirSync(base, { recursive: true, mode: 0o755 });
  folder = mkdtempSync(join(base, 'run-'));
  // a database server runs as somebody else
  chmodSync(folder, 0o755);
  const path = join(folder, 'alive');
  execFileSync('mkfifo', [path]);
  pipe = openSync(path, 'r+');
  process.env.JIEYUN_TEST_RUN = folder;
}

/** After the last. */
export async function endRun() {
  closeSync(pipe);
  const deadline = Date.now() + longestEndMs;
  const pids = readdirSync(folder)
    .filter((name) => name.endsWith('.pid'))
    .map((name) => Number(readFileSync(join(folder, name), 'utf8')));
  while (pids.some(isAlive) && Date.now() < deadline) await setTimeout(20);
  rmSync(folder, { recursive: true, force: true });
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
