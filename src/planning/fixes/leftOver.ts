import type { Worker } from '../../contract/worker.ts';

/** People of one of the batch's groups who ride in no bus. */
export interface LeftOver {
  group: number;
  workers: Worker[];
}

/** How many people they are. */
export function peopleIn(left: readonly LeftOver[]): number {
  return left.reduce((sum, { workers }) => sum + workers.length, 0);
}

/** Their ids. */
export function idsOf(left: readonly LeftOver[]): Set<string> {
  return new Set(left.flatMap(({ workers }) => workers.map(({ workerId }) => workerId)));
}
