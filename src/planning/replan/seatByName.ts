import type { Worker } from '../../contract/worker.ts';
import type { ResultRoute } from '../../solver/index.ts';
import type { Batch } from '../batch.ts';
import { compareIds } from '../demand.ts';

/**
 * Who rides in each route by name. The solver counts people; of a group that is spread over buses, those ride in a bus who are
 * pinned to it, then those who rode in it before, then the others in order of their ids.
 */
export function seatByName(batch: Batch, routes: readonly ResultRoute[]): Worker[][] {
  const waiting = batch.groups.map(({ workers }) => [...workers]);
  const stayed = routes.map(({ busType, groups }) => {
    const trip = batch.given?.trips.get(busType);
    return groups.map(({ group, people }) => {
      const before = new Set(trip?.aboard.get(group));
      const own = waiting[group]!.filter(({ workerId }) => before.has(workerId));
      const pinnedFirst = own.sort((a, b) => rank(a) - rank(b) || compareIds(a.workerId, b.workerId));
      const staying = new Set(pinnedFirst.slice(0, people));
      waiting[group] = waiting[group]!.filter((worker) => !staying.has(worker));
      return [...staying];
    });
    function rank({ workerId }: Worker): number {
      return trip?.pinned.has(workerId) === true ? 0 : 1;
    }
  });
  return routes.map(({ groups }, r) =>
    groups.flatMap(({ group, people }, i) => {
      const staying = stayed[r]![i]!;
      const joining = waiting[group]!.splice(0, people - staying.length);
      return [...staying, ...joining].sort((a, b) => compareIds(a.workerId, b.workerId));
    }),
  );
}
