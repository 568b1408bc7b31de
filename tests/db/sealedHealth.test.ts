import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { careKinds, type JourneyEvent } from '../../src/contract/journeyEvent.ts';
import { seal } from '../../src/crypto/seal.ts';
import { putDormMoves } from '../../src/db/dormMoves.ts';
import { listAlerts } from '../../src/db/healthAlerts.ts';
import { listEventsOfWorker } from '../../src/db/journeyEvents.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { openAlert } from '../../src/planning/server/health/sealAlert.ts';
import { openReason, sealReason } from '../../src/planning/server/health/sealMove.ts';
import { sealOpenHealth } from '../../src/planning/server/health/sealOpenHealth.ts';
import { fromJourneyRow, journeyPlace } from '../../src/planning/server/sealJourney.ts';
import { recordEvents } from '../../src/tracking/recordEvents.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeWorld, type World } from '../support/world.ts';

/** Nothing that tells of one person's health stands in the open: not the kind of an event, not the length of what is sealed of it. */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: World;
const workerId = 'C001-001';

let minute = 0;
function event(told: object): JourneyEvent {
  const at = new Date(Date.parse('2020-02-24T18:00:00+08:00') + ++minute * 60_000).toISOString();
  return { id: randomUUID(), at, workerId, ...told } as JourneyEvent;
}

/** One of each kind of `careKinds`, and beds. */
const told = [
  event({ kind: 'temperature', celsius: 38.4, checkpoint: 'arrival' }),
  event({ kind: 'symptom', what: '咳嗽' }),
  event({ kind: 'reseated', seat: '12A', tripId: 'T01' }),
  event({ kind: 'bed', bedId: '一号 A 3 301-1' }),
  event({ kind: 'isolated', bedId: '一号 A 3 302-1' }),
  event({ kind: 'isolated' }),
  event({ kind: 'referred', where: '发热门诊' }),
  event({ kind: 'hospital' }),
  event({ kind: 'returned' }),
  event({ kind: 'extended', until: '2020-03-12', reason: '密切接触' }),
];

const whatWasTold = () => told.map(({ id, kind, at, ...rest }) => ({ id, kind, ...rest }));

/** The log of the worker as it opens. */
async function opened() {
  const rows = await listEventsOfWorker(deps.database, world.own.batchId, workerId);
  return rows.map((row) => {
    const { seq, receivedAt, by, planVersion, at, ...event } = fromJourneyRow(deps.keys, row)!;
    return event;
  });
}

/** What stands in the open of tables that name people, and of what is told about them. */
async function inTheOpen(): Promise<string> {
  const { rows } = await database.owner.query<{ text: string }>(
    `select (to_jsonb(t) - 'detail_sealed')::text as text from journey_events t union all
     select (to_jsonb(t) - 'detail_sealed')::text from health_alerts t union all
     select (to_jsonb(t) - 'reason_sealed')::text from dorm_moves t union all
     select to_jsonb(t)::text from events t union all select to_jsonb(t)::text from audit_log t where action like 'journey%'`,
  );
  return rows.map(({ text }) => text).join('\n');
}

const tellingWords = new RegExp(`"(${[...careKinds].join('|')}|complaint|fever|health)"|38\\.4|咳嗽|密切`);

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  world = await makeWorld(deps);
  expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set([...careKinds, 'bed']));
  for (const one of told) {
    const results = await recordEvents(deps, { planId: world.own.planId, tripId: null, events: [one] });
    expect(results).toMatchObject([{ result: 'recorded' }]);
  }
  const { batchId, planId } = world.own;
  const moves = [
    { workerId, bed: null, locked: false, reasonSealed: sealReason(deps.keys, { batchId, workerId }, 'health') },
  ];
  await putDormMoves(deps.database, { batchId, planId, planVersion: 1, by: 'warden' }, moves);
});

afterAll(() => deps.queues.close());

describe('what is told of somebody’s health', () => {
  it('opens as it was told', async () => {
    expect(await opened()).toEqual(whatWasTold());
  });

  it('stands nowhere in the open, and has one length', async () => {
    expect(await inTheOpen()).not.toMatch(tellingWords);
    const { rows } = await database.owner.query<{ kind: string; bytes: number }>(
      'select distinct kind, length(detail_sealed) as bytes from journey_events where worker_id = $1 order by kind',
      [workerId],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(['bed', 'care']);
    expect(new Set(rows.map(({ bytes }) => bytes)).size).toBe(1);
  });

  it('cannot come into the log in the open, whatever the program does', async () => {
    const copy = (kind: string) =>
      database.owner.query(
        `insert into journey_events (event_id, batch_id, plan_id, plan_version, worker_id, org_id, kind, at, noted_by)
         select gen_random_uuid(), batch_id, plan_id, 1, worker_id, org_id, $1, at, 'x' from journey_events where kind = 'care' limit 1`,
        [kind],
      );
    for (const kind of [...careKinds, 'bed']) await expect(copy(kind)).rejects.toThrow(/sealed/);
    await expect(database.owner.query(`update health_alerts set kind = 'complaint'`)).rejects.toThrow(/sealed/);
    await expect(database.owner.query(`update dorm_moves set reason = 'health'`)).rejects.toThrow(/sealed/);
  });

  it('of a database of before is carried over at the next start, once, and nothing else in the log can be changed by it', async () => {
    await makeOld();
    expect(await inTheOpen()).toMatch(tellingWords);
    const stolen = `select seal_journey_kinds(jsonb_build_array(jsonb_build_object('eventId', $1::uuid, 'kind', 'care')))`;
    const host = deps.database.as({ ...deps.database.actor, role: 'warden' });
    await expect(host.query(stolen, [told[0]!.id])).rejects.toThrow(/only the program/);

    expect(await sealOpenHealth(deps)).toBe(told.length + 2);
    expect(await sealOpenHealth(deps)).toBe(0);
    expect(await opened()).toEqual(whatWasTold());
    expect(await inTheOpen()).not.toMatch(tellingWords);
    const [alert] = (await listAlerts(deps.database, world.own.planId, { onlyOpen: true })).filter(
      (one) => openAlert(deps.keys, one).key === told[0]!.id,
    );
    expect(openAlert(deps.keys, alert!)).toMatchObject({
      kind: 'complaint',
      complaint: { kind: 'fever', what: '38.4' },
    });
    const { rows } = await database.owner.query<{ sealed: Buffer }>('select reason_sealed as sealed from dorm_moves');
    const person = { batchId: world.own.batchId, workerId };
    expect(rows.map(({ sealed }) => openReason(deps.keys, person, sealed))).toEqual(['health']);

    await deps.database.query(stolen, [told[3]!.id]);
    expect(await opened()).toEqual(whatWasTold());
  });
});

/** Rows as the program before wrote them: the kind in the open, some of the details sealed. */
async function makeOld(): Promise<void> {
  const { owner } = database;
  await owner.query(`alter table journey_events disable trigger user;
    alter table health_alerts drop constraint health_alerts_sealed; alter table dorm_moves drop constraint dorm_moves_sealed`);
  for (const { id, at, kind, ...rest } of told as (JourneyEvent & { workerId: string })[]) {
    const { workerId: _, ...detail } = rest;
    const isOpen = ['bed', 'isolated', 'reseated'].includes(kind);
    const isEmpty = Object.keys(detail).length === 0;
    await owner.query('update journey_events set kind = $2, detail = $3, detail_sealed = $4 where event_id = $1', [
      ...[id, kind, isOpen && !isEmpty ? detail : null],
      isOpen || isEmpty ? null : seal(deps.keys, journeyPlace(id), JSON.stringify(detail)),
    ]);
  }
  const alerts = await listAlerts(deps.database, world.own.planId, { onlyOpen: true });
  const fever = alerts.find((alert) => openAlert(deps.keys, alert).key === told[0]!.id)!;
  await owner.query('delete from health_alerts where alert_id <> $1', [fever.alertId]);
  const place = { table: 'health_alerts', column: 'detail', row: fever.alertId };
  const complaint = seal(deps.keys, place, JSON.stringify({ kind: 'fever', what: '38.4' }));
  await owner.query(
    `update health_alerts set kind = 'complaint', alert_key = $2, detail_sealed = $3 where alert_id = $1`,
    [...[fever.alertId, told[0]!.id, complaint]],
  );
  await owner.query(`update dorm_moves set reason = 'health', reason_sealed = null;
    alter table journey_events enable trigger user;
    alter table health_alerts add constraint health_alerts_sealed check (kind = 'care' and detail_sealed is not null) not valid;
    alter table dorm_moves add constraint dorm_moves_sealed check (reason is null and reason_sealed is not null) not valid`);
}
