import type { PlanWorker } from '../contract/plan.ts';
import type { Worker } from '../contract/worker.ts';
import type { Batch } from './batch.ts';
import { idTag } from './replan/idTag.ts';

/** The party of everybody who does not travel alone, by worker id. */
export function partiesOf(groups: Batch['groups']): ReadonlyMap<string, string> {
  return new Map(
    groups.flatMap(({ party, workers }) =>
      party === null ? [] : workers.map(({ workerId }) => [workerId, party] as const),
    ),
  );
}

/** A worker as the plan document names him. */
export function planWorker(
  worker: Worker,
  ride: Pick<PlanWorker, 'tripId' | 'seat' | 'dorm'>,
  parties: ReadonlyMap<string, string>,
): PlanWorker {
  const { workerId, source, companyId, adcode } = worker;
  const partyId = parties.get(workerId);
  const { tripId, seat, dorm } = ride;
  const own = { workerId, source, companyId, adcode, tripId, seat, dorm, idTag: idTag(worker) };
  return partyId === undefined ? own : { ...own, partyId };
}
