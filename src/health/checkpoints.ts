import type { StopKind } from '../contract/plan.ts';
import type { Policy } from '../policy/schema.ts';

/** A stop with the times that hold for it: as planned, as expected by now, or as they were. */
export interface TimedStop {
  kind: StopKind;
  arriveMs: number;
  departMs: number;
}

/** Where somebody gets on and off, as indices of the trip's stops. */
export interface Ride {
  boardStop: number;
  alightStop: number;
}

/** A measurement that the policy asks for at a stop. */
export interface Checkpoint {
  kind: Policy['temp']['checkpoints'][number];
  stop: number;
  /** From when it can be done: the bus stands there. */
  opensMs: number;
  /** When the bus goes on. */
  closesMs: number;
}

/** Stops on the way at which people get out, or the driver changes (domain.md 1.8). */
const restKinds: readonly StopKind[] = ['rest', 'curfew', 'overnight', 'handover'];

/** The stops at which somebody's temperature is taken, in the order of the trip. */
export function checkpointsOf(
  stops: readonly TimedStop[],
  { boardStop, alightStop }: Ride,
  { temp }: Policy,
): Checkpoint[] {
  return stops.flatMap(({ kind, arriveMs, departMs }, stop) => {
    const checkpoint = checkpointAt(stop, kind, { boardStop, alightStop });
    if (checkpoint === null || !temp.checkpoints.includes(checkpoint)) return [];
    return [{ kind: checkpoint, stop, opensMs: arriveMs, closesMs: departMs }];
  });
}

function checkpointAt(stop: number, kind: StopKind, { boardStop, alightStop }: Ride): Checkpoint['kind'] | null {
  if (stop === boardStop) return 'boarding';
  if (stop === alightStop) return 'arrival';
  return stop > boardStop && stop < alightStop && restKinds.includes(kind) ? 'rest_stop' : null;
}
