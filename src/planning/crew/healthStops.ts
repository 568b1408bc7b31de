import type { Policy } from '../../policy/schema.ts';
import type { TimetableEntry } from '../../schedule/types.ts';

const stands: readonly TimetableEntry['kind'][] = ['rest', 'curfew', 'overnight'];

/** Indices of the stands that passengers have as health stops: those of a standstill on their way that is long enough. */
export function healthStopsOf(entries: readonly TimetableEntry[], { rest }: Pick<Policy, 'rest'>): Set<number> {
  const found = new Set<number>();
  if (rest.health_stop_every_min === 0) return found;
  const last = entries.findLastIndex(({ kind }) => kind === 'dropoff');
  let from = entries.findIndex(({ kind }) => kind === 'pickup');
  for (let i = from + 1; i <= last; i += 1) {
    if (entries[i]!.legDriveS === 0) continue;
    const stillS = entries[i - 1]!.departS - entries[from]!.arriveS;
    for (let k = from; k < i && stillS >= rest.min_len * 60; k += 1)
      if (stands.includes(entries[k]!.kind)) found.add(k);
    from = i;
  }
  return found;
}
