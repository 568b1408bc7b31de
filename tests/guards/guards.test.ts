import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RequestHandler } from 'express';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { type MatrixWorld, makeMatrixWorld } from '../api/matrixWorld.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { person } from '../support/people.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { guardsBehindTheDoor } from './behindTheDoor.ts';
import {
  blindEdits,
  carelessHeaders,
  type Door,
  endlessGuesses,
  endlessRequests,
  forgeableChanges,
  openDoors,
  repeatedWork,
  unmasked,
} from './doorChecks.ts';
import type { Guard } from './guard.ts';

/**
 * Each guard of the door taken out, one at a time, by putting another module in its place: the check that is green on the real
 * application sees red. What guards in the database is taken out in databaseGuards.test.ts.
 */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: MatrixWorld;
let app: TestApp;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  world = await makeMatrixWorld(deps);
  app = await startTestApp(deps);
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

const pass: RequestHandler = (_request, _response, next) => next();

/** Values of the people and drivers of the world, in full; who drives a bus is told to whoever rides in it. */
const personal = [1, 2, 3, 4, 5, 6].flatMap((n) => [person(n).id, person(n).phone]).concat('13900000001');

const guards: Guard[] = [
  {
    name: 'roles at the door',
    module: '../../src/api/guard.ts',
    without: () => ({ admit: () => pass }),
    check: openDoors,
  },
  {
    name: 'CSRF',
    module: '../../src/api/guard.ts',
    without: () => ({ refuseForeignPages: pass }),
    check: forgeableChanges,
  },
  {
    name: 'the rate limit',
    module: '../../src/api/guard.ts',
    without: () => ({ limitRate: () => pass }),
    check: endlessRequests,
    settings: { requestsPerMinute: 10 },
  },
  {
    name: 'idempotency',
    module: '../../src/api/idempotent.ts',
    without: () => ({
      once: ({ database }: WorkDeps, _request: unknown, _content: unknown, run: (db: unknown) => unknown) =>
        run(database),
    }),
    check: repeatedWork,
  },
  {
    name: 'If-Match',
    module: '../../src/api/validate.ts',
    without: () => ({ ifMatch: () => null }),
    check: blindEdits,
  },
  {
    name: 'the comparison of versions',
    module: '../../src/planning/server/refuseStale.ts',
    without: () => ({ refuseStale: () => undefined }),
    check: blindEdits,
  },
  {
    name: 'the lock of a login',
    module: '../../src/accounts/limits.ts',
    without: ({ limits }) => ({ limits: { ...(limits as object), freeFailures: 1_000 } }),
    check: endlessGuesses,
  },
  {
    name: 'the throttle of an address',
    module: '../../src/accounts/throttle.ts',
    without: () => ({ createAddressThrottle: () => ({ count: async () => undefined }) }),
    check: endlessGuesses,
  },
  {
    name: 'masks',
    module: '../../src/policy/mask.ts',
    without: () => ({ maskId: asItIs, maskName: asItIs, maskPhone: asItIs }),
    check: (door) => unmasked(door, personal),
  },
  { name: 'headers', module: 'helmet', without: () => ({ default: () => pass }), check: carelessHeaders },
];

const door = (served: TestApp): Door => ({ app: served, deps, world, owner: database.owner });

function asItIs(value: string): string {
  return value;
}

/** Runs the check on an application whose modules are made anew with one of them replaced. */
async function withoutGuard({ module, without, check, settings }: Guard): Promise<string[]> {
  const actual = (await import(module)) as Record<string, unknown>;
  let found: string[] = [];
  await jest.isolateModulesAsync(async () => {
    jest.unstable_mockModule(module, () => ({ ...actual, ...without(actual) }));
    const { startTestApp: startBare } = await import('../support/testApp.ts');
    const bare = await startBare(deps, settings);
    found = await check(door(bare));
    await bare.close();
  });
  jest.unstable_unmockModule(module);
  return found;
}

describe.each([...guards, ...guardsBehindTheDoor])('$name', (guard) => {
  it('is there: nothing is wrong', async () => {
    await database.owner.query('delete from rate_limits');
    if (guard.settings === undefined) {
      expect(await guard.check(door(app))).toEqual([]);
      return;
    }
    const own = await startTestApp(deps, guard.settings);
    expect(await guard.check(door(own))).toEqual([]);
    await own.close();
  });

  it('taken out, is missed', async () => {
    await database.owner.query('delete from rate_limits');
    expect(await withoutGuard(guard)).not.toEqual([]);
  });
});
