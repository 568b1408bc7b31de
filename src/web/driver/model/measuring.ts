import type { DriverRun } from '../../../contract/driverTrip.ts';
import type { Passenger } from './boarding.ts';
import type { LogEntry } from './log.ts';
import type { Progress } from './progress.ts';

/** Who is to be measured where the bus stands, and who has been; null where the policy asks for nothing here. */
export interface Measuring {
  checkpoint: 'rest_stop' | 'arrival';
  done: ReadonlySet<string>;
  due: number;
}

const restKinds: ReadonlySet<string> = new Set(['rest', 'curfew', 'overnight']);

/** Temperatures at rests and on arrival, as far as the policy asks for them (domain.md §1.8); those of boarding are boarding's. */
export function measuringOf(
  { stops, rules }: DriverRun,
  { stop, isStanding }: Progress,
  passengers: readonly Passenger[],
  entries: readonly LogEntry[],
): Measuring | null {
  const { kind } = stops[stop]!;
  const checkpoint = kind === 'dropoff' ? 'arrival' : restKinds.has(kind) ? 'rest_stop' : null;
  const aboard = new Set(passengers.filter(({ state }) => state === 'boarded').map(({ workerId }) => workerId));
  if (!isStanding || checkpoint === null || !rules.checkpoints.includes(checkpoint) || aboard.size === 0) return null;
  const here = entries.filter((entry) => entry.kind === 'temperature' && entry.stop === stop);
  const done = new Set(here.map(({ workerId }) => workerId ?? '').filter((workerId) => aboard.has(workerId)));
  return { checkpoint, done, due: aboard.size };
}
