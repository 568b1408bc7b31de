import { coachCapacity } from '../../../policy/capacity.ts';
import { busyDrivers } from '../../edit/changeTrips.ts';
import { freeDrivers } from '../../edit/staff.ts';
import { stateOf } from './changeDraft.ts';
import { draftRow } from './editDraft.ts';
import { type DraftDeps, loadEdits } from './loadEdits.ts';

/** Buses that stand idle in a draft, and drivers of whom nobody asks anything. @throws AppError `not_found` */
export async function readReserves(deps: DraftDeps, planId: string) {
  const row = await draftRow(deps, planId);
  const { edits } = await loadEdits(deps, row.batchId);
  const { plan } = await deps.database.transaction((db) => stateOf(deps, db, row));
  const { batch, typeOf } = edits;
  const running = new Set(plan.trips.map(({ bus }) => bus.plate));
  const idle = batch.scenario.fleet.filter(({ plate }) => !running.has(plate) && typeOf.has(plate));
  const free = freeDrivers(batch, busyDrivers(plan, new Set()));
  return {
    buses: idle.map(({ plate, seats, depotId, operator, drivers, costDayCny, costKmCny }) => ({
      plate,
      seats,
      capacity: coachCapacity(seats, 'low', batch.policy),
      depotId,
      operator,
      drivers,
      costDayCny,
      costKmCny,
    })),
    drivers:
      free &&
      [...free.values()].flat().map(({ driverId, name, depotId, licenceExpires, drivenLast7dMin }) => ({
        driverId,
        name,
        depotId,
        licenceExpires,
        leftOfWeekMin: batch.policy.hos.max_7d_min - drivenLast7dMin,
      })),
  };
}
