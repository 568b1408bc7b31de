import { randomUUID } from 'node:crypto';
import { raiseAlerts } from '../../src/db/journeyAlerts.ts';
import type { Call, Entry } from './matrixEntries.ts';
import type { MatrixWorld, Who } from './matrixWorld.ts';

/** Entries of the matrix for the journey log. */

const readers: readonly Who[] = ['hr', 'dispatcher', 'desk', 'warden', 'admin', 'driver'];
const tellers: readonly Who[] = ['dispatcher', 'desk', 'warden', 'admin'];
const nowhere = '00000000-0000-4000-8000-000000000000';

const at = '2020-02-24T08:00:00+08:00';
const measured = { kind: 'temperature', at, workerId: 'C001-001', celsius: 36.5, checkpoint: 'arrival' };

/** Something that the caller may tell: a warden of people, the others of the bus. */
function told(who: Who): { json: unknown } {
  const event = who === 'warden' ? measured : { kind: 'departed', at };
  return { json: { events: [{ id: randomUUID(), ...event }] } };
}

async function anAlert({ database, own }: MatrixWorld): Promise<string> {
  const causes = [{ tripId: 'T01', kind: 'late', subject: randomUUID(), detail: { minutes: 20 } }] as const;
  const plan = { planId: own.planId, batchId: own.batchId, at: new Date(at) };
  return (await raiseAlerts(database, plan, causes))[0]!.alertId;
}

const trip =
  (tripId: string) =>
  ({ own }: MatrixWorld): Call => ({ params: { planId: own.planId, tripId } });
const ofOwn = ({ own }: MatrixWorld): Call => ({ params: { planId: own.planId } });
const ofForeign = ({ foreign }: MatrixWorld): Call => ({ params: { planId: foreign.planId } });
const ofNone = (): Call => ({ params: { planId: nowhere } });

const ofCompany =
  (companyId: string) =>
  ({ own }: MatrixWorld): Call => ({ params: { planId: own.planId, companyId } });
const senders: readonly Who[] = ['hr', 'dispatcher', 'admin'];
const notices = { own: ofCompany('C001'), foreign: ofCompany('C002'), missing: ofCompany('C099') };
const mail = { json: { by: 'mail', to: 'hr@example.cn' } };

export const journeyEntries: Record<string, Entry> = {
  listNotices: { who: senders, ok: 200, ...notices },
  readNoticeSheet: { who: senders, ok: 200, ...notices },
  sendNotices: {
    who: senders,
    ok: 201,
    own: (world) => ({ ...notices.own(world), ...mail }),
    foreign: (world) => ({ ...notices.foreign(world), ...mail }),
    missing: (world) => ({ ...notices.missing(world), ...mail }),
  },
  listSendings: { who: senders, ok: 200, ...notices },

  // the matrix has no demo
  playSimulation: { who: ['dispatcher', 'admin'], ok: 409, own: ofOwn, foreign: ofForeign, missing: ofNone },
  readSimulation: {
    who: ['dispatcher', 'desk', 'warden', 'admin'],
    ok: 200,
    own: ofOwn,
    foreign: ofForeign,
    missing: ofNone,
  },

  recordTripEvents: {
    who: [...tellers, 'driver'],
    ok: 200,
    own: (world, who) => ({ ...trip('T01')(world), ...told(who) }),
    foreign: (world, who) => ({ ...trip('T02')(world), ...told(who) }),
    missing: (world) => ({ ...trip('T99')(world), ...told('desk') }),
  },
  recordPlanEvents: {
    who: tellers,
    ok: 200,
    own: (world) => ({ ...ofOwn(world), json: { events: [{ id: randomUUID(), ...measured }] } }),
    foreign: (world) => ({ ...ofForeign(world), json: { events: [{ id: randomUUID(), ...measured }] } }),
    missing: () => ({ ...ofNone(), json: { events: [{ id: randomUUID(), ...measured }] } }),
  },
  tellPositions: {
    who: ['tracker'],
    ok: 200,
    unaudited: true,
    own: () => ({ json: { positions: [{ plate: '苏F·A0001', at, lat: 33, lon: 116 }] } }),
  },
  listTripAlerts: { who: tellers, ok: 200, own: ofOwn, foreign: ofForeign, missing: ofNone },
  acknowledgeTripAlert: {
    who: ['dispatcher', 'admin'],
    ok: 200,
    own: async (world) => ({ params: { alertId: await anAlert(world) } }),
    missing: () => ({ params: { alertId: nowhere } }),
  },
  readTripJourney: { who: readers, ok: 200, own: trip('T01'), foreign: trip('T02'), missing: trip('T99') },
  listStandings: { who: readers, ok: 200, own: ofOwn, foreign: ofForeign, missing: ofNone },
  readPlanProgress: { who: readers, ok: 200, own: ofOwn, foreign: ofForeign, missing: ofNone },
};
