import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { openDriverLink } from '../../src/accounts/driverLinks.ts';
import type { JourneyEvent, JourneyEventOf } from '../../src/contract/journeyEvent.ts';
import { gateActor } from '../../src/db/actor.ts';
import { readEvents } from '../../src/db/events.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { purgeExpired } from '../../src/planning/server/purgeExpired.ts';
import { readAlerts, settleAlert } from '../../src/tracking/alerts/readAlerts.ts';
import { readArrivals } from '../../src/tracking/arrivals/readArrivals.ts';
import { registerArrivals } from '../../src/tracking/arrivals/registerArrivals.ts';
import { handoverSheet, listHandovers, signHandover } from '../../src/tracking/handOver.ts';
import { loadJourney } from '../../src/tracking/loadJourney.ts';
import { dailyReport } from '../../src/tracking/observation/dailyReport.ts';
import { readObservation } from '../../src/tracking/observation/readObservation.ts';
import { signRelease } from '../../src/tracking/observation/signRelease.ts';
import { readTripJourney } from '../../src/tracking/readJourney.ts';
import { readTemperatures } from '../../src/tracking/readTemperatures.ts';
import { recordEvents } from '../../src/tracking/recordEvents.ts';
import { tellJourney } from '../../src/tracking/tellJourney.ts';
import { traceContacts } from '../../src/tracking/trace/traceContacts.ts';
import { watchJourney } from '../../src/tracking/watch/watchJourneys.ts';
import { actorOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeWorld, type World } from '../support/world.ts';

/**
 * T01 carries C001-001, C001-002 (company C001) and C002-001, C002-002 from stop 4 (06:30–06:42 on 24 February 2020) over rests at
 * stops 6 and 7 to stops 8 and 9; T02 carries C003-001 to stop 10. The batch is a demo's, so that its clock stands at the newest event.
 */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: World;
let by: Record<'driver' | 'hr' | 'otherHr' | 'desk' | 'desk2' | 'warden', WorkDeps>;
let planId: string;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  world = await makeWorld(deps);
  await database.owner.query('update batches set is_demo = true');
  // a batch without rooms takes any name for a bed
  await database.owner.query('delete from dorm_rooms');
  planId = world.own.planId;
  const gate = deps.database.as(gateActor({ address: null, requestId: null }));
  const link = (await openDriverLink({ gate, keys: deps.keys }, world.driverToken))!;
  const as = (who: keyof World['users']): WorkDeps => ({
    ...deps,
    database: deps.database.as(actorOf(world.users[who])),
  });
  const desk = as('desk');
  by = {
    driver: { ...deps, database: gate.as({ ...gate.actor, role: 'driver', trip: link, login: 'driver T01' }) },
    hr: as('hr'),
    otherHr: as('otherHr'),
    desk,
    desk2: { ...desk, database: deps.database.as({ ...desk.database.actor, login: 'desk 2' }) },
    warden: as('warden'),
  };
});

afterAll(() => deps.queues.close());

beforeEach(async () => {
  for (const table of ['journey_events', 'health_alerts', 'handovers', 'bed_holds'])
    await database.owner.query(`delete from ${table}`);
});

type Without<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never;
const local = (time: string) => `2020-${time}:00+08:00`;
const event = (time: string, told: Without<JourneyEvent>): JourneyEvent =>
  ({ ...told, id: randomUUID(), at: local(time) }) as JourneyEvent;
const tell = async (who: WorkDeps, ...events: JourneyEvent[]) => {
  const results = await recordEvents(who, { planId, tripId: null, events });
  expect(results.map(({ refusal }) => refusal?.code)).toEqual(events.map(() => undefined));
};
const boarded = (workerId: string, time = '02-24T06:35') =>
  event(time, { kind: 'boarded', workerId, stop: 4, tripId: 'T01' });
const measured = (time: string, workerId: string, celsius: number, stop?: number): JourneyEvent =>
  event(time, {
    kind: 'temperature',
    workerId,
    celsius,
    tripId: 'T01',
    checkpoint: stop === 4 ? 'boarding' : 'rest_stop',
    ...(stop !== undefined && { stop }),
  });
const openAlerts = async (who: WorkDeps) =>
  (await readAlerts(who, planId, { onlyOpen: true, warden: null })).map(({ kind, workerId, what }) =>
    [kind, workerId, what].join(' '),
  );

describe('temperatures of a trip', () => {
  it('tell who is due, done and missed, and where somebody with fever goes', async () => {
    await tell(by.driver, boarded('C001-001'), boarded('C001-002'), measured('02-24T06:34', 'C001-001', 36.4, 4));
    const sheet = await readTemperatures(by.driver, { planId, tripId: 'T01' });
    const steps = (workerId: string) =>
      sheet.people.find((one) => one.workerId === workerId)!.steps.map(({ kind, state }) => `${kind} ${state}`);
    // the clock stands at 06:35
    expect(steps('C001-001')[0]).toBe('boarding done');
    expect(steps('C001-002')[0]).toBe('boarding due');
    expect(
      steps('C001-001')
        .slice(1)
        .every((step) => step.endsWith('ahead')),
    ).toBe(true);
    // nobody of C002 has boarded yet; they can still be measured
    expect(steps('C002-001')[0]).toBe('boarding due');
    expect(sheet).toMatchObject({ due: 3, done: 1, missed: 0, feverSeat: '12A' });
  });

  it('move whoever has a fever to the back rows, once, and tracing still knows his neighbours of before', async () => {
    await tell(by.driver, boarded('C001-001'), boarded('C001-002'), boarded('C002-001'));
    const seats = async () => {
      const { people } = await readTripJourney(by.desk, { planId, tripId: 'T01' }, null);
      return new Map(people.map(({ workerId, seat }) => [workerId, seat]));
    };
    const before = await seats();
    const fevers = [measured('02-24T10:30', 'C001-001', 38.4, 6), measured('02-24T10:31', 'C002-001', 37.3, 6)];
    const normal = measured('02-24T10:32', 'C001-002', 36.5, 6);
    for (let time = 0; time < 2; time++)
      await tellJourney(by.driver, { planId, tripId: 'T01', events: [...fevers, normal] });
    // two of the reserved rows 11 and 12, as far from each other as they go
    const after = await seats();
    expect(after.get('C001-001')).toBe('12A');
    expect(after.get('C002-001')).toMatch(/^1[12][A-D]$/);
    expect(after.get('C002-001')).not.toBe('12A');
    expect(after.get('C001-002')).toBe(before.get('C001-002'));
    const { log } = await loadJourney(deps, planId);
    const reseated = log().filter(({ kind }) => kind === 'reseated') as JourneyEventOf<'reseated'>[];
    expect(reseated.map(({ workerId }) => workerId).sort()).toEqual(['C001-001', 'C002-001']);
    const { contacts } = await traceContacts(by.desk, { planId, workerId: 'C001-001', purpose: 'trace_contacts' });
    const row = (seat: string) => Number(/\d+/.exec(seat)![0]);
    const apart = Math.abs(row(before.get('C001-001')!) - row(before.get('C001-002')!));
    expect(contacts.find(({ workerId }) => workerId === 'C001-002')!.rowsApart).toBe(apart);
  });

  it('move him when the reading comes again, where the program had ended before it did; not once the reading is undone', async () => {
    const reading = measured('02-24T10:30', 'C001-001', 38.4, 6);
    const wrong = measured('02-24T10:31', 'C001-002', 38.4, 6);
    // recorded, and nothing after it
    await tell(by.driver, boarded('C001-001'), boarded('C001-002'), reading, wrong);
    await tell(by.driver, event('02-24T10:32', { kind: 'undone', eventId: wrong.id, tripId: 'T01' }));
    const results = await tellJourney(by.driver, { planId, tripId: 'T01', events: [reading, wrong] });
    expect(results.map(({ result }) => result)).toEqual(['known', 'known']);
    const { log } = await loadJourney(deps, planId);
    const reseated = log().filter(({ kind }) => kind === 'reseated') as JourneyEventOf<'reseated'>[];
    expect(reseated.map(({ workerId }) => workerId)).toEqual(['C001-001']);
  });

  it('show a company its own people alone', async () => {
    await tell(by.driver, boarded('C001-001'), boarded('C002-001'));
    const ids = (who: WorkDeps) =>
      readTemperatures(who, { planId, tripId: 'T01' }).then(({ people }) =>
        people.map(({ workerId }) => workerId).sort(),
      );
    expect(await ids(by.hr)).toEqual(['C001-001', 'C001-002']);
    expect(await ids(by.otherHr)).toEqual(['C002-001', 'C002-002']);
  });
});

describe('alerts', () => {
  it('are raised once by a fever whoever tells it, are seen by desk and own company, and go when it is undone', async () => {
    const fever = measured('02-24T10:30', 'C001-001', 38.4, 6);
    await tell(by.driver, boarded('C001-001'), fever);
    await tell(deps, fever);
    expect(await openAlerts(by.desk)).toEqual(['fever C001-001 38.4']);
    expect(await openAlerts(by.hr)).toEqual(['fever C001-001 38.4']);
    expect(await openAlerts(by.otherHr)).toEqual([]);
    await expect(readAlerts(by.driver, planId, { onlyOpen: true, warden: null })).resolves.toEqual([]);
    await tell(deps, event('02-24T10:40', { kind: 'undone', eventId: fever.id }));
    expect(await openAlerts(by.desk)).toEqual([]);
  });

  it('say nothing of anybody to the pages, and nothing in the open to the database', async () => {
    const { next } = await readEvents(deps.database, { after: 0, limit: 1000 });
    await tell(by.driver, boarded('C001-001'), measured('02-24T10:30', 'C001-001', 39.1, 6));
    await tell(by.warden, event('02-24T10:31', { kind: 'symptom', workerId: 'C001-001', what: '咳嗽标记' }));
    const { events } = await readEvents(by.hr.database, { after: next, limit: 1000 });
    expect(events.map(({ kind }) => kind)).toContain('alert.change');
    expect(JSON.stringify(events)).not.toMatch(/39\.1|fever|咳嗽|C001-001/);
    const other = await readEvents(by.otherHr.database, { after: next, limit: 1000 });
    expect(other.events.filter(({ kind }) => kind === 'alert.change')).toEqual([]);
    const { rows } = await database.owner.query('select a::text as row from health_alerts a');
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/39\.1|咳嗽/);
  });

  it('about missed checks are raised once however often somebody looks, and settle themselves when the reading comes late', async () => {
    await tell(by.driver, boarded('C001-001'), measured('02-24T06:34', 'C001-001', 36.4, 4));
    // two hours after the bus left stop 4 nobody has measured the second one, who boarded with him
    await tell(by.driver, boarded('C001-002'), event('02-24T08:40', { kind: 'left', tripId: 'T01', stop: 4 }));
    await tell(by.driver, event('02-24T09:20', { kind: 'delay', tripId: 'T01', minutes: 0 }));
    await Promise.all([watchJourney(deps, planId, null), watchJourney(deps, planId, null)]);
    await watchJourney(deps, planId, null);
    expect(await openAlerts(by.desk)).toEqual(['missed_check C001-002 boarding@4']);
    await tell(by.driver, measured('02-24T06:36', 'C001-002', 36.5, 4));
    await watchJourney(deps, planId, null);
    expect(await openAlerts(by.desk)).toEqual([]);
    const all = await readAlerts(by.desk, planId, { onlyOpen: false, warden: null });
    expect(all).toMatchObject([{ settledBy: 'system' }]);
  });

  it('come in pages, the newest first, also those of one instant', async () => {
    const fevers = [31, 30, 30].map((minute, n) =>
      measured(`02-24T10:${minute}`, n === 2 ? 'C001-002' : 'C001-001', 38.4, 6),
    );
    await tell(by.driver, boarded('C001-001'), boarded('C001-002'), ...fevers);
    const all = await readAlerts(by.desk, planId, { onlyOpen: true, warden: null });
    expect(all).toHaveLength(3);
    const read: string[] = [];
    for (let after: string | null = null; ; after = read.at(-1)!) {
      const [next] = await readAlerts(by.desk, planId, { onlyOpen: true, warden: null, limit: 1, after });
      if (next === undefined) break;
      read.push(next.alertId);
    }
    expect(read).toEqual(all.map(({ alertId }) => alertId));
  });

  it('are settled once, by name', async () => {
    await tell(by.driver, boarded('C001-001'), measured('02-24T10:30', 'C001-001', 38.4, 6));
    const [alert] = await readAlerts(by.desk, planId, { onlyOpen: true, warden: null });
    await settleAlert(by.desk, { planId, alertId: alert!.alertId });
    await expect(settleAlert(by.warden, { planId, alertId: alert!.alertId })).rejects.toMatchObject({
      code: 'not_found',
    });
    const [settled] = await readAlerts(by.desk, planId, { onlyOpen: false, warden: null });
    expect(settled!.settledBy).toBe(world.users.desk.login);
  });
});

const registration = (workerId: string, time: string, celsius = 36.5, bedId?: string) => ({
  id: randomUUID(),
  workerId,
  at: local(time),
  celsius,
  ...(bedId !== undefined && { bedId }),
});

describe('arrival desk', () => {
  it('counts expected, arrived and missing by bus', async () => {
    await tell(by.driver, boarded('C001-001'), boarded('C001-002'));
    await tell(by.driver, event('02-24T06:50', { kind: 'no_show', tripId: 'T01', workerId: 'C002-001', stop: 4 }));
    const bus = async () => (await readArrivals(by.desk, planId)).buses.find(({ tripId }) => tripId === 'T01')!;
    expect(await bus()).toMatchObject({ expected: 3, arrived: 0, missing: 0 });
    await tell(
      by.driver,
      ...[8, 9, 10].map((stop) => event(`02-24T15:3${stop % 8}`, { kind: 'arrived', tripId: 'T01', stop })),
    );
    await registerArrivals(by.desk, planId, [registration('C001-001', '02-24T15:40')]);
    // C001-002 sat in the bus, and of C002-002 nobody knows
    expect(await bus()).toMatchObject({ expected: 3, arrived: 1, missing: 2 });
  });

  it('two desks without a connection register the same bus: each person once, the second hears by whom', async () => {
    await tell(by.driver, boarded('C001-001'), boarded('C001-002'));
    const first = [
      registration('C001-001', '02-24T15:40', 36.4, 'S/A/2/201/1'),
      registration('C001-002', '02-24T15:41'),
    ];
    const second = [
      registration('C001-002', '02-24T15:42'),
      registration('C001-001', '02-24T15:43', 36.6, 'S/A/2/202/1'),
    ];
    const result = (all: { result: string }[]) => all.map((one) => one.result);
    expect(result(await registerArrivals(by.desk, planId, first))).toEqual(['registered', 'registered']);
    const told = await registerArrivals(by.desk2, planId, second);
    expect(result(told)).toEqual(['already', 'already']);
    expect(told[1]).toMatchObject({ by: world.users.desk.login, at: new Date(local('02-24T15:40')).toISOString() });
    // sent again because the answer was lost
    expect(result(await registerArrivals(by.desk, planId, first))).toEqual(['known', 'known']);
    const people = (await readArrivals(by.desk, planId)).people;
    expect(people.find(({ workerId }) => workerId === 'C001-001')).toMatchObject({
      state: 'in_bed',
      bedId: 'S/A/2/201/1',
    });
    const { rows } = await database.owner.query(
      `select worker_id from journey_events where kind in ('registered', 'bed')`,
    );
    expect(rows).toHaveLength(3);
  });

  it('registers again who was registered by mistake, and does not lose the race of two desks at once', async () => {
    const mistaken = registration('C001-001', '02-24T15:40');
    await registerArrivals(by.desk, planId, [mistaken]);
    const { rows } = await database.owner.query<{ id: string }>(
      `select event_id as id from journey_events where kind = 'registered'`,
    );
    await tell(by.desk, event('02-24T15:45', { kind: 'undone', eventId: rows[0]!.id }));
    const [again] = await registerArrivals(by.desk, planId, [registration('C001-001', '02-24T15:50')]);
    expect(again!.result).toBe('registered');

    const both = await Promise.all(
      [by.desk, by.desk2].map((who) => registerArrivals(who, planId, [registration('C001-002', '02-24T15:51')])),
    );
    expect(both.map(([one]) => one!.result).sort()).toEqual(['already', 'registered']);
  });

  it('with fever sends him to a room apart, whatever bed was named', async () => {
    await tell(by.driver, boarded('C001-001'));
    const [result] = await registerArrivals(by.desk, planId, [
      registration('C001-001', '02-24T15:40', 37.3, 'S/I/1/101/1'),
    ]);
    expect(result).toMatchObject({ result: 'registered', isFever: true });
    const person = (await readArrivals(by.desk, planId)).people.find(({ workerId }) => workerId === 'C001-001');
    expect(person).toMatchObject({ state: 'isolated', bedId: 'S/I/1/101/1' });
    expect(await openAlerts(by.warden)).toEqual(['fever C001-001 37.3']);
  });

  it('refuses whom the batch does not know, and a driver altogether', async () => {
    const [unknown] = await registerArrivals(by.desk, planId, [registration('C009-001', '02-24T15:40')]);
    expect(unknown).toMatchObject({ result: 'refused', text: { zh: '本批次名单中没有此人' } });
  });
});

const signature = { width: 300, height: 150, strokes: [[[10, 20] as [number, number], [90, 80] as [number, number]]] };

describe('signed hand-over', () => {
  it('is kept once under its id, sealed, as a list that the company alone may print', async () => {
    await tell(by.driver, boarded('C001-001'));
    const signed = {
      id: randomUUID(),
      at: local('02-24T15:45'),
      stop: 8,
      people: ['C001-001'],
      signerName: '顾海峰标记',
      signature,
    };
    const handover = await signHandover(by.driver, { planId, tripId: 'T01' }, signed);
    expect(handover).toMatchObject({ companyId: 'C001', people: ['C001-001'], by: 'driver', signerName: '顾海峰标记' });
    expect(await signHandover(by.driver, { planId, tripId: 'T01' }, signed)).toEqual(handover);
    expect(await listHandovers(by.hr, planId)).toEqual([handover]);
    expect(await listHandovers(by.otherHr, planId)).toEqual([]);
    const pdf = await handoverSheet(by.hr, { planId, handoverId: signed.id }, 'zh-CN');
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    await expect(handoverSheet(by.otherHr, { planId, handoverId: signed.id }, 'en')).rejects.toMatchObject({
      code: 'not_found',
    });
    const { rows } = await database.owner.query('select h::text as row from handovers h');
    expect(JSON.stringify(rows)).not.toContain('顾海峰');
  });

  it('happens where a company takes people, and of people of the batch', async () => {
    const signed = { id: randomUUID(), at: local('02-24T15:45'), stop: 6, people: [], signerName: '顾', signature };
    await expect(signHandover(by.desk, { planId, tripId: 'T01' }, signed)).rejects.toMatchObject({ code: 'conflict' });
    const strangers = { ...signed, stop: 8, people: ['C009-001'] };
    await expect(signHandover(by.desk, { planId, tripId: 'T01' }, strangers)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await listHandovers(deps, planId)).toEqual([]);
  });
});

/** Two readings a day from the evening of the arrival to the morning of `lastDay`, counted from 24 February. */
const readings = (workerId: string, days: number) =>
  Array.from({ length: days + 1 }, (_, day) => {
    const date = new Date(Date.UTC(2020, 1, 24 + day)).toISOString().slice(5, 10);
    const at = (hour: string) =>
      event(`${date}T${hour}:00`, { kind: 'temperature', workerId, celsius: 36.5, checkpoint: 'observation' });
    return day === 0 ? [at('18')] : day === days ? [at('08')] : [at('08'), at('18')];
  }).flat();

describe('observation', () => {
  const received = () => registerArrivals(by.desk, planId, [registration('C001-001', '02-24T15:40')]);

  it('shows what is due on the day, to a company of its own people', async () => {
    await received();
    await registerArrivals(by.desk, planId, [registration('C002-001', '02-24T15:41')]);
    await tell(by.warden, ...readings('C002-001', 2));
    // the clock stands at 08:00 of the 26th: of C001-001 two of the 25th and that of the evening of his arrival are missed
    const sheet = await readObservation(by.warden, planId);
    const of = (workerId: string) => sheet.people.find((one) => one.workerId === workerId)!;
    expect(sheet).toMatchObject({ date: '2020-02-26', due: 1, releasable: 0 });
    expect(of('C001-001')).toMatchObject({ day: 2, lastDay: '2020-03-09', missed: 3, obstacles: ['days', 'reading'] });
    expect(of('C001-001').slots.map(({ state }) => state)).toEqual(['due', 'ahead']);
    expect(of('C002-001').slots.map(({ state }) => state)).toEqual(['done', 'ahead']);
    expect((await readObservation(by.hr, planId)).people.map(({ workerId }) => workerId)).toEqual(['C001-001']);
    await watchJourney(deps, planId, null);
    // on the way nobody had measured them either
    const missed = (await openAlerts(by.warden)).filter((line) => line.startsWith('missed_reading'));
    expect(missed.sort()).toEqual([
      'missed_reading C001-001 2020-02-24T18:00',
      'missed_reading C001-001 2020-02-25T08:00',
      'missed_reading C001-001 2020-02-25T18:00',
    ]);
  });

  it('releases after fourteen days with measurements and no complaint, and nobody sooner', async () => {
    await received();
    await tell(by.warden, ...readings('C001-001', 13));
    // telling it past the list is refused, to everybody
    const told = await recordEvents(by.warden, {
      planId,
      tripId: null,
      events: [event('03-08T09:00', { kind: 'released', workerId: 'C001-001' })],
    });
    expect(told[0]!.refusal!.code).toBe('sign_off_needed');
    expect(await signRelease(by.warden, planId, ['C001-001', 'C003-001'])).toEqual([
      { workerId: 'C001-001', result: 'refused', obstacles: ['days', 'reading'] },
      { workerId: 'C003-001', result: 'refused', obstacles: ['days'] },
    ]);
    await tell(by.warden, ...readings('C001-001', 14).slice(-1));
    expect(await signRelease(by.warden, planId, ['C001-001'])).toEqual([
      { workerId: 'C001-001', result: 'released', obstacles: [] },
    ]);
    expect((await signRelease(by.warden, planId, ['C001-001']))[0]).toMatchObject({ obstacles: ['released'] });
  });

  it('a fever on the way keeps him until he is brought back, and lengthens with a reason', async () => {
    await received();
    const at = (time: string, told: Without<JourneyEvent>) => tell(by.warden, event(time, told));
    await at('02-28T08:00', { kind: 'temperature', workerId: 'C001-001', celsius: 38, checkpoint: 'observation' });
    await at('02-28T08:05', { kind: 'isolated', workerId: 'C001-001' });
    await at('02-28T08:30', { kind: 'referred', workerId: 'C001-001' });
    const one = async () => (await readObservation(by.warden, planId)).people[0]!;
    expect(await one()).toMatchObject({
      state: 'referred',
      complaints: [{ kind: 'fever', what: '38.0' }],
      steps: ['hospital', 'returned', 'extended'],
    });
    await at('02-28T09:00', { kind: 'hospital', workerId: 'C001-001' });
    await at('03-04T12:00', { kind: 'returned', workerId: 'C001-001' });
    await at('03-04T12:01', { kind: 'extended', workerId: 'C001-001', until: '2020-03-12', reason: '医嘱' });
    // away from 28 February 08:30 to 4 March 12:00, so that 28 February 18:00 … 4 March 08:00 are nobody's here
    expect(await one()).toMatchObject({
      state: 'registered',
      lastDay: '2020-03-12',
      isExtended: true,
      complaints: [],
      missed: 7,
    });
  });

  it('reports the day by company and in total', async () => {
    await received();
    await registerArrivals(by.desk, planId, [registration('C002-001', '02-24T15:41', 38)]);
    const rows = async (who: WorkDeps) => {
      const { bytes } = await dailyReport(who, { planId, date: '2020-02-24' }, 'en');
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
      return workbook.worksheets[0]!.getSheetValues()
        .slice(2)
        .map((row) => (row as unknown[]).slice(1));
    };
    // company, people, due, done, missed, fever, symptoms, isolated, at a doctor's, days done, released; 15:41 is before 16:00
    expect(await rows(deps)).toEqual([
      ['C001 南通测试甲有限公司', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      ['C002 南通测试乙有限公司', 1, 0, 0, 0, 1, 0, 1, 0, 0, 0],
      ['Total', 2, 0, 0, 0, 1, 0, 1, 0, 0, 0],
    ]);
    expect((await rows(by.hr)).map(([name]) => name)).toEqual(['C001 南通测试甲有限公司', 'Total']);
  });
});

describe('tracing', () => {
  it('names who sat in the bus and slept in the room, with times, and leaves a trace', async () => {
    await tell(by.driver, boarded('C001-001'), boarded('C002-001', '02-24T06:40'), boarded('C001-002'));
    await tell(by.driver, event('02-24T06:41', { kind: 'no_show', tripId: 'T01', workerId: 'C002-002', stop: 4 }));
    await registerArrivals(by.desk, planId, [
      registration('C001-001', '02-24T15:40', 36.5, 'S/A/2/201/1'),
      registration('C003-001', '02-24T16:00', 36.5, 'S/A/2/201/2'),
      registration('C001-002', '02-24T16:00', 36.5, 'S/A/2/202/1'),
    ]);
    await tell(by.warden, event('02-26T09:00', { kind: 'moved_out', workerId: 'C003-001' }));
    const trace = await traceContacts(by.warden, { planId, workerId: 'C001-001', purpose: 'trace_contacts' });
    const lines = trace.contacts.map(({ workerId, where, place, from, to }) =>
      [workerId, where, place, from, to].join(' '),
    );
    // C001 gets off at stop 8, whose stay ends at 15:17 UTC+8 by the timetable
    expect(lines.sort()).toEqual([
      expect.stringMatching(/^C001-002 bus T01 2020-02-23T22:35:00\.000Z 2020-02-24T/),
      expect.stringMatching(/^C002-001 bus T01 2020-02-23T22:40:00\.000Z 2020-02-24T/),
      'C003-001 room S/A/2/201 2020-02-24T08:00:00.000Z 2020-02-26T01:00:00.000Z',
    ]);
    expect(trace.crews).toEqual([{ tripId: 'T01', driverIds: ['R1'] }]);
    expect(trace.contacts.every(({ nameMasked, isClose }) => /^.\*+$/.test(nameMasked) && isClose)).toBe(true);
    const { rows } = await database.owner.query(
      `select purpose from audit_log where action = 'person.trace' order by seq desc`,
    );
    expect(rows[0]).toEqual({ purpose: 'trace_contacts' });
    await expect(
      traceContacts(by.hr, { planId, workerId: 'C003-001', purpose: 'trace_contacts' }),
    ).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('forgetting', () => {
  it('takes alerts and hand-overs along when a batch is purged', async () => {
    await tell(by.driver, boarded('C001-001'), measured('02-24T10:30', 'C001-001', 38.4, 6));
    const signed = {
      id: randomUUID(),
      at: local('02-24T15:45'),
      stop: 8,
      people: ['C001-001'],
      signerName: '顾',
      signature,
    };
    await signHandover(by.driver, { planId, tripId: 'T01' }, signed);
    await database.owner.query(`update batches set is_demo = false, created_at = '2020-02-24'`);
    await purgeExpired(deps, '2026-01-01');
    for (const table of ['health_alerts', 'handovers'])
      expect((await database.owner.query(`select from ${table}`)).rowCount).toBe(0);
  });
});
