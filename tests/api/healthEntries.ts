import { randomUUID } from 'node:crypto';
import { listAlerts } from '../../src/db/healthAlerts.ts';
import { alertName } from '../../src/planning/server/health/sealAlert.ts';
import { signHandover } from '../../src/tracking/handOver.ts';
import { recordEvents } from '../../src/tracking/recordEvents.ts';
import type { Call, Entry } from './matrixEntries.ts';
import type { MatrixWorld, Who } from './matrixWorld.ts';

/** Entries of the matrix for temperatures, alerts, arrival, observation, hand-over and tracing. */

const all: readonly Who[] = ['hr', 'dispatcher', 'desk', 'warden', 'admin'];
const hostsAndPlanners: readonly Who[] = ['dispatcher', 'desk', 'warden', 'admin'];
const nowhere = '00000000-0000-4000-8000-000000000000';
const at = '2020-02-24T18:00:00+08:00';

const ofOwn = ({ own }: MatrixWorld): Call => ({ params: { planId: own.planId } });
const ofForeign = ({ foreign }: MatrixWorld): Call => ({ params: { planId: foreign.planId } });
const ofNone = (): Call => ({ params: { planId: nowhere } });
const trip =
  (tripId: string) =>
  ({ own }: MatrixWorld): Call => ({ params: { planId: own.planId, tripId } });

/** Something sent along with each call. */
function sending(json: () => unknown, ...calls: ((world: MatrixWorld) => Call)[]) {
  return calls.map(
    (call) =>
      (world: MatrixWorld): Call => ({ ...call(world), json: json() }),
  );
}

const signature = { width: 300, height: 150, strokes: [[[10, 20] as [number, number], [90, 80] as [number, number]]] };
const signed = (stop: number) => ({ id: randomUUID(), at, stop, people: [], signerName: '顾海峰', signature });
/** Stops 8 and 10 are the drop-offs of C001 and C003. */
const [signOwn, signForeign, signMissing] = sending(() => signed(8), trip('T01'), trip('T02'), trip('T99'));

async function handover({ deps, own }: MatrixWorld, tripId: string, stop: number): Promise<Call> {
  const { handoverId } = await signHandover(deps, { planId: own.planId, tripId }, signed(stop));
  return { params: { planId: own.planId, handoverId } };
}

/** An open alert about a fever. */
async function alert({ deps, own }: MatrixWorld): Promise<Call> {
  const id = randomUUID();
  const fever = { id, at, kind: 'temperature', workerId: 'C001-001', celsius: 38.2, checkpoint: 'arrival' } as const;
  await recordEvents(deps, { planId: own.planId, tripId: null, events: [fever] });
  const open = await listAlerts(deps.database, own.planId, { onlyOpen: true });
  const name = alertName(deps.keys, { kind: 'complaint', key: id });
  return { params: { planId: own.planId, alertId: open.find((one) => one.name === name)!.alertId } };
}

const [registerOwn, registerForeign, registerNone] = sending(
  () => ({ registrations: [{ id: randomUUID(), workerId: 'C001-002', at, celsius: 36.5 }] }),
  ofOwn,
  ofForeign,
  ofNone,
);
const [releaseOwn, releaseForeign, releaseNone] = sending(
  () => ({ workerIds: ['C001-002'] }),
  ofOwn,
  ofForeign,
  ofNone,
);

export const healthEntries: Record<string, Entry> = {
  readTemperatures: {
    who: [...all, 'driver'],
    ok: 200,
    own: trip('T01'),
    foreign: trip('T02'),
    missing: trip('T99'),
  },
  readTemperatureSheet: { who: all, ok: 200, own: trip('T01'), foreign: trip('T02'), missing: trip('T99') },
  listHealthAlerts: { who: all, ok: 200, own: ofOwn, foreign: ofForeign, missing: ofNone },
  settleHealthAlert: {
    who: hostsAndPlanners,
    ok: 204,
    own: alert,
    missing: ({ own }) => ({ params: { planId: own.planId, alertId: nowhere } }),
  },
  traceContacts: {
    who: hostsAndPlanners,
    ok: 200,
    own: (world) => ({ ...ofOwn(world), json: { workerId: 'C001-001', purpose: 'trace_contacts' } }),
    missing: (world) => ({ ...ofOwn(world), json: { workerId: 'nobody', purpose: 'trace_contacts' } }),
  },
  signHandover: {
    who: ['driver', 'desk', 'dispatcher', 'admin'],
    ok: 201,
    own: signOwn!,
    // for others the stop of C001 in T02 is as good
    foreign: signForeign!,
    missing: signMissing!,
  },
  listHandovers: { who: all, ok: 200, own: ofOwn, foreign: ofForeign, missing: ofNone },
  readHandoverSheet: {
    who: all,
    ok: 200,
    own: (world) => handover(world, 'T01', 8),
    foreign: (world) => handover(world, 'T02', 10),
    missing: ({ own }) => ({ params: { planId: own.planId, handoverId: nowhere } }),
  },
  readArrivals: { who: hostsAndPlanners, ok: 200, own: ofOwn, foreign: ofForeign, missing: ofNone },
  registerArrivals: {
    who: ['desk', 'dispatcher', 'admin'],
    ok: 200,
    own: registerOwn!,
    foreign: registerForeign!,
    missing: registerNone!,
  },
  readObservation: { who: all, ok: 200, own: ofOwn, foreign: ofForeign, missing: ofNone },
  signRelease: {
    who: ['warden', 'dispatcher', 'admin'],
    ok: 200,
    own: releaseOwn!,
    foreign: releaseForeign!,
    missing: releaseNone!,
  },
  readDailyReport: { who: all, ok: 200, own: ofOwn, foreign: ofForeign, missing: ofNone },
};
