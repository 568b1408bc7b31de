import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readStart } from '../../src/cli/readStart.ts';
import { emptyPlan } from '../support/emptyPlan.ts';

describe('jieyun plan --start --lock', () => {
  let dir = '';
  let file = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'jieyun-start-'));
    file = join(dir, 'plan.json');
    await writeFile(file, JSON.stringify(emptyPlan('batch', 1)));
  });
  afterAll(() => rm(dir, { recursive: true }));

  const codes = async (path: string | undefined, locks: string[]) =>
    (await readStart(path, locks)).faults.map(({ cell, code }) => `${cell ?? ''} ${code}`);

  it('reads plan and locks', async () => {
    const { start, faults } = await readStart(file, ['trip:T01', 'stop:T02/5']);
    expect(faults).toEqual([]);
    expect(start?.locks).toEqual([
      { kind: 'trip', tripId: 'T01' },
      { kind: 'stop', tripId: 'T02', seq: 5 },
    ]);
  });

  it('tells every lock that is none, a plan that is none, and locks without a plan', async () => {
    expect(await codes(file, ['T01', 'stop:T02', 'trip:T01'])).toEqual([
      'T01 lock_unreadable',
      'stop:T02 lock_unreadable',
    ]);
    expect(await codes(join(dir, 'missing.json'), ['T01'])).toEqual(['T01 lock_unreadable', ' start_unreadable']);
    expect(await codes(undefined, ['trip:T01'])).toEqual([' lock_without_start']);
    expect((await readStart(undefined, [])).start).toBeUndefined();
  });
});
