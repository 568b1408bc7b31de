import type { CountyRegister } from '../contract/county.ts';
import type { StartPlan } from '../contract/replan.ts';
import type { Driver, Scenario } from '../contract/scenario.ts';
import type { Intake } from '../contract/worker.ts';
import { isolationTerm } from '../policy/isolation.ts';
import type { Policy } from '../policy/schema.ts';
import { cruiseSpeeds } from '../policy/speeds.ts';
import type { LegMatrix, Router } from '../routing/router.ts';
import type { TimingData } from '../schedule/routeTimer.ts';
import type { Cohorts, Problem, Result, ResultRoute } from '../solver/index.ts';
import { type BatchClock, batchClock, dateAt, earliestStartS, receptionWindows } from './clock.ts';
import { type DemandGroup, groupDemand } from './demand.ts';
import type { BedBook } from './dorms/bedBook.ts';
import { type FleetType, fleetTypes } from './fleetTypes.ts';
import { partyIds } from './parties.ts';
import { collectPlaces, type Places, samePlaces } from './points.ts';
import { type Given, toGivenPlan } from './replan/given.ts';
import { resolveStart } from './replan/resolveStart.ts';
import { riskOn, riskRank } from './riskMap.ts';

/** A batch in the terms of the planner: everything indexed, measured and priced, nothing solved yet. */
export interface Batch {
  scenario: Scenario;
  policy: Policy;
  intake: Intake;
  clock: BatchClock;
  places: Places;
  groups: DemandGroup[];
  fleet: FleetType[];
  legs: LegMatrix;
  timing: TimingData;
  /** Drivers who may be sent out by depot id; null where each bus brings its own. */
  drivers: ReadonlyMap<string, Driver[]> | null;
  /** Solver's risk column and "alone" mark of each group. */
  groupRisk: number[];
  groupAlone: boolean[];
  /** The road of a leg as an encoded polyline, by cell of `legs`; null where none is known. Left out: none is. */
  lineOf?: (cell: number) => string | null;
  /** Number of each group's quarantine cohort, from 0; null where all may share a bus. */
  groupCohort: number[] | null;
  /** The plan that stands, where the batch is planned again. */
  given: Given | null;
  /** Beds that are taken already or decided by hand. */
  beds?: BedBook | undefined;
}

/**
 * Measures all legs and prepares the batch for planning; legs between the same places as in `known` are not measured again. Buses
 * named in `plates`, and those of the plan that stands, have a type of their own.
 * @throws LockFaults where something locked is not in the plan that stands, or can no longer be what it was
 */
export async function prepareBatch(
  input: {
    scenario: Scenario;
    policy: Policy;
    intake: Intake;
    start?: StartPlan | undefined;
    beds?: BedBook | undefined;
  },
  router: Router,
  counties: CountyRegister,
  {
    signal,
    known,
    plates = [],
  }: { signal?: AbortSignal; known?: Pick<Batch, 'places' | 'legs'>; plates?: readonly string[] } = {},
): Promise<Batch> {
  const { scenario, policy, intake, start, beds } = input;
  const clock = batchClock(scenario.serviceDate, scenario.timeZone);
  const countyName = (adcode: string) => counties.byAdcode(adcode)?.name ?? adcode;
  const companyCounty = companyCounties(scenario, counties);
  const places = collectPlaces(scenario.depots, scenario.companies, intake.workers, { countyName, companyCounty });
  const groups = groupDemand(intake.workers, places, partyIds(intake.workers));
  const named = new Set([...plates, ...(start?.plan.trips.map(({ bus }) => bus.plate) ?? [])]);
  const fleet = fleetTypes(scenario.fleet, policy, clock.midnightMs, earliestStartS, named);
  const legs = known && samePlaces(known.places, places) ? known.legs : await router.matrix(places.list, signal);

  const risk = riskOn(scenario.serviceDate, scenario.risk, counties);
  const batch: Batch = {
    scenario,
    policy,
    intake,
    clock,
    places,
    groups,
    fleet,
    legs,
    timing: timingData(scenario, places, fleet, legs, clock),
    drivers: scenario.drivers === null ? null : usableDrivers(scenario.drivers, policy, clock),
    groupRisk: groups.map(({ adcode, companyId }) =>
      Math.max(riskRank(risk(adcode)), riskRank(risk(companyCounty.get(companyId) ?? null))),
    ),
    groupAlone: groups.map(({ adcode }) => policy.trip.no_stop_risk.includes(risk(adcode))),
    groupCohort: policy.cohort.separate_isolation ? isolationCohorts(groups, scenario, policy, counties) : null,
    given: null,
    beds,
  };
  return start === undefined ? batch : { ...batch, given: resolveStart(batch, start) };
}

/** People whose isolation rule is the same are one cohort. Rules on counties that are no more hold for their successors. */
function isolationCohorts(
  groups: readonly DemandGroup[],
  { serviceDate }: Scenario,
  policy: Policy,
  counties: CountyRegister,
): number[] {
  const today = withCountiesOfToday(policy, counties);
  const terms: string[] = [];
  return groups.map(({ adcode }) => {
    const { days, singleRoom } = isolationTerm(adcode, serviceDate, today);
    const term = `${days}|${singleRoom}`;
    if (!terms.includes(term)) terms.push(term);
    return terms.indexOf(term);
  });
}

/** The policy with isolation rules on counties that are no more put on their successors. */
export function withCountiesOfToday(policy: Policy, counties: CountyRegister): Policy {
  const rules = policy.iso.rules.map((rule) => ({
    ...rule,
    origin: counties.byAdcode(rule.origin)?.adcode ?? rule.origin,
  }));
  return { ...policy, iso: { ...policy.iso, rules } };
}

/** The batch on other legs between the same places. */
export function withLegs(batch: Batch, legs: LegMatrix): Batch {
  const { scenario, places, fleet } = batch;
  return { ...batch, legs, timing: timingData(scenario, places, fleet, legs, batch.clock) };
}

/** Router speeds of a policy; beside `prepareBatch` because whoever makes a router for a batch needs them. */
export { cruiseSpeeds };

/** Today's county of every company by its district's name; null where the name tells none. */
function companyCounties({ companies, depots }: Scenario, counties: CountyRegister): Map<string, string | null> {
  const hints = { texts: depots.map((depot) => depot.name), idPrefix: null };
  return new Map(
    companies.map(({ companyId, district }) => {
      const match = counties.resolve(district, hints);
      return [companyId, match.kind === 'found' ? match.county.adcode : null];
    }),
  );
}

/** What the timetable engine needs to know of places and buses. */
export function timingData(
  scenario: Scenario,
  places: Places,
  fleet: FleetType[],
  legs: LegMatrix,
  clock: BatchClock,
): TimingData {
  const hours = new Map(
    scenario.companies.map((c) => [c.companyId, receptionWindows(clock, c.receiveFrom, c.receiveTo)]),
  );
  return {
    points: legs.size,
    local: clock.local,
    distanceM: legs.distanceM,
    driveS: legs.driveS,
    nightDriveS: legs.nightDriveS,
    // an estimate does not know the road, so the longer expressway threshold is not for it
    motorwayPct: legs.motorwayPct.map((pct, cell) => (legs.estimated[cell] === 1 ? 0 : pct)),
    windows: places.list.map(({ companyId }) => (companyId === null ? null : (hours.get(companyId) ?? null))),
    buses: fleet.map(({ depotId, drivers, costDayCny, earliestStartS: startS }) => ({
      depot: places.depot.get(depotId)!,
      drivers,
      costDayCny,
      earliestStartS: startS,
    })),
  };
}

/** Drivers by depot who may drive on the service date at all, least driven first; `assignCrews` looks at each trip's hours and end. */
function usableDrivers(drivers: readonly Driver[], { hos }: Policy, clock: BatchClock): Map<string, Driver[]> {
  const serviceDate = dateAt(clock, 0);
  const byDepot = new Map<string, Driver[]>();
  for (const driver of drivers) {
    const { licenceExpires, drivenLast7dMin, drivenLast14dMin } = driver;
    if (licenceExpires < serviceDate || drivenLast7dMin >= hos.max_7d_min) continue;
    if (hos.max_14d_min > 0 && (drivenLast14dMin ?? 0) >= hos.max_14d_min) continue;
    const list = byDepot.get(driver.depotId) ?? [];
    list.push(driver);
    byDepot.set(driver.depotId, list);
  }
  for (const list of byDepot.values()) list.sort((a, b) => a.drivenLast7dMin - b.drivenLast7dMin);
  return byDepot;
}

/** A part of the batch: what is solved again when the rest stays as it is. */
export interface ProblemPart {
  /** People of each group to plan for; left out: everybody. */
  people?: readonly number[];
  /** Buses of each type; left out: the fleet. */
  busCount?: readonly number[];
  /** Drivers that each depot can send, where drivers are counted; left out: all of them. */
  drivers?: ReadonlyMap<string, number>;
  /** Null: whatever the plan that stands says. */
  given?: null;
  /** Price of a contact pair in yuan; left out: the policy's. */
  contactPairCny?: number;
}

/** The solver's problem for the groups that have people in it; `groupOf` leads back to the batch's groups. */
export function toProblem(batch: Batch, part: ProblemPart = {}): { problem: Problem; groupOf: number[] } {
  const { groups, fleet, legs, places, policy, drivers } = batch;
  const people = part.people ?? groups.map((group) => group.workers.length);
  const groupOf = groups.map((_, i) => i).filter((i) => people[i]! > 0);
  const companies = [...new Set(groups.map((group) => group.companyId))];
  const counties = [...new Set(groups.map((group) => group.adcode))];
  const families = [...new Set(groupOf.map((i) => familyOf(groups[i]!)))];
  const parties = [...new Set(groupOf.flatMap((i) => groups[i]!.party ?? []))];
  const driversAtPoint = new Float64Array(legs.size).fill(Number.POSITIVE_INFINITY);
  if (drivers !== null)
    for (const [depotId, point] of places.depot)
      driversAtPoint[point] = (part.drivers ?? counted(drivers)).get(depotId) ?? 0;

  const given = part.given === undefined ? batch.given : null;
  const cohorts = batch.groupCohort;
  const problem: Problem = {
    points: legs.size,
    distanceM: Float64Array.from(legs.distanceM),
    driveS: Float64Array.from(legs.driveS),
    groups: {
      count: groupOf.length,
      size: Int32Array.from(groupOf, (i) => people[i]!),
      pickup: Int32Array.from(groupOf, (i) => groups[i]!.pickup),
      dropoff: Int32Array.from(groupOf, (i) => groups[i]!.dropoff),
      company: Int32Array.from(groupOf, (i) => companies.indexOf(groups[i]!.companyId)),
      family: Int32Array.from(groupOf, (i) => families.indexOf(familyOf(groups[i]!))),
      risk: Uint8Array.from(groupOf, (i) => batch.groupRisk[i]!),
      county: Int32Array.from(groupOf, (i) => counties.indexOf(groups[i]!.adcode)),
      alone: Uint8Array.from(groupOf, (i) => (batch.groupAlone[i] ? 1 : 0)),
      ...(cohorts !== null && { cohorts: cohortsOf(cohorts, groupOf) }),
      ...(parties.length > 0 && { party: Int32Array.from(groupOf, (i) => parties.indexOf(groups[i]!.party ?? '')) }),
    },
    buses: {
      types: fleet.length,
      count: Int32Array.from(fleet, (type, i) => part.busCount?.[i] ?? type.plates.length),
      depot: Int32Array.from(fleet, (type) => places.depot.get(type.depotId)!),
      capacity: Int32Array.from(fleet.flatMap((type) => type.capacity)),
      riskLevels: 3,
      dayFen: Float64Array.from(fleet, (type) => 100 * type.costDayCny),
      kmFen: Float64Array.from(fleet, (type) => 100 * type.costKmCny),
      drivers: Int32Array.from(fleet, (type) => type.drivers),
    },
    limits: {
      loadedDistanceM: policy.limits.loadedDistanceM,
      loadedDriveS: policy.limits.loadedDriveS,
      maxPickups: policy.trip.max_pickups,
      maxDropoffs: policy.trip.max_dropoffs,
    },
    prices: {
      extraCompanyFen: 100 * policy.price.extra_company,
      splitGroupFen: 100 * policy.price.split_group,
      contactPairFen: 100 * (part.contactPairCny ?? policy.price.contact_pair),
    },
    driversAtPoint,
    ...(given !== null && { given: toGivenPlan(batch, given, groupOf) }),
  };
  return { problem, groupOf };
}

/** A solver's routes in the batch's numbers; `groupOf` is what `toProblem` gave. */
export function ownGroups({ routes }: Pick<Result, 'routes'>, groupOf: readonly number[]): ResultRoute[] {
  return routes.map((route) => ({
    ...route,
    groups: route.groups.map(({ group, people }) => ({ group: groupOf[group]!, people })),
  }));
}

/** How many drivers each depot has. */
function counted(drivers: ReadonlyMap<string, readonly Driver[]>): Map<string, number> {
  return new Map([...drivers].map(([depotId, list]) => [depotId, list.length]));
}

/** Every cohort keeps to itself. */
function cohortsOf(groupCohort: readonly number[], groupOf: readonly number[]): Cohorts {
  const count = 1 + Math.max(0, ...groupCohort);
  const all = 2 ** count - 1;
  return {
    of: Uint8Array.from(groupOf, (i) => groupCohort[i]!),
    apart: Int32Array.from({ length: count }, (_, cohort) => all & ~(1 << cohort)),
  };
}

/** Splitting is counted by county × company (formats.md §2), however many pick-up places the county has. */
function familyOf({ adcode, companyId }: DemandGroup): string {
  return `${adcode}|${companyId}`;
}
