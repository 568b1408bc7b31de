/**
 * The routing problem whose routes are sequences of visits: every visit once, one bus size, one depot. It is the
 * benchmark problem of formats.md §4 (capacitated, duration-limited, open) on an explicit, possibly asymmetric matrix.
 */
export interface VisitProblem {
  /** Number of visits; they are numbered 1…visits, 0 is the depot. */
  visits: number;
  /** Cost of going from one place to another, row-major `from * (visits + 1) + to`. Real numbers; the way back may be free. */
  cost: Float64Array;
  /** Load that each visit adds; entry 0 is 0. */
  demand: Float64Array;
  /** Time spent at each visit in units of `cost`; entry 0 is 0. */
  service: Float64Array;
  capacity: number;
  /** Most that cost and service times of one route may add up to; Infinity where nothing limits it. */
  maxDuration: number;
  /** Most routes. */
  vehicles: number;
  /** Coordinates of depot and visits where there are any; used to guess which routes are worth comparing. */
  place: { x: Float64Array; y: Float64Array } | null;
}

/** Excess over a limit that counts as rounding of sums of doubles. */
export const roundingSlack = 1e-9;

/** Checks shapes and ranges once, at the door; nothing is checked inside the search. */
export function assertVisitProblem(problem: VisitProblem): void {
  const { visits, cost, demand, service, capacity, maxDuration, vehicles } = problem;
  const places = visits + 1;
  if (cost.length !== places * places)
    throw new RangeError(`the matrix needs ${places * places} cells, got ${cost.length}`);
  if (demand.length !== places || service.length !== places)
    throw new RangeError(`demand and service need ${places} entries, got ${demand.length} and ${service.length}`);
  if (cost.some((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY)))
    throw new RangeError('costs must be finite and not negative');
  if (!(capacity > 0) || !(maxDuration > 0)) throw new RangeError(`capacity ${capacity}, duration ${maxDuration}`);
  if (!Number.isInteger(vehicles) || vehicles < 1) throw new RangeError(`${vehicles} vehicles`);
  for (let visit = 0; visit < places; visit++)
    if (!(demand[visit]! >= 0 && demand[visit]! <= capacity))
      throw new RangeError(`visit ${visit}: demand ${demand[visit]}`);
}
