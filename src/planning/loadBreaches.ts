import type { Batch } from './batch.ts';
import type { RouteThrough } from './routeThrough.ts';

/** A rule about who rides together that a load breaks, with the figures. */
export type LoadBreach =
  | { rule: 'capacity'; people: number; limit: number }
  | { rule: 'stops'; pickups: number; dropoffs: number; maxPickups: number; maxDropoffs: number }
  | { rule: 'risk'; adcodes: string[] }
  | { rule: 'cohort'; cohorts: number };

/** Every rule besides roads and clock that the people of a route break in a bus: seats, stops, who may share a bus. */
export function loadBreaches(batch: Batch, type: number, route: RouteThrough): LoadBreach[] {
  const { fleet, policy, groupRisk, groupAlone, groupCohort } = batch;
  const { boarding, pickups, dropoffs } = route;
  const groups = route.groups.map(({ group }) => group);
  const breaches: LoadBreach[] = [];
  const people = boarding.reduce((a, b) => a + b, 0);
  const limit = fleet[type]!.capacity[Math.max(...groups.map((group) => groupRisk[group]!))]!;
  if (people > limit) breaches.push({ rule: 'capacity', people, limit });
  const { max_pickups: maxPickups, max_dropoffs: maxDropoffs } = policy.trip;
  if (pickups.length > maxPickups || dropoffs.length > maxDropoffs)
    breaches.push({
      rule: 'stops',
      pickups: pickups.length,
      dropoffs: dropoffs.length,
      maxPickups,
      maxDropoffs,
    });
  const counties = new Set(groups.map((group) => batch.groups[group]!.adcode));
  const alone = groups.filter((group) => groupAlone[group]).map((group) => batch.groups[group]!.adcode);
  if (counties.size > 1 && alone.length > 0) breaches.push({ rule: 'risk', adcodes: [...new Set(alone)] });
  const cohorts = new Set(groups.map((group) => groupCohort?.[group] ?? 0)).size;
  if (cohorts > 1) breaches.push({ rule: 'cohort', cohorts });
  return breaches;
}
