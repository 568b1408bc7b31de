import type { TripStatus } from './journey.ts';

/**
 * Minutes by which a bus will be late for people who wait for it: at its next stop with people, or at a company further on, whichever is worse;
 * that it comes home late to its depot counts for nobody. 0 for a punctual or early one. The same figure on the pages and in the alert.
 */
export function latestMin({ eta }: Pick<TripStatus, 'eta'>): number {
  const lates = eta.stops.flatMap(({ etaAt, plannedAt, companyId }) =>
    etaAt === null || companyId === null ? [] : [(Date.parse(etaAt) - Date.parse(plannedAt)) / 60_000],
  );
  return Math.max(0, Math.round(Math.max(eta.lateMin ?? 0, ...lates)));
}
