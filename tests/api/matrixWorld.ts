import { randomUUID } from 'node:crypto';
import { createDriverLink } from '../../src/accounts/driverLinks.ts';
import { createToken } from '../../src/accounts/tokens.ts';
import { findBatch } from '../../src/db/batches.ts';
import { lockClaim } from '../../src/db/claims.ts';
import { failPlan, insertPlan } from '../../src/db/plans.ts';
import type { Database } from '../../src/db/pool.ts';
import type { SessionContent } from '../../src/db/sessions.ts';
import type { UserRow } from '../../src/db/users.ts';
import { createCompany } from '../../src/planning/server/companies/createCompany.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { addDriver } from '../../src/planning/server/editDrivers.ts';
import { addBus } from '../../src/planning/server/editFleet.ts';
import { newestPolicy } from '../../src/planning/server/editPolicy.ts';
import { tokenOf } from '../support/accounts.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { makeWorld, type World } from '../support/world.ts';

/** A bus and a driver as a caller writes them. */
export const aBus = (plate: string) => ({
  plate,
  seats: 40,
  depotId: 'D1',
  operator: '港闸客运',
  drivers: 2,
  costDayCny: 1500,
  costKmCny: 3,
  availableFrom: '2020-02-23T00:00:00+08:00',
});
export const aDriver = (driverId: string) => ({
  driverId,
  name: '王师傅',
  phone: '13800000001',
  depotId: 'D1',
  licenceExpires: '2021-01-01',
  drivenLast7dMin: 0,
});

/** Who may send a request: the roles of accounts, a driver with his link, and a fleet tracker. */
export const callers = ['hr', 'dispatcher', 'desk', 'warden', 'admin', 'driver', 'tracker'] as const;
export type Who = (typeof callers)[number];

/** The world of `makeWorld`, and makers of things that a call uses up. */
export interface MatrixWorld extends World {
  database: Database;
  deps: WorkDeps;
  /** Bearer token of each caller. */
  tokens: Record<Who, string>;
  userOf(who: Who): UserRow;
  makeSession(userId: string): Promise<string>;
  makeToken(user: UserRow): Promise<string>;
  makeBatch(): Promise<string>;
  /** A company above the batches, in none of them. */
  makeCompany(): Promise<string>;
  makeWaitingPlan(): Promise<string>;
  makeFailedPlan(): Promise<string>;
  makeBus(batchId: string): Promise<{ params: Record<string, string>; version: number }>;
  makeDriver(batchId: string): Promise<{ params: Record<string, string>; version: number }>;
  policyVersion(batchId: string): Promise<number>;
  makeLink(): Promise<string>;
  batchVersion(batchId: string): Promise<number>;
  /** Keeping somebody who is kept already. */
  decision(companyId: string): Promise<{ params: Record<string, string>; json: unknown; version: number }>;
  /** `smallScenario` under a new name, as a caller writes it. */
  batchJson(): unknown;
}

export async function makeMatrixWorld(deps: WorkDeps): Promise<MatrixWorld> {
  const world = await makeWorld(deps);
  const { database } = deps;
  const users = Object.entries(world.users);
  const tokens = Object.fromEntries(
    await Promise.all(users.map(async ([who, user]) => [who, await tokenOf(database, user)])),
  ) as Record<Who, string>;
  const { token: tracker } = await createToken(database, {
    ...{ userId: world.users.dispatcher.userId, name: 'fleet', days: 1 },
    scope: 'tracker',
  });
  const newBatch = () => createBatch(deps, { scenario: smallScenario(randomUUID()), policyChoice: {} });

  return {
    ...world,
    database,
    deps,
    tokens: { ...tokens, driver: world.driverToken, tracker },
    userOf: (who) => world.users[who as Exclude<Who, 'driver' | 'tracker'>],
    async makeSession(userId) {
      const content: SessionContent = {
        userId,
        csrfToken: 'x',
        signedInAtMs: Date.now(),
        seenAtMs: Date.now(),
        address: null,
        userAgent: '',
      };
      const { rows } = await database.query<{ id: string }>(
        `insert into sessions (sid, sess, expire) values ($1, $2, now() + interval '1 hour') returning session_id as id`,
        [randomUUID(), JSON.stringify(content)],
      );
      return rows[0]!.id;
    },
    makeToken: async ({ userId }) => (await createToken(database, { userId, name: 'spare', days: 1 })).tokenId,
    makeBatch: newBatch,
    async makeCompany() {
      const { orgId } = await createCompany(deps, { code: randomUUID(), name: '又一家', lng: 120.8, lat: 32 });
      return orgId;
    },
    async makeWaitingPlan() {
      const planId = randomUUID();
      await insertPlan(database, { planId, batchId: await newBatch(), options: {}, seed: 1 });
      return planId;
    },
    async makeFailedPlan() {
      const planId = randomUUID();
      await insertPlan(database, { planId, batchId: await newBatch(), options: {}, seed: 1 });
      await failPlan(database, planId, { code: 'internal', detail: 'made to fail' });
      return planId;
    },
    async makeBus(batchId) {
      const { availableFrom, ...plain } = aBus(`M·${randomUUID().slice(0, 8)}`);
      const { plate, version } = await addBus(deps, batchId, { ...plain, availableFromMs: Date.parse(availableFrom) });
      return { params: { batchId, plate }, version };
    },
    async makeDriver(batchId) {
      const { driverId, version } = await addDriver(deps, batchId, aDriver(randomUUID()));
      return { params: { batchId, driverId }, version };
    },
    policyVersion: async (batchId) => (await newestPolicy(database, batchId)).version,
    async makeLink() {
      const { link } = await createDriverLink(deps, { planId: world.own.planId, tripId: 'T01', hours: 1 });
      return link.linkId;
    },
    batchVersion: async (batchId) => (await findBatch(database, batchId))!.version,
    async decision(companyId) {
      const { batchId, claimIds } = world.own;
      const claimId = claimIds[companyId]!;
      const { version } = (await lockClaim(database, batchId, claimId))!;
      return { params: { batchId, claimId }, json: { decision: 'keep' }, version };
    },
    batchJson() {
      const { rosters: _, fleet, ...rest } = smallScenario(randomUUID());
      const buses = fleet.map(({ availableFromMs, ...bus }) => ({
        ...bus,
        availableFrom: new Date(availableFromMs).toISOString(),
      }));
      return { ...rest, fleet: buses };
    },
  };
}
