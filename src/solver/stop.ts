/**
 * Tells the search how far it is: 0 at the start, 1 (or more) when it must end. Called once an iteration, and for every group that the first
 * solution seats: that one is finished however little time there is, unless the run is called off.
 */
export type Stop = (iteration: number) => number;

/** What a `Stop` says when nobody waits for a better plan, nor for a first one: whoever has no seat yet is left over. */
export const calledOff = Number.POSITIVE_INFINITY;

/** Ends after a number of iterations; with one thread and one seed the run repeats bit for bit. */
export function afterIterations(limit: number): Stop {
  return (iteration) => iteration / limit;
}

/** Ends after a time by the given clock (milliseconds), which is read every `every` iterations only. */
export function afterTime(limitMs: number, nowMs: () => number, every = 8): Stop {
  const start = nowMs();
  let share = 0;
  return (iteration) => {
    if (iteration % every === 0) share = (nowMs() - start) / limitMs;
    return share;
  };
}

/** Ends when any of them does. */
export function firstOf(...stops: Stop[]): Stop {
  return (iteration) => Math.max(...stops.map((stop) => stop(iteration)));
}
