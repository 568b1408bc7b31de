import type { PlanBounds, PlanKpis, PlanTrip } from '../contract/plan.ts';
import type { Policy } from '../policy/schema.ts';
import type { SolveReply } from './solverPort.ts';

/** A trip and who rides in it. */
export interface LoadedTrip {
  trip: Pick<PlanTrip, 'bus' | 'loaded' | 'total'>;
  workers: readonly { companyId: string; adcode: string }[];
}

/** Key figures of a plan, each as formats.md §2 defines it. */
export function planKpis(trips: readonly LoadedTrip[], workers: number, policy: Policy): PlanKpis {
  const loads = trips.map(({ workers: aboard }) => companiesAboard(aboard));
  const assigned = sum(trips.map((trip) => trip.workers.length));
  const capacity = sum(trips.map(({ trip }) => trip.bus.capacity));
  const contactPairs = sum(loads.map(pairsAcross));
  const rides = groupRides(trips);
  const costCny = cents(sum(trips.map(({ trip }) => trip.total.costCny)));
  const { extra_company, split_group, contact_pair } = policy.price;
  const extraCompanies = sum(loads.map((companies) => Math.max(0, companies.length - 1)));
  const extraRides = sum([...rides.values()].map((buses) => buses - 1));
  return {
    workers,
    assigned,
    buses: trips.length,
    loadPct: capacity === 0 ? 0 : Math.round((1000 * assigned) / capacity) / 10,
    distanceM: sum(trips.map(({ trip }) => trip.total.distanceM)),
    maxLoadedDistanceM: Math.max(0, ...trips.map(({ trip }) => trip.loaded.distanceM)),
    maxLoadedDriveS: Math.max(0, ...trips.map(({ trip }) => trip.loaded.driveS)),
    contactPairs,
    companiesPerBusMax: Math.max(0, ...loads.map((companies) => companies.length)),
    splitGroups: [...rides.values()].filter((buses) => buses > 1).length,
    costCny,
    objective: cents(costCny + extra_company * extraCompanies + split_group * extraRides + contact_pair * contactPairs),
  };
}

/** Bounds of the solver's run held against the plan. */
export function planBounds(kpis: PlanKpis, bounds: SolveReply['bounds']): PlanBounds {
  return heldAgainst(kpis, {
    buses: { value: bounds.buses, proof: bounds.busesProof },
    objective: { value: bounds.objectiveFen / 100, proof: bounds.objectiveProof },
  });
}

/** Proven figures beside those of another plan of the same batch that leaves no more people over. */
export function heldAgainst(kpis: PlanKpis, { buses, objective }: Pick<PlanBounds, 'buses' | 'objective'>): PlanBounds {
  const gap = kpis.objective > 0 ? (100 * (kpis.objective - objective.value)) / kpis.objective : 0;
  return {
    buses,
    objective,
    gapPct: Math.round(100 * Math.max(0, gap)) / 100,
    // whoever carries nobody meets any bound: a run that was called off before its first plan would be called optimal
    optimal: (kpis.assigned > 0 || kpis.workers === 0) && kpis.objective <= objective.value,
  };
}

/** People of each company in one bus. */
function companiesAboard(workers: readonly { companyId: string }[]): number[] {
  const people = new Map<string, number>();
  for (const { companyId } of workers) people.set(companyId, (people.get(companyId) ?? 0) + 1);
  return [...people.values()];
}

/** Pairs of people of different companies. */
function pairsAcross(people: readonly number[]): number {
  const all = sum(people);
  return (all * all - sum(people.map((count) => count * count))) / 2;
}

/** In how many buses each county × company group rides. */
function groupRides(trips: readonly LoadedTrip[]): Map<string, number> {
  const rides = new Map<string, number>();
  for (const { workers } of trips) {
    const aboard = new Set(workers.map(({ adcode, companyId }) => `${adcode}|${companyId}`));
    for (const group of aboard) rides.set(group, (rides.get(group) ?? 0) + 1);
  }
  return rides;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** Undoes the binary dust of adding yuan with two decimals. */
function cents(cny: number): number {
  return Math.round(cny * 100) / 100;
}
