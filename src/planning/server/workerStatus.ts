import type { JourneyState } from '../../contract/api/rosterWork.ts';
import { inLocale, type Locale } from '../../contract/text.ts';
import type { Page } from '../../db/page.ts';
import { findCountingPlan, findPlan, type PlanRow } from '../../db/plans.ts';
import { AppError } from '../../errors.ts';
import { type Journey, journeysOf } from '../journeys.ts';
import type { ServerDeps } from './deps.ts';
import { listWorkers, type MaskedWorker } from './listWorkers.ts';
import { loadDocument } from './loadDocument.ts';

/** Where somebody of a roster is. */
export interface WorkerStatus extends Omit<MaskedWorker, 'state'> {
  state: JourneyState;
  /** Why he is left over, in the caller's language (of a plan of before, in that of the plan); null otherwise. */
  reason: string | null;
  journey: (Journey & { planId: string }) | null;
}

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/**
 * People of a batch with how they travel by the plan that counts, or by the one asked for: as it was last published, and for planners as
 * its draft stands before that. Somebody who was withdrawn after he was placed is shown with the seat that the plan still has for him.
 *
 * @throws AppError `not_found`
 */
export async function workerStatus(
  deps: Deps,
  batchId: string,
  { planId, locale, ...part }: Page & { companyId?: string | undefined; planId?: string | undefined; locale: Locale },
): Promise<{ plan: PlanRow | null; workers: WorkerStatus[] }> {
  const people = await listWorkers(deps, batchId, part);
  const plan =
    planId === undefined ? await findCountingPlan(deps.database, batchId) : await planOf(deps, batchId, planId);
  if (plan === null) return { plan, workers: people.map((person) => statusOf(person, null, null)) };
  const published = plan.publishedVersion > 0 ? plan.publishedVersion : null;
  const document = await loadDocument(deps, plan.planId, published);
  const journeys = journeysOf(document);
  const leftOver = new Map(
    document.unassigned.map(({ workerId, reason }) => [
      workerId,
      reason.both === undefined ? reason.text : inLocale(reason.both, locale),
    ]),
  );
  const workers = people.map((person) => {
    const journey = journeys.get(person.workerId ?? '') ?? null;
    const travels = journey === null ? null : { ...journey, planId: plan.planId };
    return statusOf(person, travels, leftOver.get(person.workerId ?? '') ?? null);
  });
  return { plan, workers };
}

async function planOf({ database }: Deps, batchId: string, planId: string): Promise<PlanRow> {
  const plan = await findPlan(database, planId);
  if (plan?.batchId !== batchId) throw new AppError('not_found', 'the batch has no such plan');
  return plan;
}

function statusOf(person: MaskedWorker, journey: WorkerStatus['journey'], reason: string | null): WorkerStatus {
  if (person.state !== 'planned') return { ...person, state: person.state, reason: null, journey };
  const state = journey !== null ? 'placed' : reason === null ? 'accepted' : 'left_over';
  return { ...person, state, reason, journey };
}
