import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeSheets } from '../../src/sheets/index.ts';
import { handMadePlan } from './handMadePlan.ts';

describe('writing the sheets of a plan', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'jieyun-sheets-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('makes the folder and writes a sheet and a GPX a bus, the print job and the master list', async () => {
    const { plan, context } = handMadePlan({ buses: 2 });
    const reported: string[] = [];
    const written = await writeSheets(join(dir, 'a', 'b'), plan, context, (name) => reported.push(name));
    const expected = ['T01-苏F·B1234.pdf', 'T01.gpx', 'T02-苏F·B1235.pdf', 'T02.gpx', 'all.pdf', 'master.xlsx'];
    expect((await readdir(join(dir, 'a', 'b'))).sort()).toEqual(expected);
    expect([...written].sort()).toEqual(expected);
    expect(reported).toEqual(written);
    expect((await readFile(join(dir, 'a', 'b', 'T01.gpx'), 'utf8')).startsWith('<?xml')).toBe(true);
  });

  it('writes a plan without buses', async () => {
    const { plan, context } = handMadePlan({ buses: 0 });
    expect(await writeSheets(dir, plan, context)).toEqual(['all.pdf', 'master.xlsx']);
  });

  it('keeps a hostile trip id inside the folder', async () => {
    const { plan, context } = handMadePlan({ buses: 1 });
    plan.trips[0]!.tripId = '../../T01';
    await writeSheets(join(dir, 'deep'), plan, context);
    expect(await readdir(dir)).toEqual(['deep']);
  });

  it('rejects where the folder is a file', async () => {
    const { plan, context } = handMadePlan({ buses: 1 });
    const file = join(dir, 'file');
    await writeFile(file, '');
    await expect(writeSheets(file, plan, context)).rejects.toMatchObject({ code: 'EEXIST' });
  });
});
