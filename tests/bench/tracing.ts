import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureAppRole } from '../../src/db/appRole.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createPool } from '../../src/db/pool.ts';
import { migrateQueues } from '../../src/jobs/postgresBackend.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { recordEvents } from '../../src/tracking/recordEvents.ts';
import { traceContacts } from '../../src/tracking/trace/traceContacts.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { startTestServer } from '../support/postgres.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeWorld, type World } from '../support/world.ts';

/**
 * Tracing one person among a million person-trips: seats, claims, boardings and beds of others beside him, on one PostgreSQL. Prints how
 * long a query takes, audit included, and how many contacts it names. Fails where one in twenty takes longer than `limitMs`.
 */
const limitMs = 1000;

const { values } = parseArgs({
  options: { trips: { type: 'string', default: '1000000' }, queries: { type: 'string', default: '50' } },
});
const personTrips = Number(values.trips);
const perBatch = 1000;
/** Few enough that one statement ends in its time on a busy machine. */
const perChunk = 50_000;

const server = await startTestServer();
const ownerUrl = server.url('postgres');
const owner = createPool({ connectionString: ownerUrl });
try {
  await migrate(owner);
  await migrateQueues(owner);
  const url = await ensureAppRole(owner, ownerUrl);
  const pool = createPool({ connectionString: url });
  const work = { url, pool, owner };
  const deps = serverWork(work, { kind: 'postgres', databaseUrl: url }, { makePlan: planPooled });
  const world = await makeWorld(deps);
  await travel(deps, world);
  for (let chunk = 0; chunk < personTrips; chunk += perChunk) await addOthers(world, chunk);
  await owner.query('analyze');
  const times: number[] = [];
  let contacts = 0;
  for (let i = 0; i < Number(values.queries); i++) {
    const start = performance.now();
    const trace = await traceContacts(deps, {
      planId: world.own.planId,
      workerId: 'C001-001',
      purpose: 'trace_contacts',
    });
    times.push(performance.now() - start);
    contacts = trace.contacts.length;
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(share * times.length))]!);
  if (at(0.95) > limitMs || contacts === 0) process.exitCode = 1;
  console.log(
    JSON.stringify({ personTrips, contacts, medianMs: at(0.5), p95Ms: at(0.95), maxMs: at(1), loadavg: loadavg()[0] }),
  );
  await deps.queues.close();
  await pool.end();
} finally {
  await owner.end();
  await server.stop();
}

/** The people of the small world ride and get beds, so that there is something to find. */
async function travel(deps: WorkDeps, { own: { planId } }: World): Promise<void> {
  const people = ['C001-001', 'C001-002', 'C002-001', 'C002-002'];
  const events = people.flatMap((workerId, n) => [
    { kind: 'boarded', id: randomUUID(), at: '2020-02-24T06:35:00+08:00', workerId, stop: 4, tripId: 'T01' } as const,
    { kind: 'registered', id: randomUUID(), at: '2020-02-24T17:00:00+08:00', workerId } as const,
    {
      kind: 'bed',
      id: randomUUID(),
      at: '2020-02-24T17:05:00+08:00',
      workerId,
      bedId: `S/A/2/20${n % 2}/${n}`,
    } as const,
  ]);
  await recordEvents(deps, { planId, tripId: null, events });
}

/** Batches of a thousand people each: every one of them claimed, seated, boarded and bedded. */
async function addOthers({ own }: World, chunk: number): Promise<void> {
  const name = `other-${chunk}-%`;
  const batches = Math.ceil(Math.min(perChunk, personTrips - chunk) / perBatch);
  await owner.query(
    `insert into batches (batch_id, name, service_date, time_zone, origin_provinces, policy, has_drivers)
     select gen_random_uuid(), 'other-${chunk}-' || n, date '2020-02-24', 'Asia/Shanghai', array['34'], '{}', false from generate_series(1, $1) n`,
    [batches],
  );
  await owner.query(
    `insert into companies (batch_id, ordinal, company_id, name, district, address, lng, lat, contact_sealed, phone_sealed, staff_needed,
       staff_present, org_id)
     select b.batch_id, 0, 'C001', 'x', '', '', 120, 32, '', '', 0, 0, $1 from batches b where b.name like '${name}'`,
    [own.orgIds.C001],
  );
  await owner.query(
    `insert into plans (plan_id, batch_id, status, options, seed, published_version)
     select gen_random_uuid(), batch_id, 'done', '{}', 1, 1 from batches where name like '${name}'`,
  );
  const people = `from plans p join batches b using (batch_id), generate_series(1, ${perBatch}) n where b.name like '${name}'`;
  await owner.query(
    `insert into claims (batch_id, company_id, identity_hash, number, worker_id)
     select p.batch_id, 'C001', sha256(convert_to(p.batch_id || '/' || n, 'UTF8')), n, 'C001-' || n ${people}`,
  );
  await owner.query(
    `insert into plan_seats (plan_id, trip_id, batch_id, company_id, org_id, worker_id)
     select p.plan_id, 'T' || n / 25, p.batch_id, 'C001', $1, 'C001-' || n ${people}`,
    [own.orgIds.C001],
  );
  const event =
    'event_id, batch_id, plan_id, plan_version, trip_id, worker_id, org_id, kind, at, stop, detail, noted_by';
  await owner.query(
    `insert into journey_events (${event})
     select gen_random_uuid(), p.batch_id, p.plan_id, 1, 'T' || n / 25, 'C001-' || n, $1, 'boarded', now(), 4, null, 'driver' ${people}`,
    [own.orgIds.C001],
  );
  // beds without a seal, as those of people who were forgotten
  await owner.query('alter table journey_events disable trigger journey_sealed');
  await owner.query(
    `insert into journey_events (${event})
     select gen_random_uuid(), p.batch_id, p.plan_id, 1, null, 'C001-' || n, $1, 'bed', now(), null,
       jsonb_build_object('bedId', 'S/A/2/' || n / 6 || '/' || n % 6), 'warden' ${people}`,
    [own.orgIds.C001],
  );
}
