import type { PlanBounds } from '../../contract/plan.ts';
import { inLocale, type Locale } from '../../contract/text.ts';
import type { PlanTight } from '../../contract/tight.ts';
import type { Batch } from '../batch.ts';
import { type TrialDeps, Trials } from '../fixes/trial.ts';
import type { PlannedTrip } from '../trips.ts';
import { tightFigures } from './figures.ts';
import { losses } from './losses.ts';

/** Effort of solving again without a bus or a driver, in groups: about half a second. */
const wholeEffort = 500;

/**
 * What is tight in a plan that carries everybody; the loss of a bus or driver is solved again,
 * unless the batch is too large for that. Deterministic, bounded in effort.
 */
export async function tightThings(
  batch: Batch,
  { trips, bounds }: { trips: readonly PlannedTrip[]; bounds: PlanBounds },
  deps: TrialDeps,
  locale: Locale,
): Promise<PlanTight[]> {
  if (trips.length === 0) return [];
  const trials = new Trials(batch, trips, deps);
  trials.allow(wholeEffort);
  const lost = batch.groups.length > wholeEffort ? [] : await losses(trials, trips);
  const found = [
    ...tightFigures(
      batch,
      trips.map(({ trip }) => trip),
      bounds,
    ),
    ...lost,
  ];
  return found.map((one) => ({ ...one, text: inLocale(one.text, locale), both: one.text }));
}
