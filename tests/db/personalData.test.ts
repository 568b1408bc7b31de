import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readKeyRing } from '../../src/crypto/keyRing.ts';
import { open } from '../../src/crypto/seal.ts';
import { holdBeds } from '../../src/db/bedHolds.ts';
import { putDormMoves } from '../../src/db/dormMoves.ts';
import { insertSending } from '../../src/db/noticeSendings.ts';
import { type SealedColumn, sealedColumns } from '../../src/db/sealedColumns.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { EditCache } from '../../src/planning/server/drafts/editCache.ts';
import { editDraft, reevaluateDraft } from '../../src/planning/server/drafts/editDraft.ts';
import { sealReason } from '../../src/planning/server/health/sealMove.ts';
import { openKeys } from '../../src/planning/server/openKeys.ts';
import { erasePerson } from '../../src/planning/server/persons/erasePerson.ts';
import { exportPerson } from '../../src/planning/server/persons/exportPerson.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { purgeExpired } from '../../src/planning/server/purgeExpired.ts';
import { rotateKeys } from '../../src/planning/server/rotateKeys.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { signHandover } from '../../src/tracking/handOver.ts';
import { recordEvents } from '../../src/tracking/recordEvents.ts';
import { tokenOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { sendCompany } from '../support/leakSweep.ts';
import { person } from '../support/people.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { calm, randomKeys, serverWork, testKeys, testKeyText } from '../support/serverWork.ts';
import { startTestApp } from '../support/testApp.ts';
import { makeWorld, type World } from '../support/world.ts';

/**
 * Wherever something personal can stand, table by table and column by column as the schema has them: rotation reaches all of it, a person is
 * given all that is held of him and is gone from it when he asks, and nothing outlives its time. A table that comes new has to be filled here.
 */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: World;

const at = '2020-02-24T18:00:00+08:00';
const workerId = 'C001-001';
const signature = { width: 300, height: 150, strokes: [[[10, 20] as [number, number], [90, 80] as [number, number]]] };

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  await openKeys(deps.database, testKeys);
  world = await makeWorld(deps);
  const { planId, batchId } = world.own;
  await fillCompany(batchId);
  const bed = { site: '一号', building: 'A', floor: '3', room: '301', bed: 1 };
  const reasonSealed = sealReason(deps.keys, { batchId, workerId }, 'request');
  const moves = [{ workerId, bed, locked: true, reasonSealed }];
  await putDormMoves(deps.database, { batchId, planId, planVersion: 1, by: 'warden' }, moves);
  await insertSending(
    deps.database,
    { planId, batchId, companyId: 'C001' },
    {
      ...{ sendingId: randomUUID(), planVersion: 1, channel: 'test', recipient: 'a***@example.cn' },
      ...{ notices: 1, sentBy: 'hr', error: null },
    },
  );
  const fever = { id: randomUUID(), at, kind: 'temperature', workerId, celsius: 38.4, checkpoint: 'arrival' } as const;
  await recordEvents(deps, { planId, tripId: null, events: [fever] });
  const signed = {
    id: randomUUID(),
    at,
    stop: 8,
    people: [workerId],
    signerName: '顾海峰',
    signature,
  };
  await signHandover(deps, { planId, tripId: 'T01' }, signed);
  const drafts = { ...deps, editCache: new EditCache(), roads: null };
  const onDraft = { planId, version: null, locale: 'zh-CN' } as const;
  await reevaluateDraft(drafts, onDraft);
  // after so many edits the whole draft is stored, and not only what changed
  for (let n = 0; n < 32; n += 1) {
    const kind = n % 2 === 0 ? 'lock' : 'unlock';
    await editDraft(drafts, onDraft, { kind, lock: { kind: 'trip', tripId: 'T01' } }, { dryRun: false });
  }
});

afterAll(() => deps.queues.close());

/** A company with contact and documents, its application, a roster with every kind of cell, and an answer under a key. */
async function fillCompany(batchId: string): Promise<void> {
  const app = await startTestApp(deps);
  const admin = await tokenOf(deps.database, world.users.admin);
  await sendCompany(app.call, `/api/v1/batches/${batchId}`, admin);
  await app.call('POST', '/api/v1/tokens', { json: { name: 'x' }, headers: { 'idempotency-key': randomUUID() } });
  const lines = [
    '姓名,身份证号,手机号,上车点,备注,同行人',
    `${person(7).name},${person(7).id},${person(7).phone},安徽省阜阳市临泉县,怀孕,查无此人`,
    `${person(8).name},${person(8).id},139,安徽省阜阳市临泉县,,`,
  ];
  // misnamed, which is told as a warning
  const files = [{ name: 'more.xlsx', bytes: new TextEncoder().encode(lines.join('\n')) }];
  const { requestId } = await submitRequest(deps, { batchId, companyId: 'C003', files });
  await processRequest(deps, requestId, calm);
  await app.close();
}

async function valuesOf({ table, column, row, where = 'true' }: SealedColumn) {
  const { rows } = await database.owner.query<{ row: string; sealed: Buffer }>(
    `select ${row} as row, ${column} as sealed from ${table} where ${where} and ${column} is not null`,
  );
  return rows;
}

const keyOf = (sealed: Buffer) => sealed.toString('ascii', 2, 2 + sealed[1]!);

/** Tables that name people of a batch, by id or by hash, or whom something went to. */
async function tablesOfPeople(): Promise<{ table: string; rows: number }[]> {
  const { rows } = await database.owner.query<{ table: string }>(
    `select distinct p.table_name as table from information_schema.columns p join information_schema.columns b using (table_schema, table_name)
     where table_schema = 'public' and b.column_name = 'batch_id'
       and p.column_name in ('worker_id', 'worker_ids', 'identity_hash', 'driver_id', 'recipient') order by 1`,
  );
  const found: { table: string; rows: number }[] = [];
  for (const { table } of rows) {
    const counted = await database.owner.query<{ n: number }>(
      `select count(*)::integer as n from ${table} where batch_id = $1`,
      [world.own.batchId],
    );
    found.push({ table, rows: counted.rows[0]!.n });
  }
  return found;
}

describe('everything personal', () => {
  it('is sealed with the new key after a rotation, column by column, and opens where it stands', async () => {
    const fresh = randomKeys('fresh');
    const empty: string[] = [];
    for (const column of sealedColumns) {
      const values = await valuesOf(column);
      if (values.length === 0) empty.push(`${column.table}.${column.column}`);
      for (const { sealed } of values) expect(keyOf(sealed)).toBe('test');
    }
    // a column without a value would prove nothing
    expect(empty).toEqual([]);
    await rotateKeys({ ...deps, keys: await openKeys(deps.database, readKeyRing(`${fresh},${testKeyText}`)) });
    const keys = await openKeys(deps.database, readKeyRing(fresh));
    for (const column of sealedColumns) {
      for (const { row, sealed } of await valuesOf(column)) {
        expect({ ...column.place, key: keyOf(sealed) }).toEqual({ ...column.place, key: 'fresh' });
        open(keys, { ...column.place, row }, sealed);
      }
    }
    deps = { ...deps, keys };
  });

  it('is given to the person: journey, alerts, beds and signed lists, too', async () => {
    const wanted = { idType: 'resident', idNumber: person(1).id, purpose: 'access_request' } as const;
    const { records } = await exportPerson(deps, wanted);
    expect(records).toMatchObject([
      {
        workerId,
        events: [{ kind: 'temperature', celsius: 38.4 }],
        alerts: [{ kind: 'complaint', complaint: { kind: 'fever' } }],
        beds: [{ bed: '一号-A-3-301-1', reason: 'request' }],
        handovers: [{ planId: world.own.planId, tripId: 'T01', stop: 8 }],
      },
    ]);
  });

  it('is gone when he asks, and others keep theirs', async () => {
    await erasePerson(deps, { idType: 'resident', idNumber: person(1).id, purpose: 'erasure_request' });
    const { rows } = await database.owner.query(
      `select 'alert' from health_alerts where worker_id = $1 union all select 'bed' from dorm_moves where worker_id = $1
       union all select 'health' from journey_events where worker_id = $1 and detail_sealed is not null`,
      [workerId],
    );
    expect(rows).toEqual([]);
    const wanted = { idType: 'resident', idNumber: person(2).id, purpose: 'access_request' } as const;
    expect((await exportPerson(deps, wanted)).records).toHaveLength(1);
  });

  it('does not outlive its time: after the purge no row names anybody, and nothing sealed is left', async () => {
    const { batchId, planId } = world.own;
    const reasonSealed = sealReason(deps.keys, { batchId, workerId: 'C001-002' }, 'request');
    const moves = [{ workerId: 'C001-002', bed: null, locked: false, reasonSealed }];
    await putDormMoves(deps.database, { batchId, planId, planVersion: 1, by: 'warden' }, moves);
    const cough = { id: randomUUID(), at, kind: 'symptom', workerId: 'C001-002', what: '咳嗽' } as const;
    await recordEvents(deps, { planId, tripId: null, events: [cough] });
    const held = { eventId: randomUUID(), workerId: 'C001-002', bedId: '一号 A 3 301-2', at };
    await holdBeds(deps.database, { planId, batchId }, [held]);
    const empty = (await tablesOfPeople()).filter(({ rows }) => rows === 0);
    expect(empty).toEqual([]);

    await database.owner.query(`update batches set created_at = now() - interval '31 days'`);
    const report = await purgeExpired(deps, '2026-01-01');
    expect(report.batches.map(({ batchId: id }) => id)).toContain(batchId);
    expect((await tablesOfPeople()).filter(({ rows }) => rows > 0)).toEqual([]);
    for (const column of sealedColumns) {
      // what companies tell of themselves is above batches; answers under a key go after a day
      if (['organisations', 'documents', 'idempotency_keys'].includes(column.table)) continue;
      for (const { row, sealed } of await valuesOf(column)) {
        expect({ ...column.place, text: open(deps.keys, { ...column.place, row }, sealed).toString() }).toEqual({
          ...column.place,
          text: '',
        });
      }
    }
  });
});
