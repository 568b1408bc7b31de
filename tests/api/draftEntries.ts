import { lockText } from '../../src/contract/replan.ts';
import { findDraft, lockDraft, noteCheck } from '../../src/db/drafts.ts';
import { EditCache } from '../../src/planning/server/drafts/editCache.ts';
import { editDraft, reevaluateDraft } from '../../src/planning/server/drafts/editDraft.ts';
import { stepDraft } from '../../src/planning/server/drafts/undoRedo.ts';
import { testKeys } from '../support/serverWork.ts';
import type { Call, Entry } from './matrixEntries.ts';
import type { MatrixWorld, Who } from './matrixWorld.ts';

/** Entries of the matrix for drafts and what is published of them. Each own call brings the draft into the state that it needs. */

const planners: readonly Who[] = ['dispatcher', 'admin'];
const allAndDriver: readonly Who[] = ['hr', 'dispatcher', 'desk', 'warden', 'admin', 'driver'];
const nowhere = '00000000-0000-4000-8000-000000000000';
const lock = { kind: 'worker', workerId: 'C003-001' } as const;

const depsOf = ({ database }: MatrixWorld) => ({ database, keys: testKeys, editCache: new EditCache(), roads: null });

const onDraft = ({ own }: MatrixWorld) => ({ planId: own.planId, version: null, locale: 'en' }) as const;

async function versionOf({ database, own }: MatrixWorld): Promise<number> {
  return (await findDraft(database, own.planId))!.version;
}

/** Puts the lock on, or takes it away where it is on; before that the draft learns of what others did to its batch. */
async function toggle(world: MatrixWorld) {
  const { locks } = await reevaluateDraft(depsOf(world), onDraft(world));
  return { kind: locks.some((one) => lockText(one) === lockText(lock)) ? 'unlock' : 'lock', lock } as const;
}

/** Makes an edit, so that there is one to undo. @returns the version after it */
async function edited(world: MatrixWorld): Promise<number> {
  const edit = await toggle(world);
  return (await editDraft(depsOf(world), onDraft(world), edit, { dryRun: false })).version;
}

async function undone(world: MatrixWorld): Promise<number> {
  await edited(world);
  return (await stepDraft(depsOf(world), onDraft(world), 'undo')).version;
}

async function checked(world: MatrixWorld): Promise<number> {
  const version = await edited(world);
  await world.database.transaction(async (db) => {
    await lockDraft(db, world.own.planId);
    await noteCheck(db, world.own.planId, { version, isAccepted: true });
  });
  return version;
}

/** A batch has one plan at a time under way. */
async function idle({ database, own }: MatrixWorld): Promise<void> {
  await database.query(
    `update plans set status = 'cancelled' where batch_id = $1 and status in ('queued', 'running')`,
    [own.batchId],
  );
}

/** An entry of an endpoint that planners may call for a plan. */
function onPlan(ok: number, sent: Omit<Call, 'params'>, prepare?: (world: MatrixWorld) => Promise<Call>): Entry {
  return {
    who: planners,
    ok,
    own: async (world) => ({ params: { planId: world.own.planId }, ...sent, ...(await prepare?.(world)) }),
    missing: () => ({ params: { planId: nowhere }, ...sent }),
  };
}

/** The same for one trip of it. */
function onTrip(ok: number, sent: Omit<Call, 'params'>): Entry {
  return {
    who: planners,
    ok,
    own: async (world) => ({
      params: { planId: world.own.planId, tripId: 'T01' },
      ...sent,
      version: await versionOf(world),
    }),
    missing: () => ({ params: { planId: nowhere, tripId: 'T01' }, ...sent }),
  };
}

const now = async (world: MatrixWorld) => ({ version: await versionOf(world) });
const edit = { kind: 'lock', lock };
const trip =
  (tripId: string) =>
  ({ own }: MatrixWorld) => ({ params: { planId: own.planId, tripId } });

export const draftEntries: Record<string, Entry> = {
  readDraft: onPlan(200, {}),
  readDeskPlan: onPlan(200, {}),
  whatIf: onPlan(200, { query: { kind: 'workers', workerIds: 'C003-001' } }),
  editPlan: onPlan(200, { json: edit, version: 0 }, async (world) => ({
    json: await toggle(world),
    version: await versionOf(world),
  })),
  listEdits: onPlan(200, {}),
  undoEdit: onPlan(200, { version: 0 }, async (world) => ({ version: await edited(world) })),
  redoEdit: onPlan(200, { version: 0 }, async (world) => ({ version: await undone(world) })),
  reevaluatePlan: onPlan(200, { version: 0 }, now),
  // the made-up plan breaks limits of its batch: who may ask is told so
  resequenceTrip: onTrip(409, { json: {}, version: 0 }),
  reoptimisePlan: onPlan(202, { json: {}, version: 0 }, async (world) => {
    await idle(world);
    return now(world);
  }),
  // nothing has happened on the road: the draft is re-evaluated
  proposeReplan: onPlan(200, { version: 0 }, now),
  adoptPlan: onPlan(200, { json: { from: { kind: 'version', number: 0 }, confirm: true }, version: 0 }, now),
  // nobody left over has a fix
  applyFix: onPlan(409, { json: { workerId: 'C003-001' }, version: 0 }, now),
  comparePlans: {
    ...onPlan(200, {}),
    own: ({ own }) => ({ params: { planId: own.planId }, query: { with: own.planId, withVersion: '1' } }),
    missing: () => ({ params: { planId: nowhere }, query: { with: nowhere } }),
  },
  readReserves: onPlan(200, {}),

  checkPlan: onPlan(200, { version: 0 }, now),
  publishPlan: onPlan(201, { version: 0 }, async (world) => ({ version: await checked(world) })),
  listVersions: onPlan(200, {}),
  // a swap of nothing
  swapTrip: onTrip(422, { json: {}, version: 0 }),
  listAcknowledgements: onPlan(200, {}),
  readDriverTrip: { who: ['driver'], ok: 200, own: () => ({}) },
  // this world has no demo
  openDemoTrip: { who: 'public', ok: 404, own: () => ({}) },
  readSheetState: {
    who: allAndDriver,
    ok: 200,
    own: trip('T01'),
    foreign: trip('T02'),
    missing: trip('T99'),
  },
  acknowledgeSheet: {
    who: ['driver', ...planners],
    ok: 200,
    own: (world) => ({ ...trip('T01')(world), json: { sheetVersion: 1 } }),
    foreign: (world) => ({ ...trip('T02')(world), json: { sheetVersion: 1 } }),
    missing: (world) => ({ ...trip('T99')(world), json: { sheetVersion: 1 } }),
  },
};
