import type { Plan, PlanStaffing, PlanTrip } from '../../contract/plan.ts';
import type { Batch } from '../batch.ts';
import { isUnexplained } from './leftOverSince.ts';

type Staffed = Pick<Plan, 'trips' | 'unassigned'>;

/**
 * Staffing of a plan after an edit. Fewer drivers are claimed impossible where so many are on the road at one moment of these timetables. What depots
 * lack is carried on while nothing about it has changed, is nothing once nobody lacks a crew, and else is not known.
 */
export function staffingAfter(
  { drivers }: Pick<Batch, 'drivers'>,
  { staffing, ...before }: Staffed & Pick<Plan, 'staffing'>,
  after: Staffed,
): PlanStaffing {
  const sent = driversOf(after);
  // drivers who come with a bus are as many as its trip takes
  const fewest = drivers === null || sent.size === mostAtOnce(after.trips);
  const counted = { drivers: sent.size, fewest };
  const lacking = lackingCrew(after);
  if (lacking.length === 0) return { ...counted, shortages: [] };
  const isSame = isEqual(lacking, lackingCrew(before)) && isEqual([...sent], [...driversOf(before)]);
  return isSame && staffing?.shortages !== undefined ? { ...counted, shortages: staffing.shortages } : counted;
}

/** Nobody drives two trips at once: the most places at the wheel at one moment, depot by depot, are a bound from below. */
function mostAtOnce(trips: readonly PlanTrip[]): number {
  const depots = new Set(trips.map(({ bus }) => bus.depotId));
  return [...depots].reduce((sum, depotId) => {
    const spans = trips
      .filter(({ bus }) => bus.depotId === depotId)
      .map(({ stops, crew }) => ({
        from: Date.parse(stops[0]!.departAt),
        to: Date.parse(stops.at(-1)!.arriveAt),
        places: crew.length,
      }));
    const at = spans.map(({ from }) =>
      spans.reduce((places, span) => places + (span.from <= from && from < span.to ? span.places : 0), 0),
    );
    return sum + Math.max(...at);
  }, 0);
}

function driversOf({ trips }: Staffed): Set<string> {
  return new Set(trips.flatMap(({ crew }) => crew.map(({ driverId }) => driverId)));
}

/** Whoever lacks a crew, or may lack one: nobody knows why he is left over in the batch of today. */
function lackingCrew({ unassigned }: Staffed): string[] {
  return unassigned
    .filter(({ reason }) => reason.code === 'no_crew' || isUnexplained(reason))
    .map(({ workerId }) => workerId);
}

function isEqual(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && [...some].sort().join(' ') === [...others].sort().join(' ');
}
