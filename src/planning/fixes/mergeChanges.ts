import type { FixChange } from '../../contract/fix.ts';

/** Changes of the same thing become one that is enough for all of them. */
export function mergeChanges(changes: readonly FixChange[]): FixChange[] {
  const merged = new Map<string, FixChange>();
  for (const change of changes) {
    const key = targetOf(change);
    const known = merged.get(key);
    merged.set(key, known === undefined ? change : wider(known, change));
  }
  return [...merged.values()];
}

/** What a change is about. */
export function targetOf(change: FixChange): string {
  switch (change.kind) {
    case 'bus':
      return `bus|${change.depotId}|${change.seats}|${change.drivers}`;
    case 'driver':
      return `driver|${change.depotId}|${change.plate}`;
    case 'policy':
      return change.field;
    case 'receive':
      return `receive|${change.companyId}`;
    case 'pickup':
      return `pickup|${change.workerIds.join(' ')}`;
    case 'service_date':
      return 'service_date';
    case 'apart':
      return `apart|${change.workerIds.join(' ')}`;
    case 'unlock':
      return `unlock|${change.locks.join(' ')}`;
  }
}

/** The greater of two changes of the same thing. Hours that would have to begin earlier and end later are not put together: the trial tells. */
function wider(a: FixChange, b: FixChange): FixChange {
  return Math.abs(b.amount) >= Math.abs(a.amount) ? b : a;
}
