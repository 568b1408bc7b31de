import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemActor } from '../../src/db/actor.ts';
import { ensureAppRole } from '../../src/db/appRole.ts';
import { appendAudit, verifyAudit } from '../../src/db/audit.ts';
import { countUsers, listBackupTables } from '../../src/db/backup.ts';
import { publishEvent, readEvents } from '../../src/db/events.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createPool, databaseAs, type Pool, withOwnerTransaction } from '../../src/db/pool.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { listWorkers } from '../../src/planning/server/listWorkers.ts';
import { loadDocument } from '../../src/planning/server/loadDocument.ts';
import { openKeys } from '../../src/planning/server/openKeys.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { moveSupplies } from '../../src/planning/server/supplies/moveSupplies.ts';
import { restoreBackup } from '../../src/service/backup/restoreBackup.ts';
import { writeBackup } from '../../src/service/backup/writeBackup.ts';
import { actorOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork, testKeys } from '../support/serverWork.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { until } from '../support/until.ts';
import { makeWorld, type World } from '../support/world.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: World;
let folder: string;
let file: string;
const opened: Pool[] = [];

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  deps = { ...deps, keys: await openKeys(deps.database, testKeys) };
  world = await makeWorld(deps);
  await moveSupplies(deps, world.own.batchId, {
    ...{ id: randomUUID(), kind: 'received', reason: 'bought', lines: [{ item: 'mask', quantity: 100 }] },
  });
  folder = await tempFolder();
  file = join(folder, 'backup');
  await writeBackup(database.owner, file);
});

afterAll(async () => {
  await Promise.all(opened.map((pool) => pool.end()));
  await deps.queues.close();
});

/** The rows of every table that a backup holds, as text. */
async function contents(owner: Pool): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { name } of await listBackupTables(owner)) {
    const { rows } = await owner.query<{ text: string }>(`select t::text as text from ${name} t order by 1`);
    found[name] = rows.map(({ text }) => text);
  }
  return found;
}

/** The restored database as the program opens it at its next start. */
async function startOn(owner: { pool: Pool; url: string }): Promise<WorkDeps> {
  const pool = createPool({ connectionString: await ensureAppRole(owner.pool, owner.url) });
  opened.push(pool);
  const own = databaseAs(pool, systemActor('test'));
  return { ...deps, database: own, keys: await openKeys(own, testKeys) };
}

const refused = async (target: Pool, bytes: Buffer) => {
  const bent = join(folder, `bent-${Math.random()}`);
  await writeFile(bent, bytes);
  await expect(restoreBackup(target, bent, { replace: true })).rejects.toMatchObject({ code: 'input_invalid' });
};

describe('a backup', () => {
  it('is for its owner alone, and nobody reads a person in it', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const text = gunzipSync(await readFile(file)).toString('utf8');
    expect(text).toContain('plan_parts');
    for (const n of [1, 2, 3, 4, 5, 6]) expect(text).not.toContain(person(n).id);
    expect(text).not.toContain('王师傅');
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('writes over no file', async () => {
    await expect(writeBackup(database.owner, file)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is of one moment: what comes while it is written is not in it', async () => {
    const racing = join(folder, 'racing');
    let writing = true;
    const writers = (async () => {
      while (writing) await appendAudit(deps.database, { action: 'x.do', objectKind: 'x', objectId: 'x' });
    })();
    const { rows, audit } = await writeBackup(database.owner, racing);
    writing = false;
    await writers;
    expect(rows.audit_log).toBe(audit.entries);
    const target = await server.createEmpty();
    expect((await restoreBackup(target.pool, racing, { replace: false })).audit).toEqual(audit);
  });

  it('wiped and restored: every row is the same, the plan and the audit chain, and work goes on', async () => {
    const before = await contents(database.owner);
    const fresh = join(folder, 'fresh');
    const { audit } = await writeBackup(database.owner, fresh);
    const plan = await loadDocument(deps, world.own.planId);
    const target = await server.createEmpty();
    await restoreBackup(target.pool, fresh, { replace: false });
    expect(await contents(target.pool)).toEqual(before);

    const restored = await startOn(target);
    expect(await loadDocument(restored, world.own.planId)).toEqual(plan);
    const hr = restored.database.as(actorOf(world.users.hr));
    expect(
      await listWorkers({ ...restored, database: hr }, world.own.batchId, { limit: null, after: null }),
    ).toHaveLength(2);
    expect(await verifyAudit(restored.database)).toEqual({ ...audit, brokenAt: null });
    await expect(target.pool.query('delete from audit_log')).rejects.toThrow(/append-only/);

    // numbers that the database gives go on behind those of the backup
    await submitRequest(restored, {
      batchId: world.own.batchId,
      companyId: 'C001',
      files: [{ name: 'more.csv', bytes: rosterCsv([person(7)]) }],
    });
    const { rows } = await target.pool.query('select seq::integer as seq from requests order by seq');
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(await verifyAudit(restored.database)).toMatchObject({ entries: audit.entries + 1, brokenAt: null });
  });

  it('restored, makes those who were ahead of it read anew instead of missing something', async () => {
    const { next } = await readEvents(deps.database, { after: null, limit: 1 });
    const target = await server.createEmpty();
    await restoreBackup(target.pool, file, { replace: false });
    const restored = await startOn(target);
    const { batchId } = world.own;
    for (let n = 0; n < 30; n += 1) {
      await publishEvent(restored.database, { kind: 'batch.edit', objectId: batchId, to: 'batch', batchId });
    }
    expect(await readEvents(restored.database, { after: next, limit: 1 })).toMatchObject({ lost: true });
  });

  it('of an older program is migrated', async () => {
    const old = await server.createEmpty();
    const migrations = join(folder, 'migrations');
    await mkdir(migrations);
    for (const name of (await readdir('src/db/migrations')).filter((name) => name < '0010')) {
      await copyFile(join('src/db/migrations', name), join(migrations, name));
    }
    await migrate(old.pool, migrations);
    await old.pool.query(
      `insert into batches (batch_id, name, service_date, time_zone, origin_provinces, policy, has_drivers)
       values (gen_random_uuid(), 'old', '2020-02-24', 'Asia/Shanghai', '{34}', '{"preset": "cn-2020-02-28"}', false)`,
    );
    const oldFile = join(folder, 'old');
    await writeBackup(old.pool, oldFile);
    const target = await server.createEmpty();
    await restoreBackup(target.pool, oldFile, { replace: false });
    // a later migration gives every batch the first version of its policy
    const { rows } = await target.pool.query('select version, choice from policy_versions');
    expect(rows).toEqual([{ version: 1, choice: { preset: 'cn-2020-02-28' } }]);
  });
});

describe('restoring', () => {
  it('leaves a database alone that holds something, unless that may go', async () => {
    const target = await server.create();
    await target.owner.query(`insert into app_settings (key, value) values ('mine', '1')`);
    const restore = (replace: boolean) => restoreBackup(target.owner, file, { replace });
    await expect(restore(false)).rejects.toMatchObject({ code: 'conflict' });
    await restore(true);
    const { rows } = await target.owner.query(`select 1 from app_settings where key = 'mine'`);
    expect(rows).toEqual([]);
    expect(await contents(target.owner)).toHaveProperty('plans');
    // the role of before has a password that the restored database does not know: it gets another
    await startOn({ pool: target.owner, url: target.url });
  });

  it('waits for nobody: while a server or a worker has the database it is refused', async () => {
    const target = await server.createEmpty();
    const other = createPool({ connectionString: target.url, applicationName: 'jieyun worker intake' });
    await other.query('select 1');
    await expect(restoreBackup(target.pool, file, { replace: true })).rejects.toMatchObject({ code: 'conflict' });
    await other.end();
    // the server forgets a connection a moment after its end
    await until('nobody has the database', async () => (await withOwnerTransaction(target.pool, countUsers)) === 0);
    await restoreBackup(target.pool, file, { replace: true });
  });

  it('of a file that is broken in whatever way changes nothing', async () => {
    const target = await server.createEmpty();
    await restoreBackup(target.pool, file, { replace: false });
    const before = await contents(target.pool);
    const bytes = await readFile(file);
    const lines = gunzipSync(bytes).toString('utf8').trimEnd().split('\n');
    const packed = (some: string[]) => gzipSync(some.map((line) => `${line}\n`).join(''));
    const rowOf = (table: string) => lines.findIndex((line) => line.startsWith(`#{"table":"${table}"`)) + 1;
    const without = (at: number) => [...lines.slice(0, at), ...lines.slice(at + 1)];

    await refused(target.pool, Buffer.from('no backup at all'));
    await refused(target.pool, bytes.subarray(0, bytes.length - 100));
    await refused(target.pool, packed(lines.slice(0, -1)));
    await refused(target.pool, packed(without(rowOf('claims'))));
    await refused(target.pool, packed(without(rowOf('claims') - 1)));
    // an entry of the audit log changed: the chain no longer holds
    const at = rowOf('audit_log');
    const forged = [...lines];
    forged[at] = forged[at]!.replace(/"object_id": "[^"]*"/, '"object_id": "forged"');
    expect(forged[at]).not.toBe(lines[at]);
    await refused(target.pool, packed(forged));
    // cut off at its end it is a sound chain, but not the one that was backed up
    const last = lines.findIndex((line, index) => index > at && line.startsWith('#')) - 1;
    const shorter = without(last).map((line) =>
      line.replace(/"audit_log":(\d+)/, (_, n: string) => `"audit_log":${Number(n) - 1}`),
    );
    await refused(target.pool, packed(shorter));
    expect(await contents(target.pool)).toEqual(before);
  });
});
