import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { roughOdds } from '../../src/simulation/odds.ts';
import { play } from '../../src/simulation/play.ts';
import { ServerWorld, serverScene } from '../../src/simulation/serverWorld.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeWorld } from '../support/world.ts';

/** T01 carries four people, T02 one; nobody has a planned bed, and the free rooms of the scenario have nine. */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let planId: string;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  const world = await makeWorld(deps);
  planId = world.own.planId;
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
