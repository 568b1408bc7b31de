import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { runProgram } from '../../src/cli/program.ts';
import { systemActor } from '../../src/db/actor.ts';
import { type Database, databaseAs } from '../../src/db/pool.ts';
import { storeDocuments } from '../../src/planning/server/documents/documents.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { pdfFile } from '../support/documents.ts';
import { person } from '../support/people.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork, testKeyText } from '../support/serverWork.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { makeWorld, type World } from '../support/world.ts';

const server = databases();
let database: TestDatabase;
let ownerUrl: string;
let db: Database;
let world: World;
let folder: string;
let err: string;

beforeAll(async () => {
  const { url, pool } = await server.createEmpty();
  ownerUrl = url;
  folder = await tempFolder();
  // the first command makes the schema
  expect(await run('admin', 'verify-audit')).toBe(0);
  database = { url, pool, owner: pool };
  db = databaseAs(pool, systemActor('test'));
  const deps = serverWork(database, { kind: 'postgres', databaseUrl: url }, { makePlan: planPooled });
  world = await makeWorld(deps);
  const files = [{ name: '复工.pdf', bytes: pdfFile('approval') }];
  await storeDocuments(deps, { orgId: world.own.orgIds.C001! }, 'resumption_approval', files);
  await deps.queues.close();
});

beforeEach(() => {
  err = '';
  jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: string[]) =>
  runProgram(args, {
    env: { DATABASE_URL: ownerUrl, DATA_DIR: folder, JIEYUN_KEYS: testKeyText, LOG_LEVEL: 'silent' },
    cwd: folder,
    locale: 'en',
  });

async function contentOf(dir: string): Promise<Map<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<[string, string]> => [file.slice(dir.length + 1), await readFile(file, 'utf8')]),
    ),
  );
}

describe('jieyun admin export', () => {
  it('writes everything of one company and nothing of another, for its owner’s eyes only', async () => {
    const dir = join(folder, 'company');
    expect(await run('admin', 'export', dir, '--company', world.own.orgIds.C001!)).toBe(0);
    const files = await contentOf(dir);
    const { batchId, planId, requestIds } = world.own;
    const base = `batches/${batchId}/C001`;
    expect([...files.keys()].filter((path) => !path.startsWith('documents/')).sort()).toEqual([
      `${base}/batch.json`,
      `${base}/plan-${planId}.json`,
      `${base}/rosters/${requestIds.C001}/C001-list.csv`,
      'company.json',
    ]);
    expect([...files.entries()].find(([path]) => path.startsWith('documents/'))).toEqual([
      expect.stringMatching(/^documents\/resumption_approval-.*-复工\.pdf$/),
      expect.stringContaining('approval'),
    ]);
    const all = [...files.values()].join('\n');
    for (const n of [1, 2]) expect(all).toContain(person(n).id);
    for (const n of [3, 4, 5, 6]) expect(all).not.toContain(person(n).id);
    expect(all).not.toMatch(/C00[23]/);
    expect((await stat(join(dir, 'company.json'))).mode & 0o077).toBe(0);
    const { rows } = await db.query(`select from audit_log where action = 'company.export'`);
    expect(rows).toHaveLength(1);
  });

  it('writes everything of one person, whose number comes on standard input', async () => {
    const dir = join(folder, 'person');
    const input = Readable.from([`${person(3).id}\n`]) as typeof process.stdin;
    jest.spyOn(process, 'stdin', 'get').mockReturnValue(input);
    expect(await run('admin', 'export', dir, '--person')).toBe(0);
    const files = await contentOf(dir);
    expect([...files.keys()]).toEqual(['person.json']);
    expect(JSON.parse(files.get('person.json')!)).toMatchObject({
      records: [{ companyId: 'C002', rows: [{ idNumber: person(3).id }] }],
    });
    expect(err).not.toContain(person(3).id);
  });

  it('writes into no folder that holds something, and asks for one of the two', async () => {
    await writeFile(join(folder, 'something'), '');
    await expect(run('admin', 'export', folder, '--company', 'C001')).rejects.toMatchObject({ code: 'conflict' });
    expect(await run('admin', 'export', join(folder, 'x'))).toBe(2);
    expect(await run('admin', 'export', join(folder, 'x'), '--company', 'C001', '--person')).toBe(2);
    await expect(run('admin', 'export', join(folder, 'y'), '--company', 'nobody')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
