import type { DriverShortage } from '../contract/plan.ts';
import type { Driver } from '../contract/scenario.ts';
import type { Batch } from './batch.ts';
import { dateAt } from './clock.ts';

/** Drivers of a depot, each counted once. */
type Heads = DriverShortage['own'];

/** What the service date alone tells of some drivers; nobody counts as out. */
export function headsOnServiceDate({ drivers, clock }: Batch, all: readonly Driver[]): Heads {
  const usable = [...(drivers?.values() ?? [])].flat();
  const unfit = all.filter((driver) => !usable.includes(driver));
  const licence = unfit.filter(({ licenceExpires }) => licenceExpires < dateAt(clock, 0)).length;
  return { drivers: all.length, licence, hours: unfit.length - licence, busy: 0 };
}

/**
 * The rule that keeps most drivers from the wheel who are not out; null where nobody is kept, or where it may be either of two
 * sums of hours.
 */
export function keepingRule({ hours, licence }: Heads, { policy }: Batch): string | null {
  if (licence > hours) return 'crew.licence';
  return hours > 0 && policy.hos.max_14d_min === 0 ? 'hos.max_7d_min' : null;
}
