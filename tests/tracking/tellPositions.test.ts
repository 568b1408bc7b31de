import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { readPlanProgress } from '../../src/tracking/readJourney.ts';
import { tellPositions } from '../../src/tracking/tellPositions.ts';
import { actorOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeWorld, type World } from '../support/world.ts';

/** The bus 苏F·B1234 is T01's of both batches; only the own one stays published near these days. */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: World;
let tracker: WorkDeps;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  world = await makeWorld(deps);
  await database.owner.query(`update batches set service_date = '2021-01-01' where batch_id = $1`, [
    world.foreign.batchId,
  ]);
  const actor = { ...actorOf(world.users.dispatcher), role: 'tracker', login: 'd (tracker)' } as const;
  tracker = { ...deps, database: deps.database.as(actor) };
});

afterAll(() => deps.queues.close());

const position = (plate: string, time: string, lat = 33) => ({
  plate,
  at: `2020-02-24T${time}:00+08:00`,
  ...{ lat, lon: 116 },
});

describe('a fleet tracker', () => {
  it('tells positions by plate, however it is written, each once', async () => {
    const told = [
      position('苏F·B1234', '08:00', 33.1),
      position('苏fB1234', '08:01', 33.2),
      position('苏F·X9999', '08:00'),
    ];
    expect(await tellPositions(tracker, told)).toEqual([
      { result: 'recorded', tripId: 'T01' },
      { result: 'recorded', tripId: 'T01' },
      { result: 'no_trip', tripId: null },
    ]);
    expect((await tellPositions(tracker, told)).map(({ result }) => result)).toEqual(['known', 'known', 'no_trip']);
    const { trips } = await readPlanProgress(deps, world.own.planId);
    expect(trips[0]!.position).toMatchObject({ lat: 33.2, lon: 116 });
    const { rows } = await database.owner.query<{ by: string }>('select distinct noted_by as by from journey_events');
    expect(rows).toEqual([{ by: 'd (tracker)' }]);
  });

  it('tells late and out of order: the newest by its own time counts; an event id of its own is known again', async () => {
    const id = '00000000-0000-4000-8000-00000000abcd';
    const newer = { ...position('苏F·B1234', '09:30', 33.5), id };
    const older = position('苏F·B1234', '09:00', 33.4);
    const results = async (...told: object[]) =>
      (await tellPositions(tracker, told as (typeof older)[])).map(({ result }) => result);
    expect(await results(newer)).toEqual(['recorded']);
    expect(await results(older)).toEqual(['recorded']);
    // the same event with another place changes nothing
    expect(await results({ ...newer, lat: 40 })).toEqual(['known']);
    const { trips } = await readPlanProgress(deps, world.own.planId);
    expect(trips[0]!.position).toMatchObject({ lat: 33.5 });
  });

  it('tells nothing of a bus on a day without a trip', async () => {
    const [result] = await tellPositions(tracker, [
      { ...position('苏F·B1234', '08:00'), at: '2020-03-20T08:00:00+08:00' },
    ]);
    expect(result).toEqual({ result: 'no_trip', tripId: null });
  });

  it('reads nothing', async () => {
    for (const table of ['plans', 'journey_events', 'plan_parts', 'batches'])
      expect((await tracker.database.query(`select from ${table}`)).rowCount).toBe(0);
  });
});
