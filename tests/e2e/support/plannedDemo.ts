import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onceARun } from '../../support/onceARun.ts';
import { type DemoServer, newFolder, startDemoServer } from './server.ts';

/**
 * The product with its demo planned. Planned once a run of Jest: each server starts on a copy of the data folder that the
 * first one left, as after a restart.
 */
export async function startPlannedDemo(): Promise<DemoServer> {
  const planned = await onceARun('demo', async (made) => {
    const folder = join(made, 'data');
    mkdirSync(folder);
    const server = await startDemoServer({ folder, keep: true });
    await server.stop();
    return folder;
  });
  const folder = newFolder();
  execFileSync('cp', ['-a', `${planned}/.`, folder]);
  return startDemoServer({ folder });
}
