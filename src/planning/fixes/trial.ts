import type { CountyRegister } from '../../contract/county.ts';
import type { FixChange } from '../../contract/fix.ts';
import type { Scenario } from '../../contract/scenario.ts';
import type { Router } from '../../routing/router.ts';
import { PolicyRouteTimer } from '../../schedule/routeTimer.ts';
import { afterIterations, type ResultRoute, type Stop, solve } from '../../solver/index.ts';
import { type Batch, ownGroups, type ProblemPart, prepareBatch, toProblem } from '../batch.ts';
import { withCompanions } from '../parties.ts';
import { LockFaults } from '../replan/lockFaults.ts';
import { driverChanges, type Shortfall } from '../shortfall.ts';
import { type PlannedTrip, planTrips } from '../trips.ts';
import { applyFix, type FixInput } from './applyFix.ts';
import { routesIn } from './routesIn.ts';

/** What solving again needs. */
export interface TrialDeps {
  router: Router;
  counties: CountyRegister;
  seed: number;
  signal?: AbortSignal;
}

/** Iterations of a run that only asks "would that help?"; it starts from the plan and ends when everybody rides. */
const trialIterations = 200;

/**
 * Solves the batch again with changed input. Effort is counted in groups solved, never by the clock, so that explanations repeat
 * exactly; 1,000 groups take about a second.
 */
export class Trials {
  readonly batch: Batch;
  readonly deps: TrialDeps;
  readonly #trips: readonly PlannedTrip[];
  readonly #riding: ReadonlySet<string>;
  #effort = 0;
  #allowed = Number.POSITIVE_INFINITY;
  /** Routes of the changed batch, by the changes that were shown to help. */
  readonly #helping = new Map<string, readonly ResultRoute[]>();

  /** @param trips the plan so far */
  constructor(batch: Batch, trips: readonly PlannedTrip[], deps: TrialDeps) {
    this.batch = batch;
    this.deps = deps;
    this.#trips = trips;
    this.#riding = new Set(trips.flatMap(({ workers }) => workers.map(({ workerId }) => workerId)));
  }

  /** Allows so much more effort from here on. */
  allow(effort: number): void {
    this.#allowed = this.#effort + effort;
  }

  /** True when no more may be tried. */
  get exhausted(): boolean {
    return this.#effort >= this.#allowed || this.deps.signal?.aborted === true;
  }

  /**
   * True where with the changes everybody whom the plan carries and all of `ids`, with their companions, ride, crews included. First only the buses that
   * stand idle are asked, then all of them. False also where the effort is used up.
   */
  async carries(changes: readonly FixChange[], ids: ReadonlySet<string>): Promise<boolean> {
    if (this.exhausted) return false;
    await turn();
    const batch = await this.changed(changes);
    if (batch === null) return false;
    const moved = changes.some(({ kind }) => kind === 'service_date');
    const together = withCompanions(batch, ids);
    let routes = moved ? null : this.#idleCarry(batch, together);
    if (routes === null && !this.exhausted) routes = this.#allCarry(batch, together, !moved);
    if (routes !== null) this.#helping.set(JSON.stringify(changes), routes);
    return routes !== null;
  }

  /** How the changed batch carried everybody when these changes were tried; null where they were not, or did not help. */
  routesWith(changes: readonly FixChange[]): readonly ResultRoute[] | null {
    return this.#helping.get(JSON.stringify(changes)) ?? null;
  }

  /**
   * True where with the drivers who are lacking its routes carry everybody whom the plan carries and all of `ids`, with their companions. Nothing is
   * solved, so that it takes no effort.
   */
  async staffs(shortfall: Shortfall, ids: ReadonlySet<string>): Promise<boolean> {
    const changes = driverChanges(shortfall);
    const batch = changes.length === 0 ? null : await this.changed(changes);
    if (batch === null) return false;
    const { trips } = planTrips(batch, shortfall.routes, 'en');
    const riding = new Set(trips.flatMap(({ workers }) => workers.map(({ workerId }) => workerId)));
    return [...this.#riding, ...withCompanions(batch, ids)].every((workerId) => riding.has(workerId));
  }

  /**
   * How many of those who ride would be left over if a bus could not go, or a driver; found by solving again, so that it may be fewer.
   * Null where the effort is used up.
   */
  async leftWithout(lost: { plate: string } | { driverId: string }): Promise<number | null> {
    if (this.exhausted) return null;
    await turn();
    const { scenario, policy, intake } = this.batch;
    const rest: Scenario =
      'plate' in lost
        ? { ...scenario, fleet: scenario.fleet.filter(({ plate }) => plate !== lost.plate) }
        : { ...scenario, drivers: (scenario.drivers ?? []).filter(({ driverId }) => driverId !== lost.driverId) };
    const batch = (await this.#prepared({ scenario: rest, policy, intake }))!;
    const going = this.#trips.filter(({ trip }) =>
      'plate' in lost ? trip.bus.plate !== lost.plate : trip.crew.every(({ driverId }) => driverId !== lost.driverId),
    );
    const people = peopleIn(batch, this.#riding);
    const { routes, left } = this.#solve(batch, { people }, routesIn(batch, this.batch, going) ?? undefined);
    const unstaffed = batch.drivers === null ? 0 : planTrips(batch, routes, 'en').unstaffed.length;
    return left + unstaffed;
  }

  /** The batch with changed input; legs are measured again only where a place is new. Null where a lock could not stay. */
  changed(changes: readonly FixChange[]): Promise<Batch | null> {
    const { scenario, policy, intake, given } = this.batch;
    return this.#prepared(applyFix({ scenario, policy, intake, start: given?.start }, changes));
  }

  async #prepared(input: FixInput): Promise<Batch | null> {
    const { router, counties } = this.deps;
    try {
      return await prepareBatch(input, router, counties, { known: this.batch });
    } catch (error) {
      if (error instanceof LockFaults) return null;
      throw error;
    }
  }

  /** The plan's routes, and those of the buses and drivers that it leaves idle, where these carry the people. */
  #idleCarry(batch: Batch, ids: ReadonlySet<string>): ResultRoute[] | null {
    const kept = routesIn(batch, this.batch, this.#trips);
    if (kept === null) return null;
    const busy = new Set(this.#trips.map(({ trip }) => trip.bus.plate));
    const busCount = batch.fleet.map(({ plates }) => plates.filter((plate) => !busy.has(plate)).length);
    if (busCount.every((count) => count === 0)) return null;
    const people = peopleIn(batch, ids);
    const drivers = idleDrivers(batch, this.#trips);
    const { routes, left } = this.#solve(batch, { people, busCount, given: null, ...(drivers && { drivers }) });
    const all = [...kept, ...routes];
    return left === 0 && isStaffed(batch, all) ? all : null;
  }

  /** Routes of all buses that carry these people and those who ride. */
  #allCarry(batch: Batch, ids: ReadonlySet<string>, mayStart: boolean): ResultRoute[] | null {
    const people = peopleIn(batch, new Set([...this.#riding, ...ids]));
    const start = mayStart ? routesIn(batch, this.batch, this.#trips) : null;
    const { routes, left } = this.#solve(batch, { people }, start ?? undefined);
    return left === 0 && isStaffed(batch, routes) ? routes : null;
  }

  /** Routes in the batch's numbers, and how many of those asked for they leave. */
  #solve(batch: Batch, part: ProblemPart, start?: readonly ResultRoute[]): { routes: ResultRoute[]; left: number } {
    const { problem, groupOf } = toProblem(batch, part);
    const asked = (part.people ?? []).reduce((sum, people) => sum + people, 0);
    if (asked === 0 || problem.buses.count.every((count) => count === 0)) return { routes: [], left: asked };
    this.#effort += problem.groups.count;
    const numberOf = new Map(groupOf.map((group, i) => [group, i]));
    const known = start?.map((route) => ({
      ...route,
      groups: route.groups.map(({ group, people }) => ({ group: numberOf.get(group)!, people })),
    }));
    let left = Number.POSITIVE_INFINITY;
    const limit = afterIterations(trialIterations);
    const stop: Stop = (iteration) => (left === 0 ? 1 : limit(iteration));
    const timer = new PolicyRouteTimer(batch.timing, batch.policy);
    const result = solve(problem, stop, {
      seed: this.deps.seed,
      timer,
      onProgress: ({ leftPeople }) => {
        left = leftPeople;
      },
      ...(known && { start: known }),
    });
    return {
      routes: ownGroups(result, groupOf),
      left: result.left.reduce((sum, people) => sum + people, 0),
    };
  }
}

/** How many of each group are among these. */
function peopleIn({ groups }: Batch, ids: ReadonlySet<string>): number[] {
  return groups.map(({ workers }) => workers.filter(({ workerId }) => ids.has(workerId)).length);
}

/** Where drivers are counted, each trip must find its crew by name. */
function isStaffed(batch: Batch, routes: readonly ResultRoute[]): boolean {
  return batch.drivers === null || planTrips(batch, routes, 'en').unstaffed.length === 0;
}

/** Drivers of each depot who are in no crew; null where each bus brings its own. */
function idleDrivers({ drivers }: Batch, trips: readonly PlannedTrip[]): Map<string, number> | null {
  if (drivers === null) return null;
  const out = new Set(trips.flatMap(({ trip }) => trip.crew.map(({ driverId }) => driverId)));
  return new Map([...drivers].map(([depotId, list]) => [depotId, list.filter((d) => !out.has(d.driverId)).length]));
}

/** Lets signals and progress through between two runs. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
