import type { ReplyOf } from '../../lib/api/types.ts';

/** A person of a batch as lists show him. */
export type ListedWorker = ReplyOf<'listWorkers'>['workers'][number];

/** How many people wait in a county. */
export interface CountyCount {
  adcode: string;
  people: number;
  /** Of them those whose county was not written but inferred. */
  inferred: number;
}

/**
 * People who are to be fetched, by county: those with inferred ones first, which are to be checked, then the largest; whoever is
 * withdrawn or settled elsewhere does not count.
 */
export function byCounty(workers: readonly ListedWorker[]): CountyCount[] {
  const counts = new Map<string, CountyCount>();
  for (const { adcode, state, countyInferred } of workers) {
    if (state !== 'planned') continue;
    const count = counts.get(adcode) ?? { adcode, people: 0, inferred: 0 };
    count.people += 1;
    count.inferred += countyInferred ? 1 : 0;
    counts.set(adcode, count);
  }
  return [...counts.values()].sort(
    (a, b) => b.inferred - a.inferred || b.people - a.people || a.adcode.localeCompare(b.adcode),
  );
}
