import type { LoadedJourney } from './loadJourney.ts';

/**
 * What time it is for a journey, in epoch ms: the instant as of which it is seen, else now. A demo's people travel in a past that is played; its clock stands at its newest event,
 * before the first one at the plan's first departure.
 */
export function journeyClock({
  seenAt,
  isDemo,
  fold,
  plan,
}: Pick<LoadedJourney, 'seenAt' | 'isDemo' | 'fold' | 'plan'>): number {
  if (seenAt !== null) return seenAt.getTime();
  if (!isDemo) return Date.now();
  const start = Math.min(
    ...plan.trips.flatMap(({ stops }) => stops.slice(0, 1).map(({ departAt }) => Date.parse(departAt))),
  );
  return Math.max(Number.isFinite(start) ? start : Date.now(), fold.newestMs ?? 0);
}
