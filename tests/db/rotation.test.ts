import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readKeyRing } from '../../src/crypto/keyRing.ts';
import { sealedColumns } from '../../src/db/sealedColumns.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { EditCache } from '../../src/planning/server/drafts/editCache.ts';
import { editDraft, readDraft, reevaluateDraft } from '../../src/planning/server/drafts/editDraft.ts';
import type { DraftDeps } from '../../src/planning/server/drafts/loadEdits.ts';
import { stepDraft } from '../../src/planning/server/drafts/undoRedo.ts';
import { listWorkers, searchWorkers } from '../../src/planning/server/listWorkers.ts';
import { loadDocument } from '../../src/planning/server/loadDocument.ts';
import { openKeys } from '../../src/planning/server/openKeys.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { purgeExpired } from '../../src/planning/server/purgeExpired.ts';
import { rotateKeys } from '../../src/planning/server/rotateKeys.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { person, rosterCsv } from '../support/people.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { calm, randomKeys, serverWork, testKeys, testKeyText } from '../support/serverWork.ts';
import { makeWorld, type World } from '../support/world.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: World;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  await openKeys(deps.database, testKeys);
  world = await makeWorld(deps);
});

afterAll(() => deps.queues.close());

const everybody = { limit: null, after: null };

describe('rotating keys', () => {
  it('knows every sealed column of the schema', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and column_name like '%\\_sealed'`,
    );
    const known = new Set(sealedColumns.map(({ table, column }) => `${table}.${column}`));
    expect(rows.map(({ name }) => name).sort()).toEqual([...known].sort());
  });

  it('seals everything anew, so that the old key may leave, and everybody is found as before', async () => {
    const fresh = randomKeys('fresh');
    const before = await listWorkers(deps, world.own.batchId, everybody);
    const { planId } = world.own;
    const lock = { kind: 'lock', lock: { kind: 'trip', tripId: 'T01' } } as const;
    const onDraft = { planId, version: null, locale: 'zh-CN' } as const;
    const drafts = (own: WorkDeps): DraftDeps => ({ ...own, editCache: new EditCache(), roads: null });
    await reevaluateDraft(drafts(deps), onDraft);
    await editDraft(drafts(deps), onDraft, lock, { dryRun: false });
    const draft = await readDraft(drafts(deps), planId);
    expect(draft).toMatchObject({ edits: 2, locks: [{ kind: 'trip', tripId: 'T01' }] });
    // a row of before there were hashes of the last four signs
    await database.owner.query('update roster_rows set id_last4_hash = null');
    const both = { ...deps, keys: await openKeys(deps.database, readKeyRing(`${fresh},${testKeyText}`)) };
    const rotation = await rotateKeys(both);
    // 6 people of ID number, name, phone and birth date each
    expect(rotation.roster_rows).toBe(24);
    expect(rotation.plan_edits).toBe(2);

    const only = { ...deps, keys: await openKeys(deps.database, readKeyRing(fresh)) };
    expect(await listWorkers(only, world.own.batchId, everybody)).toEqual(before);
    expect((await loadDocument(only, planId)).trips).toHaveLength(2);
    // the history of the draft is read with the new key alone, and goes back and forth
    expect(await readDraft(drafts(only), planId)).toEqual(draft);
    expect(await stepDraft(drafts(only), onDraft, 'undo')).toMatchObject({ locks: [] });
    expect(await stepDraft(drafts(only), onDraft, 'redo')).toMatchObject({ locks: draft.locks });
    for (const search of [{ idNumber: person(3).id }, { idLast4: person(3).id.slice(-4) }]) {
      expect(await searchWorkers(only, world.own.batchId, search)).toHaveLength(1);
    }
    expect(await rotateKeys(only)).toEqual({});
    await expect(openKeys(deps.database, testKeys)).rejects.toMatchObject({ code: 'config_invalid' });
    deps = only;
  });
});

describe('rotating keys while people work', () => {
  it('loses nothing of what comes meanwhile, and ends as soon as nobody seals with the old key any more', async () => {
    const other = await server.create();
    const store = { kind: 'postgres', databaseUrl: other.url } as const;
    const old = serverWork(other, store, { makePlan: planPooled });
    await openKeys(old.database, testKeys);
    const busy = await makeWorld(old);
    const fresh = randomKeys('fresh');
    const both = { ...old, keys: await openKeys(old.database, readKeyRing(`${fresh},${testKeyText}`)) };

    // both know the new key; one of them was not started again with it in front yet, and seals with the old one for a while
    const behind = { ...old, keys: await openKeys(old.database, readKeyRing(`${testKeyText},${fresh}`)) };
    let writing = true;
    const sent: number[] = [];
    const write = async (own: WorkDeps, companyId: string, first: number, times: number) => {
      for (let n = first; writing && n < first + times; n += 1) {
        const files = [{ name: `${n}.csv`, bytes: rosterCsv([person(n)]) }];
        const { requestId } = await submitRequest(own, { batchId: busy.own.batchId, companyId, files });
        await processRequest(own, requestId, calm);
        sent.push(n);
      }
    };
    const late = write(behind, 'C001', 100, 6);
    const steady = write(both, 'C002', 200, 1_000);
    try {
      const rotation = await rotateKeys(both);
      expect(rotation.roster_rows).toBeGreaterThanOrEqual(24);
      await late;
      // whatever the late one sealed after the last look is found by looking again
      await openKeys(old.database, both.keys);
      await rotateKeys(both);
    } finally {
      writing = false;
      await Promise.allSettled([late, steady]);
    }
    await steady;

    const only = { ...old, keys: await openKeys(old.database, readKeyRing(fresh)) };
    expect(sent).toEqual(expect.arrayContaining([100, 101, 102, 103, 104, 105, 200]));
    for (const n of sent) {
      expect(await searchWorkers(only, busy.own.batchId, { idNumber: person(n).id })).toHaveLength(1);
    }
    expect(await rotateKeys(only)).toEqual({});
    await old.queues.close();
  });
});

describe('the purge', () => {
  it('forgets everybody of a batch that is older than its policy keeps them, and keeps its figures', async () => {
    expect((await purgeExpired(deps, '2026-01-01')).batches).toEqual([]);
    // the batches of the world are of February 2020, the policy keeps people for 30 days
    await database.owner.query(`update batches set created_at = now() - interval '30 days'`);
    expect((await purgeExpired(deps, '2026-01-01')).batches).toEqual([]);
    await database.owner.query(`update batches set created_at = now() - interval '31 days'`);
    const report = await purgeExpired(deps, '2026-01-01');
    expect(report.batches.map(({ people, files, drivers }) => ({ people, files, drivers }))).toEqual(
      expect.arrayContaining([
        { people: 5, files: 3, drivers: 1 },
        { people: 1, files: 1, drivers: 1 },
      ]),
    );
    for (const table of ['roster_rows', 'roster_files', 'claims', 'drivers', 'plan_seats', 'driver_links']) {
      const { rows } = await database.owner.query<{ n: number }>(`select count(*)::integer as n from ${table}`);
      expect({ table, n: rows[0]!.n }).toEqual({ table, n: 0 });
    }
    await expect(loadDocument(deps, world.own.planId)).rejects.toMatchObject({ code: 'not_found' });
    const { rows } = await database.owner.query<{ summary: { kpis: unknown } }>(
      'select summary from plan_parts where plan_id = $1',
      [world.own.planId],
    );
    // as the run made it, and as it was published
    expect(rows).toMatchObject([{ summary: { kpis: { buses: 2 } } }, { summary: { kpis: { buses: 2 } } }]);
    expect((await purgeExpired(deps, '2026-01-02')).batches).toEqual([]);
  });
});
