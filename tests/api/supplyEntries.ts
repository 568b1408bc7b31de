import { randomUUID } from 'node:crypto';
import type { Call, Entry } from './matrixEntries.ts';
import type { MatrixWorld, Who } from './matrixWorld.ts';

/** Entries of the matrix for supplies. */

const keepers: readonly Who[] = ['dispatcher', 'desk', 'warden', 'admin'];
const nowhere = '00000000-0000-4000-8000-000000000000';

const batch = {
  own: ({ own }: MatrixWorld): Call => ({ params: { batchId: own.batchId } }),
  foreign: ({ foreign }: MatrixWorld): Call => ({ params: { batchId: foreign.batchId } }),
  missing: (): Call => ({ params: { batchId: nowhere } }),
};
const received = () => ({
  ...{ id: randomUUID(), kind: 'received', reason: 'bought', lines: [{ item: 'mask', quantity: 10 }] },
});

export const supplyEntries: Record<string, Entry> = {
  readSupplies: { who: keepers, ok: 200, ...batch },
  listSupplyMovements: { who: keepers, ok: 200, ...batch },
  moveSupplies: {
    who: keepers,
    ok: 200,
    own: (world) => ({ ...batch.own(world), json: received() }),
    foreign: (world) => ({ ...batch.foreign(world), json: received() }),
    missing: () => ({ ...batch.missing(), json: received() }),
  },
  readSupplyNeeds: {
    who: keepers,
    ok: 200,
    own: ({ own }) => ({ params: { planId: own.planId } }),
    foreign: ({ foreign }) => ({ params: { planId: foreign.planId } }),
    missing: () => ({ params: { planId: nowhere } }),
  },
};
