import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const patienceMs = 170_000;

/** The folder of this run of Jest (runFolder.mjs). */
export function runFolder(): string {
  return process.env.JIEYUN_TEST_RUN!;
}

/**
 * What the test files of a run share: the first that asks makes it, those that ask meanwhile wait.
 *
 * @param make gets an empty folder, which is deleted after the last test file; what it returns is handed on as JSON
 */
export async function onceARun<T>(name: string, make: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(runFolder(), name);
  const answer = `${folder}.json`;
  if (!tookOn(folder)) return handedOn(name, answer);
  const made: { value: T } | { fault: string } = await make(folder).then(
    (value) => ({ value }),
    (error: unknown) => ({ fault: String(error) }),
  );
  writeFileSync(`${answer}.part`, JSON.stringify(made));
  renameSync(`${answer}.part`, answer);
  return unpack(name, made);
}

function tookOn(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function handedOn<T>(name: string, answer: string): Promise<T> {
  const deadline = Date.now() + patienceMs;
  while (!existsSync(answer)) {
    if (Date.now() > deadline) throw new Error(`${name} of this test run: not made within ${patienceMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return unpack(name, JSON.parse(readFileSync(answer, 'utf8')));
}

function unpack<T>(name: string, made: { value: T } | { fault: string }): T {
  if ('fault' in made) throw new Error(`${name} of this test run could not be made: ${made.fault}`);
  return made.value;
}
