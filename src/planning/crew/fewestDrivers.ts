import type { Driver } from '../../contract/scenario.ts';
import type { Duty } from './duty.ts';
import { Matching } from './matching.ts';
import { type DriverLimits, obstacleOf } from './mayDrive.ts';

/** Who takes which duties. */
export interface Sharing {
  driverOf: Map<Duty, Driver>;
  drivers: number;
  /** True where fewer drivers are proven impossible for these timetables. */
  fewest: boolean;
}

/** The duties of one driver, in order. */
type Chain = readonly Duty[];
type Fits = (chain: Chain, driver: Driver) => boolean;

/** A search that has looked at so many duties gives the best answer found. */
const mostSteps = 20_000;

/**
 * The fewest drivers who can take on all duties; null where the pool cannot. A driver may serve several trips whose times
 * leave room. A maximum matching of each duty with one before it gives the fewest chains of which every two neighbours suit a
 * driver (Fulkerson 1956 on Dilworth's theorem): a bound from below, and mostly the answer. Else a depth-first search over
 * chains finds the fewest that the sums of hours and the licences allow.
 */
export function fewestDrivers(duties: readonly Duty[], pool: readonly Driver[], limits: DriverLimits): Sharing | null {
  const fits: Fits = (chain, driver) => obstacleOf(limits, driver, chain) === null;
  const inOrder = [...duties].sort((a, b) => a.fromS - b.fromS || b.driveS - a.driveS);
  const longest = neighbourChains(inOrder, pool, fits);
  const floor = longest.length;
  if (floor > pool.length) return null;
  const apart = inOrder.map((duty) => [duty]);
  const found = matchChains(longest, pool, fits);
  if (found !== null) return sharing(found, true);
  const { best, complete } = search(inOrder, floor, matchChains(apart, pool, fits), pool, fits);
  return best === null ? null : sharing(best, complete);
}

function sharing(best: ReadonlyMap<Chain, Driver>, fewest: boolean): Sharing {
  const driverOf = new Map([...best].flatMap(([chain, driver]) => chain.map((duty) => [duty, driver] as const)));
  return { driverOf, drivers: best.size, fewest };
}

/** The fewest chains where only neighbours are looked at. */
function neighbourChains(inOrder: readonly Duty[], pool: readonly Driver[], fits: Fits): Chain[] {
  const follows = new Matching<Duty, Duty>(
    inOrder,
    (next, before) => before.toS <= next.fromS && pool.some((driver) => fits([before, next], driver)),
  );
  for (const duty of inOrder) follows.add([duty]);
  const before = follows.holders();
  const chainOf = new Map<Duty, Duty[]>();
  const chains: Duty[][] = [];
  for (const duty of inOrder) {
    const earlier = before.get(duty);
    const chain = earlier === undefined ? [] : chainOf.get(earlier)!;
    if (earlier === undefined) chains.push(chain);
    chain.push(duty);
    chainOf.set(duty, chain);
  }
  return chains;
}

/** Depth first: each duty joins a chain begun earlier, or begins one. `complete` where nothing was cut short. */
function search(
  inOrder: readonly Duty[],
  floor: number,
  known: ReadonlyMap<Chain, Driver> | null,
  pool: readonly Driver[],
  fits: Fits,
): { best: ReadonlyMap<Chain, Driver> | null; complete: boolean } {
  let best = known;
  let steps = 0;
  const chains: Duty[][] = [];
  const place = (i: number): void => {
    const most = best === null ? pool.length + 1 : best.size;
    if (most <= floor || chains.length >= most || steps > mostSteps) return;
    if (i === inOrder.length) {
      steps += inOrder.length;
      const copies = chains.map((chain) => [...chain]);
      best = matchChains(copies, pool, fits) ?? best;
      return;
    }
    steps += 1;
    const duty = inOrder[i]!;
    for (const chain of chains) {
      if (chain.at(-1)!.toS > duty.fromS) continue;
      steps += 1;
      chain.push(duty);
      if (pool.some((driver) => fits(chain, driver))) place(i + 1);
      chain.pop();
    }
    chains.push([duty]);
    place(i + 1);
    chains.pop();
  };
  place(0);
  return { best, complete: steps <= mostSteps || best?.size === floor };
}

/** Gives every chain a driver of its own, those with the most driving first; null where that fails. */
function matchChains(chains: readonly Chain[], pool: readonly Driver[], fits: Fits): Map<Chain, Driver> | null {
  if (chains.length > pool.length) return null;
  const driveS = new Map(chains.map((chain) => [chain, chain.reduce((sum, duty) => sum + duty.driveS, 0)]));
  const matching = new Matching<Chain, Driver>(pool, fits);
  const hardestFirst = [...chains].sort((a, b) => driveS.get(b)! - driveS.get(a)!);
  return matching.add(hardestFirst) ? matching.holders() : null;
}
