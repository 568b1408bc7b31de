import type { CountyRegister } from '../contract/county.ts';
import type { Driver, Scenario } from '../contract/scenario.ts';
import type { Intake } from '../contract/worker.ts';
import type { Policy } from '../policy/schema.ts';
import { cruiseSpeeds } from '../policy/speeds.ts';
import type { LegMatrix, Router } from '../routing/router.ts';
import type { TimingData } from '../schedule/routeTimer.ts';
import type { Problem } from '../solver/index.ts';
import { type BatchClock, batchClock, dateAt, earliestStartS, receptionWindows } from './clock.ts';
import { type DemandGroup, groupDemand } from './demand.ts';
import { type FleetType, fleetTypes } from './fleetTypes.ts';
import { collectPlaces, type Places } from './points.ts';
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
}

/** Measures all legs and prepares the batch for planning. */
export async function prepareBatch(
  input: { scenario: Scenario; policy: Policy; intake: Intake },
  router: Router,
  counties: CountyRegister,
  signal?: AbortSignal,
): Promise<Batch> {
  const { scenario, policy, intake } = input;
  const clock = batchClock(scenario.serviceDate, scenario.timeZone);
  const countyName = (adcode: string) => counties.byAdcode(adcode)?.name ?? adcode;
  const companyCounty = companyCounties(scenario, counties);
  const places = collectPlaces(scenario.depots, scenario.companies, intake.workers, { countyName, companyCounty });
  const groups = groupDemand(intake.workers, places);
  const fleet = fleetTypes(scenario.fleet, policy, clock.midnightMs, earliestStartS);
  const legs = await router.matrix(places.list, signal);

  const risk = riskOn(scenario.serviceDate, scenario.risk, counties);
  return {
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
  };
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

function timingData(
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
    if (driver.licenceExpires < serviceDate || driver.drivenLast7dMin >= hos.max_7d_min) continue;
    const list = byDepot.get(driver.depotId) ?? [];
    list.push(driver);
    byDepot.set(driver.depotId, list);
  }
  for (const list of byDepot.values()) list.sort((a, b) => a.drivenLast7dMin - b.drivenLast7dMin);
  return byDepot;
}

/** The groups with one of them left out, or changed limits: what the explanations solve again. */
export interface ProblemChange {
  limits?: Partial<Problem['limits']>;
  /** People of each group to plan for; left out: everybody. */
  people?: readonly number[];
  /** Buses of each type; left out: the fleet. */
  busCount?: readonly number[];
  /** Drivers added at every depot. */
  extraDrivers?: number;
  /** True: counties of any risk may share a bus. */
  shareRisk?: boolean;
}

/** The solver's problem for the groups that have people in it; `groupOf` leads back to the batch's groups. */
export function toProblem(batch: Batch, change: ProblemChange = {}): { problem: Problem; groupOf: number[] } {
  const { groups, fleet, legs, places, policy, drivers } = batch;
  const people = change.people ?? groups.map((group) => group.workers.length);
  const groupOf = groups.map((_, i) => i).filter((i) => people[i]! > 0);
  const companies = [...new Set(groups.map((group) => group.companyId))];
  const counties = [...new Set(groups.map((group) => group.adcode))];
  const families = [...new Set(groupOf.map((i) => familyOf(groups[i]!)))];
  const driversAtPoint = new Float64Array(legs.size).fill(Number.POSITIVE_INFINITY);
  if (drivers !== null)
    for (const [depotId, point] of places.depot)
      driversAtPoint[point] = (drivers.get(depotId)?.length ?? 0) + (change.extraDrivers ?? 0);

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
      alone: Uint8Array.from(groupOf, (i) => (batch.groupAlone[i] && change.shareRisk !== true ? 1 : 0)),
    },
    buses: {
      types: fleet.length,
      count: Int32Array.from(fleet, (type, i) => change.busCount?.[i] ?? type.plates.length),
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
      ...change.limits,
    },
    prices: {
      extraCompanyFen: 100 * policy.price.extra_company,
      splitGroupFen: 100 * policy.price.split_group,
      contactPairFen: 100 * policy.price.contact_pair,
    },
    driversAtPoint,
  };
  return { problem, groupOf };
}

/** Splitting is counted by county × company (formats.md §2), however many pick-up places the county has. */
function familyOf({ adcode, companyId }: DemandGroup): string {
  return `${adcode}|${companyId}`;
}
