import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDriverLink } from '../../src/accounts/driverLinks.ts';
import type { JourneyEvent } from '../../src/contract/journeyEvent.ts';
import { gateActor } from '../../src/db/actor.ts';
import { readEvents } from '../../src/db/events.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { createDocumentCache } from '../../src/planning/server/loadDocument.ts';
import { erasePerson } from '../../src/planning/server/persons/erasePerson.ts';
import { exportPerson } from '../../src/planning/server/persons/exportPerson.ts';
import { purgeExpired } from '../../src/planning/server/purgeExpired.ts';
import type { ProcessDeps } from '../../src/service/workDeps.ts';
import { JourneyMemory } from '../../src/tracking/journeyMemory.ts';
import { loadJourney } from '../../src/tracking/loadJourney.ts';
import { listStandings, readPlanProgress, readTripJourney } from '../../src/tracking/readJourney.ts';
import { recordEvents } from '../../src/tracking/recordEvents.ts';
import { actorOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { person } from '../support/people.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeWorld, type World } from '../support/world.ts';
import type { Told } from './support.ts';

/** T01 carries C001-001, C001-002 (company C001) and C002-001, C002-002 from stop 4; T02 carries C003-001. */
const server = databases();
let database: TestDatabase;
/** Remembers journeys, as the program does: whatever is asked here has to be right from memory, too. */
let deps: ProcessDeps;
let world: World;
let driver: WorkDeps;
let hr: WorkDeps;

beforeAll(async () => {
  database = await server.create();
  const work = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  deps = { ...work, documents: createDocumentCache(), journeys: new JourneyMemory() };
  world = await makeWorld(deps);
  const gate = deps.database.as(gateActor({ address: null, requestId: null }));
  const link = (await openDriverLink({ gate, keys: deps.keys }, world.driverToken))!;
  driver = { ...deps, database: gate.as({ ...gate.actor, role: 'driver', trip: link, login: 'driver T01' }) };
  hr = { ...deps, database: deps.database.as(actorOf(world.users.hr)) };
});

afterAll(() => deps.queues.close());

let minutes = 0;
/** An event, each a minute after the one before. */
function event(told: Told): JourneyEvent {
  minutes += 1;
  const at = new Date(Date.parse('2020-02-24T06:30:00+08:00') + minutes * 60_000).toISOString();
  return { ...told, id: randomUUID(), at } as JourneyEvent;
}

async function tell(by: WorkDeps, tripId: string | null, ...events: JourneyEvent[]) {
  const results = await recordEvents(by, { planId: world.own.planId, tripId, events });
  return results.map(({ result, refusal }) => refusal?.code ?? result);
}

const boards = (workerId: string) => event({ kind: 'boarded', workerId, stop: 4 });
const seatOf = (by: WorkDeps, tripId = 'T01') => readTripJourney(by, { planId: world.own.planId, tripId });
const count = async () =>
  (await database.owner.query<{ n: number }>('select count(*)::integer as n from journey_events')).rows[0]!.n;

describe('telling', () => {
  it('records each action once, however often and by whomever it is told again', async () => {
    const told = [event({ kind: 'departed' }), boards('C001-001'), boards('C002-001')];
    expect(await tell(driver, 'T01', ...told)).toEqual(['recorded', 'recorded', 'recorded']);
    expect(await tell(driver, 'T01', ...told)).toEqual(['known', 'known', 'known']);
    const fresh = boards('C001-002');
    expect(await tell(deps, 'T01', told[1]!, fresh, fresh)).toEqual(['known', 'recorded', 'recorded']);
    expect(await count()).toBe(4);
    expect((await seatOf(driver)).trip).toMatchObject({ state: 'departed', aboard: 3 });
  });

  it('notes in which version of the sheet the teller counts stops, and none that is not published yet', async () => {
    const told = [
      event({ kind: 'delay', minutes: 5, planVersion: 1 }),
      event({ kind: 'delay', minutes: 0, planVersion: 9 }),
    ];
    expect(await tell(driver, 'T01', ...told, event({ kind: 'delay', minutes: 0 }))).toEqual(Array(3).fill('recorded'));
    const { rows } = await database.owner.query<{ v: number }>(
      "select plan_version as v from journey_events where kind = 'delay'",
    );
    expect(rows).toEqual(Array(3).fill({ v: 1 }));
  });

  it('of two who tell the same at once, one records', async () => {
    const same = boards('C002-002');
    const both = await Promise.all([tell(driver, 'T01', same), tell(deps, 'T01', same)]);
    expect(both.flat().sort()).toEqual(['known', 'recorded']);
  });

  it('of two buses that tell of one person at once, one has him', async () => {
    const wrong = (workerId: string) => event({ kind: 'wrong_bus', workerId, stop: 4 });
    const [a, b] = await Promise.all([
      tell(deps, 'T02', event({ kind: 'boarded', workerId: 'C003-001', stop: 4 })),
      tell(deps, 'T01', wrong('C003-001')),
    ]);
    expect([...a, ...b].sort()).toEqual(['aboard_elsewhere', 'recorded']);
  });

  it('of a boarding that was undone in an earlier message keeps nobody out of another bus', async () => {
    const home = { kind: 'boarded', workerId: 'C003-001', stop: 4 } as const;
    const { rows } = await database.owner.query<{ id: string; trip: string }>(
      `select event_id as id, trip_id as trip from journey_events where worker_id = 'C003-001'`,
    );
    const other = rows[0]!.trip === 'T01' ? 'T02' : 'T01';
    const there = () => event(other === 'T02' ? home : { ...home, kind: 'wrong_bus' });
    expect(await tell(deps, other, there())).toEqual(['aboard_elsewhere']);
    await tell(deps, rows[0]!.trip, event({ kind: 'undone', eventId: rows[0]!.id }));
    expect(await tell(deps, other, there())).toEqual(['recorded']);
  });

  it('tells a driver in which bus somebody sits, whom he may not read', async () => {
    const [result] = await recordEvents(driver, {
      planId: world.own.planId,
      tripId: 'T01',
      events: [boards('C003-001')],
    });
    expect(result).toMatchObject({ result: 'refused', refusal: { code: 'not_on_trip', tripId: 'T02' } });
  });

  it('lets a clock that goes ahead not win: instants after now become now', async () => {
    const ahead = { ...event({ kind: 'delay', minutes: 5 }), at: '2120-01-01T00:00:00Z' };
    await tell(driver, 'T01', ahead);
    const { rows } = await database.owner.query<{ at: Date }>('select at from journey_events where event_id = $1', [
      ahead.id,
    ]);
    expect(Math.abs(rows[0]!.at.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('is told on to the pages, once a trip, without a word about anybody', async () => {
    const { next } = await readEvents(driver.database, { after: null, limit: 10 });
    await tell(driver, 'T01', event({ kind: 'arrived', stop: 4 }), event({ kind: 'left', stop: 4 }));
    const { events } = await readEvents(driver.database, { after: next, limit: 10 });
    const data = { kinds: ['arrived', 'left'] };
    expect(events).toMatchObject([{ kind: 'journey.record', planId: world.own.planId, tripId: 'T01', data }]);
  });

  it('is refused for a plan that is not published, or a trip of another driver', async () => {
    await expect(tell(driver, 'T02', event({ kind: 'departed' }))).rejects.toMatchObject({ code: 'not_found' });
    const events = [event({ kind: 'departed' })];
    const planId = randomUUID();
    await expect(recordEvents(deps, { planId, tripId: null, events })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('who reads what', () => {
  it('a company reads its own people and how their bus does, nothing of the others', async () => {
    const measured = { kind: 'temperature', celsius: 36.6, checkpoint: 'boarding' } as const;
    await tell(
      driver,
      'T01',
      event({ ...measured, workerId: 'C001-001' }),
      event({ ...measured, workerId: 'C002-001' }),
    );
    const { trip, people } = await seatOf(hr);
    expect(people.map(({ workerId }) => workerId).sort()).toEqual(['C001-001', 'C001-002']);
    expect(trip).toMatchObject({ state: 'departed', aboard: 2, delay: { minutes: 5 } });
    expect(people[0]!.temperature).toMatchObject({ celsius: 36.6, isFever: false });
    const { rows } = await hr.database.query<{ workerId: string | null }>(
      'select distinct worker_id as "workerId" from journey_events',
    );
    expect(rows.map(({ workerId }) => workerId).sort()).toEqual(['C001-001', 'C001-002', null]);
    await expect(seatOf(hr, 'T02')).rejects.toMatchObject({ code: 'not_found' });
    const standings = await listStandings(hr, world.own.planId);
    expect(standings.map(({ workerId, state }) => [workerId, state]).sort()).toEqual([
      ['C001-001', 'boarded'],
      ['C001-002', 'boarded'],
    ]);
    expect(Object.keys(standings[0]!)).not.toContain('temperature');
  });

  it('a driver reads his trip and nothing of anybody’s stay', async () => {
    await tell(deps, null, event({ kind: 'registered', workerId: 'C001-001' }));
    const { people } = await seatOf(driver);
    expect(people.find(({ workerId }) => workerId === 'C001-001')!.state).toBe('boarded');
    const asDesk = { ...deps, database: deps.database.as(actorOf(world.users.desk)) };
    const seen = (await seatOf(asDesk)).people.find(({ workerId }) => workerId === 'C001-001')!;
    expect(seen).toMatchObject({ state: 'registered', nameMasked: expect.stringMatching(/^.\*+$/) });
    const progress = await readPlanProgress(asDesk, world.own.planId);
    expect(progress.states).toMatchObject({ registered: 1, boarded: 4 });
    expect(progress.trips.map(({ tripId }) => tripId)).toEqual(['T01', 'T02']);
  });
});

describe('the log', () => {
  it('is not rewritten: not by the application, not by an owner in passing', async () => {
    for (const statement of [`update journey_events set kind = 'left'`, 'delete from journey_events'])
      await expect(deps.database.query(statement)).rejects.toThrow(/permission denied/);
    await expect(database.owner.query(`update journey_events set at = now()`)).rejects.toThrow(/append-only/);
    await expect(database.owner.query('truncate journey_events')).rejects.toThrow(/append-only/);
    await expect(hr.database.query('select forget_journey($1, null)', [world.own.batchId])).rejects.toThrow(/forget/);
  });

  it('holds what is about health sealed', async () => {
    const { rows } = await database.owner.query<{ detail: unknown; sealed: Buffer }>(
      `select detail, detail_sealed as sealed from journey_events where kind = 'care'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { detail, sealed } of rows) {
      expect(detail).toBeNull();
      expect(sealed.toString('latin1')).not.toContain('celsius');
    }
  });
});

describe('what is remembered of a journey', () => {
  const read = (by: object = {}) => loadJourney({ ...deps, ...by }, world.own.planId);
  const afresh = () => read({ journeys: new JourneyMemory() });
  const shown = ({ fold, log }: Awaited<ReturnType<typeof read>>) => [
    [...fold.trips],
    [...fold.people].sort(),
    [...fold.told].sort(),
    log().length,
  ];

  it('is what reading all of it anew gives, after each thing that is told, and unseals nothing twice', async () => {
    await read();
    const noKeys = { keys: { ...deps.keys, keys: new Map<string, Buffer>() } };
    expect(shown(await read(noKeys))).toEqual(shown(await afresh()));
    await expect(read({ ...noKeys, journeys: new JourneyMemory() })).rejects.toThrow();
    const bed = event({ kind: 'bed', workerId: 'C002-001', bedId: 'A/1/101/1' });
    const told = [bed, event({ kind: 'arrived', tripId: 'T01', stop: 8 }), event({ kind: 'undone', eventId: bed.id })];
    for (const one of told) {
      await tell(deps, null, one);
      expect(shown(await read(noKeys))).toEqual(shown(await afresh()));
    }
  });

  it('takes in what was told first and committed last', async () => {
    const slow = await database.owner.connect();
    try {
      await slow.query('begin');
      await slow.query(
        `insert into journey_events (event_id, batch_id, plan_id, plan_version, trip_id, kind, at, detail, noted_by)
         select gen_random_uuid(), batch_id, plan_id, 1, 'T02', 'incident', at, '{"type": "other", "what": "slow"}', 'driver'
         from journey_events where plan_id = $1 limit 1`,
        [world.own.planId],
      );
      await tell(deps, 'T02', event({ kind: 'incident', type: 'other', what: 'fast' }));
      const incidents = async () => (await read()).fold.trips.get('T02')!.incidents.map(({ what }) => what);
      expect(await incidents()).toEqual(['fast']);
      await slow.query('commit');
      expect((await incidents()).sort()).toEqual(['fast', 'slow']);
    } finally {
      slow.release();
    }
  });
});

describe('rights of people', () => {
  const wanted = { idType: 'resident', idNumber: person(1).id, purpose: 'data_subject_request' } as const;

  it('an export holds what was told of him', async () => {
    const { records } = await exportPerson(deps, wanted);
    expect(records[0]!.events.map(({ kind }) => kind)).toEqual(['boarded', 'temperature', 'registered']);
  });

  it('erased, his temperatures are gone and the bus has carried as many as before', async () => {
    await erasePerson(deps, wanted);
    const { trip, people } = await seatOf(deps);
    const his = people.find(({ workerId }) => workerId === 'C001-001')!;
    expect(his).toMatchObject({ state: 'registered', temperature: null, nameMasked: '' });
    expect(trip.people.boarded).toBe(4);
  });

  it('a purge forgets the whole log of a batch', async () => {
    await database.owner.query(`update batches set created_at = created_at - interval '200 days'`);
    const { batches } = await purgeExpired(deps, '2020-06-01');
    expect(batches.find(({ batchId }) => batchId === world.own.batchId)!.events).toBeGreaterThan(5);
    expect(await count()).toBe(0);
  });
});
