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

/** A search that has asked so many times whether a driver suits a chain gives the best answer found. */
const mostQuestions = 500_000;

/**
 * The fewest drivers who can take on all duties; null where the pool cannot. A driver may serve several trips whose times
 * leave room. A maximum matching of each duty with one before it gives the fewest chains of which every two neighbours suit a
 * driver (Fulkerson 1956 on Dilworth's theorem): a bound from below, and mostly the answer. Else a depth-first search over
 * chains finds the fewest that the sums of hours and the licences allow.
 */
export function fewestDrivers(duties: readonly Duty[], pool: readonly Driver[], limits: DriverLimits): Sharing | null {
  const fits: Fits = (chain, driver) => obstacleOf(limits, driver, chain) === null;
  const inOrder = [...duties].sort((a, b) => a.fromS - b.fromS || b.driveS - a.driveS);
  // a locked crew asks for its own drivers, however good others are
  const able = duties.some(({ only }) => only !== null) ? pool : unsurpassed(pool);
  const longest = neighbourChains(inOrder, able, fits);
  const floor = longest.length;
  if (floor > pool.length) return null;
  const apart = inOrder.map((duty) => [duty]);
  const found = matchChains(longest, pool, fits);
  if (found !== null) return sharing(found, true);
  const { best, complete } = search(inOrder, { floor, known: matchChains(apart, pool, fits), pool, able, fits });
  return best === null ? null : sharing(best, complete);
}

function sharing(best: ReadonlyMap<Chain, Driver>, fewest: boolean): Sharing {
  const driverOf = new Map([...best].flatMap(([chain, driver]) => chain.map((duty) => [duty, driver] as const)));
  return { driverOf, drivers: best.size, fewest };
}

/** The fewest chains where only neighbours are looked at. */
function neighbourChains(inOrder: readonly Duty[], able: readonly Driver[], fits: Fits): Chain[] {
  const follows = new Matching<Duty, Duty>(
    inOrder,
    (next, before) => before.toS <= next.fromS && able.some((driver) => fits([before, next], driver)),
  );
  const firstEndS = Math.min(...inOrder.map(({ toS }) => toS));
  for (const duty of inOrder) if (duty.fromS >= firstEndS) follows.add([duty]);
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

/** Drivers to whom no other is superior in licence and hours: what suits anybody suits one of them. */
function unsurpassed(pool: readonly Driver[]): Driver[] {
  const best: Driver[] = [];
  const isNoBetter = (a: Driver, b: Driver) =>
    a.licenceExpires <= b.licenceExpires &&
    a.drivenLast7dMin >= b.drivenLast7dMin &&
    (a.drivenLast14dMin ?? 0) >= (b.drivenLast14dMin ?? 0);
  for (const driver of pool) {
    if (best.some((other) => isNoBetter(driver, other))) continue;
    best.splice(0, best.length, ...best.filter((other) => !isNoBetter(other, driver)), driver);
  }
  return best;
}

interface SearchFrom {
  floor: number;
  known: ReadonlyMap<Chain, Driver> | null;
  pool: readonly Driver[];
  /** The unsurpassed ones of the pool. */
  able: readonly Driver[];
  fits: Fits;
}

/** Depth first: each duty joins a chain begun earlier, or begins one. `complete` where nothing was cut short. */
function search(
  inOrder: readonly Duty[],
  { floor, known, pool, able, fits }: SearchFrom,
): { best: ReadonlyMap<Chain, Driver> | null; complete: boolean } {
  let best = known;
  let questions = 0;
  const suits: Fits = (chain, driver) => {
    questions += 1;
    return fits(chain, driver);
  };
  const chains: Duty[][] = [];
  const place = (i: number): void => {
    const most = best === null ? pool.length + 1 : best.size;
    if (most <= floor || chains.length >= most || questions > mostQuestions) return;
    if (i === inOrder.length) {
      const copies = chains.map((chain) => [...chain]);
      best = matchChains(copies, pool, suits) ?? best;
      return;
    }
    const duty = inOrder[i]!;
    for (const chain of chains) {
      if (chain.at(-1)!.toS > duty.fromS) continue;
      chain.push(duty);
      if (able.some((driver) => suits(chain, driver))) place(i + 1);
      chain.pop();
    }
    chains.push([duty]);
    place(i + 1);
    chains.pop();
  };
  place(0);
  return { best, complete: questions <= mostQuestions || best?.size === floor };
}

/** Gives every chain a driver of its own, those with the most driving first; null where that fails. */
function matchChains(chains: readonly Chain[], pool: readonly Driver[], fits: Fits): Map<Chain, Driver> | null {
  if (chains.length > pool.length) return null;
  const driveS = new Map(chains.map((chain) => [chain, chain.reduce((sum, duty) => sum + duty.driveS, 0)]));
  const matching = new Matching<Chain, Driver>(pool, fits);
  const hardestFirst = [...chains].sort((a, b) => driveS.get(b)! - driveS.get(a)!);
  return matching.add(hardestFirst) ? matching.holders() : null;
}
