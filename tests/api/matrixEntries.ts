import { randomUUID } from 'node:crypto';
import { failVerification, insertVerification } from '../../src/db/verifications.ts';
import { addUser } from '../support/accounts.ts';
import type { WorldBatch } from '../support/world.ts';
import { applyEntries } from './applyEntries.ts';
import { dormEntries } from './dormEntries.ts';
import { draftEntries } from './draftEntries.ts';
import { healthEntries } from './healthEntries.ts';
import { journeyEntries } from './journeyEntries.ts';
import { aBus, aDriver, type MatrixWorld, type Who } from './matrixWorld.ts';
import { supplyEntries } from './supplyEntries.ts';

/** How one endpoint answers each role about its own, a foreign and a missing object. */
export interface Entry {
  /** Who may call it; everybody else gets 403 whatever the object. Written down here again, on purpose. */
  who: 'public' | readonly Who[];
  /** Whom ownership binds: a foreign object is 404 for them and `ok` for the others. Left out: hr and driver. */
  bound?: readonly Who[];
  /** A change that leaves no entry in the audit log: bare positions of buses. */
  unaudited?: true;
  /** Status where all is well. */
  ok: number;
  own(world: MatrixWorld, who: Who): Call | Promise<Call>;
  /** Left out where the address names no object. */
  foreign?(world: MatrixWorld, who: Who): Call | Promise<Call>;
  missing?(world: MatrixWorld): Call | Promise<Call>;
}

/** Values for the address, and what is sent. */
export interface Call {
  params?: Record<string, string>;
  query?: Record<string, string>;
  json?: unknown;
  /** True: a roster; else these. */
  files?: true | { name: string; bytes: Uint8Array }[];
  version?: number;
}

const all: readonly Who[] = ['hr', 'dispatcher', 'desk', 'warden', 'admin'];
const allAndDriver: readonly Who[] = [...all, 'driver'];
const planners: readonly Who[] = ['dispatcher', 'admin'];
const senders: readonly Who[] = ['hr', 'dispatcher', 'admin'];
const admins: readonly Who[] = ['admin'];
const nowhere = '00000000-0000-4000-8000-000000000000';

const batch = {
  own: ({ own }: MatrixWorld): Call => ({ params: { batchId: own.batchId } }),
  foreign: ({ foreign }: MatrixWorld): Call => ({ params: { batchId: foreign.batchId } }),
  missing: (): Call => ({ params: { batchId: nowhere } }),
};
const plan = {
  own: ({ own }: MatrixWorld): Call => ({ params: { planId: own.planId } }),
  foreign: ({ foreign }: MatrixWorld): Call => ({ params: { planId: foreign.planId } }),
  missing: (): Call => ({ params: { planId: nowhere } }),
};
const trip = {
  own: ({ own }: MatrixWorld): Call => ({ params: { planId: own.planId, tripId: 'T01' } }),
  foreign: ({ own }: MatrixWorld): Call => ({ params: { planId: own.planId, tripId: 'T02' } }),
  missing: (world?: MatrixWorld): Call => ({ params: { planId: world?.own.planId ?? nowhere, tripId: 'T99' } }),
};
/** Somebody asked for the plan to be measured; one that has ended, so that the next may ask, too. */
async function aVerification(database: MatrixWorld['database'], { batchId, planId }: WorldBatch): Promise<string> {
  const verificationId = randomUUID();
  await insertVerification(database, { verificationId, planId, batchId });
  await failVerification(database, verificationId, { code: 'internal', detail: 'made to fail' });
  return verificationId;
}
const user = {
  own: async (world: MatrixWorld): Promise<Call> => {
    const { userId, version } = await addUser(world.database, 'desk');
    return { params: { userId }, version };
  },
  missing: (): Call => ({ params: { userId: nowhere }, version: 1 }),
};

const bus = {
  own: async (world: MatrixWorld) => world.makeBus(world.own.batchId),
  foreign: async (world: MatrixWorld) => world.makeBus(world.foreign.batchId),
  missing: ({ own } = { own: { batchId: nowhere } }): Call => ({
    params: { batchId: own.batchId, plate: 'nowhere' },
    version: 1,
  }),
};
const driver = {
  own: async (world: MatrixWorld) => world.makeDriver(world.own.batchId),
  foreign: async (world: MatrixWorld) => world.makeDriver(world.foreign.batchId),
  missing: ({ own } = { own: { batchId: nowhere } }): Call => ({
    params: { batchId: own.batchId, driverId: 'nobody' },
    version: 1,
  }),
};

/** The same calls with something sent along. */
function sending<T extends object>(calls: T, sent: Call): T {
  const wrapped = Object.entries(calls).map(([name, call]) => [
    name,
    async (world: MatrixWorld, who: Who) => ({ ...(await call(world, who)), ...sent }),
  ]);
  return Object.fromEntries(wrapped) as T;
}

function reveal(batchId: string, claimId: string): Call {
  return { params: { batchId, claimId }, json: { fields: ['name', 'phone'], purpose: 'contact_worker' } };
}

/** One entry for each operation of the OpenAPI document. */
export const entries: Record<string, Entry> = {
  readDoor: { who: 'public', ok: 200, own: () => ({}) },
  signIn: { who: 'public', ok: 401, own: () => ({ json: { login: 'nobody-here', password: 'nothing-at-all' } }) },
  checkPasswordSetup: { who: 'public', ok: 404, own: () => ({ json: { token: 'x'.repeat(43) } }) },
  setPassword: { who: 'public', ok: 404, own: () => ({ json: { token: 'x'.repeat(43), password: 'nothing-at-all' } }) },
  readSession: { who: all, ok: 200, own: () => ({}) },
  signOut: { who: all, ok: 204, own: () => ({}) },
  changePassword: {
    who: all,
    ok: 403,
    own: () => ({ json: { password: 'not-the-old-one', newPassword: 'long-enough-now' } }),
  },
  listSessions: { who: all, ok: 200, own: () => ({}) },
  endSession: {
    who: all,
    bound: all,
    ok: 204,
    own: async (world, who) => ({ params: { sessionId: await world.makeSession(world.userOf(who).userId) } }),
    foreign: async (world) => ({ params: { sessionId: await world.makeSession(world.users.otherHr.userId) } }),
    missing: () => ({ params: { sessionId: nowhere } }),
  },
  listTokens: { who: all, ok: 200, own: () => ({}) },
  createToken: { who: all, ok: 201, own: () => ({ json: { name: 'machine' } }) },
  deleteToken: {
    who: all,
    bound: all,
    ok: 204,
    own: async (world, who) => ({ params: { tokenId: await world.makeToken(world.userOf(who)) } }),
    foreign: async (world) => ({ params: { tokenId: await world.makeToken(world.users.otherHr) } }),
    missing: () => ({ params: { tokenId: nowhere } }),
  },

  listUsers: { who: admins, ok: 200, own: () => ({}) },
  inviteUser: { who: admins, ok: 201, own: () => ({ json: { login: `new-${randomUUID()}`, role: 'desk' } }) },
  readUser: { who: admins, ok: 200, ...user },
  editUser: { who: admins, ok: 200, ...sending(user, { json: { status: 'disabled' } }) },
  resetPassword: { who: admins, ok: 201, ...user },
  listUserSessions: { who: admins, ok: 200, ...user },
  endUserSessions: { who: admins, ok: 204, ...user },

  listBatches: { who: all, ok: 200, own: () => ({}) },
  createBatch: { who: planners, ok: 201, own: (world) => ({ json: world.batchJson() }) },
  readBatch: { who: all, ok: 200, ...batch },
  editBatch: {
    who: planners,
    ok: 200,
    own: async (world) => ({
      ...batch.own(world),
      json: { status: 'open' },
      version: await world.batchVersion(world.own.batchId),
    }),
    missing: () => ({ ...batch.missing(), json: { status: 'open' }, version: 1 }),
  },
  listBatchCompanies: { who: all, ok: 200, ...batch },

  ...applyEntries,

  submitCompanyRequest: {
    who: senders,
    ok: 202,
    own: ({ own }) => ({ params: { batchId: own.batchId, companyId: 'C001' }, files: true }),
    foreign: ({ own }) => ({ params: { batchId: own.batchId, companyId: 'C002' }, files: true }),
    missing: ({ own }) => ({ params: { batchId: own.batchId, companyId: 'C999' }, files: true }),
  },
  submitRequest: { who: planners, ok: 202, ...sending(batch, { files: true }) },
  listRequests: { who: senders, ok: 200, ...batch },
  readRequest: {
    who: senders,
    ok: 200,
    own: ({ own }) => ({ params: { requestId: own.requestIds.C001! } }),
    foreign: ({ own }) => ({ params: { requestId: own.requestIds.C002! } }),
    missing: () => ({ params: { requestId: nowhere } }),
  },
  listWorkers: { who: all, ok: 200, ...batch },
  decideWithdrawal: {
    who: senders,
    ok: 204,
    own: (world) => world.decision('C001'),
    foreign: (world) => world.decision('C002'),
    missing: ({ own }) => ({
      params: { batchId: own.batchId, claimId: nowhere },
      json: { decision: 'keep' },
      version: 1,
    }),
  },

  searchWorkers: { who: all, ok: 200, ...sending(batch, { json: { idLast4: '0019' } }) },
  revealWorker: {
    who: all,
    ok: 200,
    own: ({ own }) => reveal(own.batchId, own.claimIds.C001!),
    foreign: ({ own }) => reveal(own.batchId, own.claimIds.C002!),
    missing: ({ own }) => reveal(own.batchId, nowhere),
  },

  // a batch has one plan at a time under way: the matrix gives each call a batch of its own
  requestPlan: {
    who: planners,
    ok: 202,
    own: async (world) => ({ params: { batchId: await world.makeBatch() }, json: {} }),
    missing: () => ({ ...batch.missing(), json: {} }),
  },
  listPlans: { who: all, ok: 200, ...batch },
  readPlan: { who: all, ok: 200, ...plan },
  cancelPlan: {
    who: planners,
    ok: 200,
    own: async (world) => ({ params: { planId: await world.makeWaitingPlan() } }),
    missing: plan.missing,
  },
  // the matrix has no GraphHopper: who may ask is told so
  verifyPlan: { who: planners, ok: 409, ...plan },
  listVerifications: { who: planners, ok: 200, ...plan },
  readVerification: {
    who: planners,
    ok: 200,
    own: async ({ own, database }) => ({
      params: { planId: own.planId, verificationId: await aVerification(database, own) },
    }),
    foreign: async ({ foreign, database }) => ({
      params: { planId: foreign.planId, verificationId: await aVerification(database, foreign) },
    }),
    missing: ({ own }) => ({ params: { planId: own.planId, verificationId: nowhere } }),
  },
  readPlanDocument: { who: allAndDriver, ok: 200, ...plan },
  listTrips: { who: allAndDriver, ok: 200, ...plan },
  readTrip: { who: allAndDriver, ok: 200, ...trip },
  readTripSheet: { who: allAndDriver, ok: 200, ...trip },
  readTripRoute: { who: allAndDriver, ok: 200, ...trip },
  readSheets: { who: all, ok: 200, ...plan },
  readMasterList: { who: planners, ok: 200, ...plan },
  readBulletin: { who: planners, ok: 200, ...plan },
  readBulletinPdf: { who: planners, ok: 200, ...plan },
  readBulletinSheet: { who: planners, ok: 200, ...plan },
  listDriverLinks: { who: planners, ok: 200, ...trip },
  createDriverLink: { who: planners, ok: 201, ...sending(trip, { json: {} }) },
  revokeDriverLink: {
    who: planners,
    ok: 204,
    own: async (world) => ({ params: { linkId: await world.makeLink() } }),
    missing: () => ({ params: { linkId: nowhere } }),
  },

  listBuses: { who: planners, ok: 200, ...batch },
  addBus: {
    who: planners,
    ok: 201,
    own: (world) => ({ ...batch.own(world), json: aBus(`T·${randomUUID().slice(0, 8)}`) }),
    foreign: (world) => ({ ...batch.foreign(world), json: aBus(`T·${randomUUID().slice(0, 8)}`) }),
    missing: () => ({ ...batch.missing(), json: aBus('T·1') }),
  },
  readBus: { who: planners, ok: 200, ...bus },
  editBus: { who: planners, ok: 200, ...sending(bus, { json: { seats: 30 } }) },
  removeBus: { who: planners, ok: 204, ...bus },
  listDrivers: { who: planners, ok: 200, ...batch },
  addDriver: {
    who: planners,
    ok: 201,
    own: (world) => ({ ...batch.own(world), json: aDriver(randomUUID()) }),
    foreign: (world) => ({ ...batch.foreign(world), json: aDriver(randomUUID()) }),
    missing: () => ({ ...batch.missing(), json: aDriver('D1') }),
  },
  readDriver: { who: planners, ok: 200, ...driver },
  editDriver: { who: planners, ok: 200, ...sending(driver, { json: { drivenLast7dMin: 600 } }) },
  removeDriver: { who: planners, ok: 204, ...driver },
  revealDriver: { who: planners, ok: 200, ...sending(driver, { json: { purpose: 'contact_driver' } }) },

  listPolicies: { who: planners, ok: 200, own: () => ({}) },
  readPolicyPreset: {
    who: planners,
    ok: 200,
    own: () => ({ params: { name: 'cn-2020-02-11' } }),
    missing: () => ({ params: { name: 'constructor' } }),
  },
  readPolicy: { who: planners, ok: 200, ...batch },
  editPolicy: {
    who: planners,
    ok: 200,
    own: async (world) => ({
      ...batch.own(world),
      json: { override: { price: { split_group: Math.random() } } },
      version: await world.policyVersion(world.own.batchId),
    }),
    foreign: async (world) => ({
      ...batch.foreign(world),
      json: {},
      version: await world.policyVersion(world.foreign.batchId),
    }),
    missing: () => ({ ...batch.missing(), json: {}, version: 1 }),
  },
  listPolicyVersions: { who: planners, ok: 200, ...batch },

  listQueues: { who: planners, ok: 200, own: () => ({}) },
  listFailures: { who: planners, ok: 200, own: () => ({}) },
  retryWork: {
    who: planners,
    ok: 202,
    own: async (world) => ({ params: { workId: await world.makeFailedPlan() } }),
    missing: () => ({ params: { workId: nowhere } }),
  },

  streamEvents: { who: allAndDriver, ok: 200, own: () => ({}) },
  ...draftEntries,

  ...journeyEntries,
  ...healthEntries,
  ...dormEntries,
  ...supplyEntries,

  listAudit: { who: admins, ok: 200, own: () => ({}) },
};
