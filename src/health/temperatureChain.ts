import type { Policy } from '../policy/schema.ts';
import { type Checkpoint, checkpointsOf, type Ride, type TimedStop } from './checkpoints.ts';
import { type CheckState, stateOf } from './checkState.ts';

/** A temperature that was taken on a trip. */
export interface Reading {
  atMs: number;
  checkpoint: Checkpoint['kind'];
  /** Index of the stop; null where whoever measured named none. */
  stop: number | null;
}

/** One passenger of a trip. */
export interface Passenger extends Ride {
  /** When he got on; null where that is not noted yet. */
  boardedMs: number | null;
  /** When he left the bus for good before his stop; null: he rides to it. */
  leftMs: number | null;
  /** In any order. */
  readings: readonly Reading[];
}

/** One measurement of the chain. */
export interface ChainStep {
  /** `interval`: between stops, so that never more than `temp.max_interval_min` pass without one. */
  kind: Checkpoint['kind'] | 'interval';
  /** Null between stops. */
  stop: number | null;
  /** From when it can be done. */
  opensMs: number;
  /** By when it should be done. */
  dueMs: number;
  state: CheckState;
  /** When it was done; null where it was not. */
  doneMs: number | null;
  /** Tells this step among those of the person on this trip, whatever comes in later. */
  key: string;
}

const minuteMs = 60_000;

/**
 * Every measurement of a passenger: at the policy's checkpoints, and between them wherever more than `temp.max_interval_min` would pass.
 * A missed check is no measurement, so that the interval goes on from the last real one. Whatever order readings come in,
 * the chain is the same; one that is told late turns its step from missed to done.
 *
 * @param stops of the trip, with times as they are expected by now
 * @returns by the time at which each is due
 */
export function temperatureChain(
  stops: readonly TimedStop[],
  passenger: Passenger,
  nowMs: number,
  policy: Policy,
): ChainStep[] {
  const { leftMs } = passenger;
  const graceMs = policy.temp.grace_min * minuteMs;
  const checkpoints = checkpointsOf(stops, passenger, policy).filter(
    ({ opensMs }) => leftMs === null || opensMs <= leftMs,
  );
  const doneAt = match(checkpoints, passenger.readings, graceMs);

  const atStops = checkpoints.map(({ kind, stop, opensMs, closesMs }, i): ChainStep => {
    const doneMs = doneAt[i]!;
    const state = stateOf({ opensMs, missedMs: closesMs + graceMs, doneMs }, nowMs);
    return { kind, stop, opensMs, dueMs: closesMs, state, doneMs, key: `${kind}@${stop}` };
  });
  const between = intervals(atStops, stops, passenger, policy).map(({ sinceMs, dueMs }): ChainStep => {
    const opensMs = dueMs - graceMs;
    const state = stateOf({ opensMs, missedMs: dueMs, doneMs: null }, nowMs);
    return {
      kind: 'interval',
      stop: null,
      opensMs,
      dueMs,
      state,
      doneMs: null,
      key: `interval@${sinceMs}+${dueMs - sinceMs}`,
    };
  });
  return [...atStops, ...between].sort((a, b) => a.dueMs - b.dueMs || a.opensMs - b.opensMs);
}

/** When each checkpoint was done: by a reading that names its stop, else by one of its kind while the bus stood there. */
function match(checkpoints: readonly Checkpoint[], readings: readonly Reading[], graceMs: number): (number | null)[] {
  return checkpoints.map(({ kind, stop, opensMs, closesMs }) => {
    const fits = readings.filter((reading) => {
      if (reading.stop !== null) return reading.stop === stop;
      if (reading.checkpoint !== kind) return false;
      return kind !== 'rest_stop' || (reading.atMs >= opensMs - graceMs && reading.atMs <= closesMs + graceMs);
    });
    return fits.length === 0 ? null : Math.min(...fits.map(({ atMs }) => atMs));
  });
}

/** Measurements between those that were taken and those that stops still ahead will bring. */
function intervals(
  atStops: readonly ChainStep[],
  stops: readonly TimedStop[],
  { boardStop, alightStop, boardedMs, leftMs, readings }: Passenger,
  { temp }: Policy,
): { sinceMs: number; dueMs: number }[] {
  const everyMs = temp.max_interval_min * minuteMs;
  const startMs = boardedMs ?? stops[boardStop]!.departMs;
  const endMs = leftMs ?? stops[alightStop]!.arriveMs;
  const expected = atStops.filter(({ state }) => state === 'ahead' || state === 'due').map(({ opensMs }) => opensMs);
  const inside = [...readings.map(({ atMs }) => atMs), ...expected].filter((atMs) => atMs > startMs && atMs < endMs);
  const anchors = [startMs, ...inside.sort((a, b) => a - b), endMs];

  return anchors.slice(1).flatMap((untilMs, i) => {
    const sinceMs = anchors[i]!;
    const due: { sinceMs: number; dueMs: number }[] = [];
    for (let dueMs = sinceMs + everyMs; dueMs < untilMs; dueMs += everyMs) due.push({ sinceMs, dueMs });
    return due;
  });
}
