import { readBoard } from '../../src/tracking/dorms/readBoard.ts';
import type { Call, Entry } from './matrixEntries.ts';
import type { MatrixWorld, Who } from './matrixWorld.ts';

/** Entries of the matrix for beds. */

const all: readonly Who[] = ['hr', 'dispatcher', 'desk', 'warden', 'admin'];
const hostsAndPlanners: readonly Who[] = ['dispatcher', 'desk', 'warden', 'admin'];
const nowhere = '00000000-0000-4000-8000-000000000000';

const of =
  (planOf: (world: MatrixWorld) => string, call: Call = {}) =>
  (world: MatrixWorld): Call => ({ params: { planId: planOf(world) }, ...call });
const ofOwn = (call?: Call) => of(({ own }) => own.planId, call);
const ofForeign = (call?: Call) => of(({ foreign }) => foreign.planId, call);
const ofNone = (call?: Call) => of(() => nowhere, call);

const to = { site: '一号', building: 'A', floor: '3', room: '301', bed: 1 };
const move = (version: number) => ({ workerId: 'C001-001', to, reason: 'request', lock: true, version });

/** The move as the board has him by now: each caller's move counts. */
async function moveAsHeStands(world: MatrixWorld): Promise<Call> {
  const { lodgers } = await readBoard(world.deps, world.own.planId, null);
  const { version } = lodgers.find(({ workerId }) => workerId === 'C001-001')!;
  return ofOwn({ json: move(version) })(world);
}

const buildings = [{ site: '一号', building: 'A' }];

const csv =
  'site,building,floor,room,beds,sex,kind,company_id\n一号,A,3,301,4,any,isolation,\n一号,A,3,302,1,any,isolation,\n';

export const dormEntries: Record<string, Entry> = {
  readDormBoard: { who: all, ok: 200, own: ofOwn(), foreign: ofForeign(), missing: ofNone() },
  listMoveTargets: {
    who: hostsAndPlanners,
    ok: 200,
    own: ofOwn({ query: { workerId: 'C001-001' } }),
    foreign: ofForeign({ query: { workerId: 'C003-001' } }),
    missing: ofNone({ query: { workerId: 'C001-001' } }),
  },
  moveBed: {
    who: hostsAndPlanners,
    ok: 200,
    own: moveAsHeStands,
    missing: ofNone({ json: move(0) }),
  },
  reassignBeds: { who: hostsAndPlanners, ok: 200, own: ofOwn(), foreign: ofForeign(), missing: ofNone() },
  listWardens: {
    who: hostsAndPlanners,
    ok: 200,
    own: ({ own }) => ({ params: { batchId: own.batchId } }),
    missing: () => ({ params: { batchId: nowhere } }),
  },
  assignWarden: {
    who: ['dispatcher', 'admin'],
    ok: 200,
    own: async ({ batchVersion, own: { batchId }, users }) => ({
      ...{ params: { batchId, login: users.warden.login }, json: { buildings } },
      version: await batchVersion(batchId),
    }),
    missing: () => ({ params: { batchId: nowhere, login: 'nobody' }, json: { buildings }, version: 1 }),
  },
  replaceDormRooms: {
    who: ['dispatcher', 'admin'],
    ok: 200,
    own: async ({ batchVersion, foreign: { batchId } }) => ({
      ...{ params: { batchId }, json: { csv } },
      version: await batchVersion(batchId),
    }),
    missing: () => ({ params: { batchId: nowhere }, json: { csv }, version: 1 }),
  },
};
