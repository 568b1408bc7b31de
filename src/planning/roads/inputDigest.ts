import { createHash } from 'node:crypto';
import type { Batch } from '../batch.ts';

/** Digest of all that decides which routes a search may find; nothing of it names a person. */
export function inputDigest({ places, groups, groupRisk, groupAlone, fleet, drivers, policy }: Batch): Buffer {
  const input = {
    places: places.list.map(({ kind, lng, lat }) => [kind, lng, lat]),
    groups: groups.map(({ pickup, dropoff, party, workers }, i) => [
      pickup,
      dropoff,
      workers.length,
      party,
      groupRisk[i],
      groupAlone[i],
    ]),
    fleet,
    drivers: drivers === null ? null : [...drivers].map(([depot, list]) => [depot, list.length]),
    policy,
  };
  return createHash('sha256').update(JSON.stringify(input)).digest();
}
