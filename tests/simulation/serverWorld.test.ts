import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { resetJourney } from '../../src/db/retention.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { roughOdds } from '../../src/simulation/odds.ts';
import { play } from '../../src/simulation/play.ts';
import { playStory } from '../../src/simulation/playStory.ts';
import { ServerWorld, serverScene } from '../../src/simulation/serverWorld.ts';
import { JourneyMemory } from '../../src/tracking/journeyMemory.ts';
import { loadJourney, loadStatus } from '../../src/tracking/loadJourney.ts';
import { requestStory } from '../../src/tracking/story/requestStory.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeWorld } from '../support/world.ts';

/** T01 carries four people, T02 one; nobody has a planned bed, and the free rooms of the scenario have nine. */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let planId: string;
let batchId: string;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  const world = await makeWorld(deps);
  ({ planId, batchId } = world.own);
  await database.owner.query('update batches set is_demo = true');
});

afterAll(() => deps.queues.close());

describe('a batch in fast time on a server', () => {
  it('keeps every invariant, alerts included, and leaves everybody in one final state', async () => {
    // somebody with fever on arrival, somebody in the wrong bus, and at least two desks for each
    const odds = { ...roughOdds, noShow: 0, feverAtArrival: 0.5, wrongBus: 0.4, twoDesks: 1, fallsIll: 0.5 };
    const scene = await serverScene(deps, planId);
    const world = new ServerWorld(deps, planId);
    const { violations, states } = await play(world, scene, { odds, seed: 3 });
    expect(violations).toEqual([]);
    expect(Object.values(states).reduce((sum, count) => sum + count)).toBe(5);
    const { alerts, log } = await world.look();
    expect(alerts!.map(({ kind }) => kind)).toContain('complaint');
    expect(new Set(log.map(({ by }) => by))).toContain('desk A');
    expect(new Set(log.map(({ by }) => by))).toContain('driver');
  });
});

describe('the story of a demo', () => {
  it('is played once however often it is asked for, and shows every instant of itself', async () => {
    await deps.database.transaction((db) => resetJourney(db, batchId));
    const remembering = { ...deps, journeys: new JourneyMemory() };
    await requestStory(deps, planId);
    const run = { signal: new AbortController().signal, isLastAttempt: true };
    await playStory(remembering, planId, run);
    const story = (await requestStory(deps, planId))!;
    expect(story).toMatchObject({ status: 'done', seed: 1, broken: 0 });
    const count = async () => (await loadJourney(remembering, planId)).log().length;
    const before = await count();
    await playStory(remembering, planId, run);
    expect(await count()).toBe(before);

    // half an hour before the first departure everybody is placed; in the end nobody is any more
    const seen = (at: Date) => loadStatus({ ...remembering, asOf: at }, planId, { at: null });
    const first = await seen(new Date(story.beginsAt!.getTime() - 1_800_000));
    expect([...first.fold.people.values()].every(({ state }) => state === 'placed')).toBe(true);
    expect(first.nowMs).toBe(story.beginsAt!.getTime() - 1_800_000);
    const last = await seen(story.toldUntil!);
    expect([...last.fold.people.values()].some(({ state }) => state === 'placed' || state === 'boarded')).toBe(false);
    // on the way: somebody is aboard a bus that was heard of between its stops
    const departed = Date.parse(last.fold.trips.get('T01')!.departedAt!);
    const onTheWay = await seen(new Date(departed + 3_600_000));
    expect(onTheWay.fold.trips.get('T01')).toMatchObject({ state: 'departed', position: { lat: expect.any(Number) } });
    expect(onTheWay.fold.newestMs).toBeLessThanOrEqual(departed + 3_600_000);
  });

  it('is for a demo alone', async () => {
    await database.owner.query('update batches set is_demo = false');
    await expect(requestStory(deps, planId)).rejects.toMatchObject({ code: 'conflict' });
    const { seenAt } = await loadJourney({ ...deps, asOf: new Date('2020-02-24T00:00:00Z') }, planId);
    expect(seenAt).toBeNull();
  });
});
