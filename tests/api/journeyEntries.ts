import { randomUUID } from 'node:crypto';
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

const trip =
  (tripId: string) =>
  ({ own }: MatrixWorld): Call => ({ params: { planId: own.planId, tripId } });
const ofOwn = ({ own }: MatrixWorld): Call => ({ params: { planId: own.planId } });
const ofForeign = ({ foreign }: MatrixWorld): Call => ({ params: { planId: foreign.planId } });
const ofNone = (): Call => ({ params: { planId: nowhere } });

export const journeyEntries: Record<string, Entry> = {
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
  readTripJourney: { who: readers, ok: 200, own: trip('T01'), foreign: trip('T02'), missing: trip('T99') },
  listStandings: { who: readers, ok: 200, own: ofOwn, foreign: ofForeign, missing: ofNone },
  readPlanProgress: { who: readers, ok: 200, own: ofOwn, foreign: ofForeign, missing: ofNone },
};
