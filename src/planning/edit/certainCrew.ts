import { type Duties, isBusy } from './duties.ts';
import type { EditBatch } from './editBatch.ts';
import type { Fit } from './fit.ts';
import type { Sketch } from './sketch.ts';

/** A licence that holds so many days after the service date holds until any trip is over. */
const longestTripDays = 3;

/**
 * Whether a crew for the trip as it fits can certainly be had, without a timetable: enough drivers of the trip's own, or else of the depot's
 * free ones, who drive no other trip, whose licences last, and in whose week the whole driving by night would fit. False says nothing.
 */
export function certainCrew(
  { batch }: EditBatch,
  duties: Duties,
  sketch: Sketch,
  fit: Fit & { lawful: true },
): boolean {
  const { drivers, policy, scenario, legs, places, fleet } = batch;
  if (drivers === null) return true;
  const { max_7d_min, max_14d_min, week_counts } = policy.hos;
  // time on duty is known of timetables only
  if (week_counts !== 'driving') return false;
  const { depotId } = fleet[fit.type]!;
  const depot = places.depot.get(depotId)!;
  const points = [depot, ...fit.route.pickups, ...fit.route.dropoffs, depot];
  const nightS = points.slice(1).reduce((sum, to, i) => sum + legs.nightDriveS[points[i]! * legs.size + to]! + 1, 0);
  const end = new Date(Date.parse(scenario.serviceDate) + longestTripDays * 86_400_000).toISOString().slice(0, 10);
  const own = new Set([sketch.tripId]);
  const sure = (drivers.get(depotId) ?? []).filter(
    ({ driverId, licenceExpires, drivenLast7dMin, drivenLast14dMin }) =>
      (sketch.crew.length === 0 || sketch.crew.includes(driverId)) &&
      !isBusy(duties, driverId, own) &&
      licenceExpires >= end &&
      drivenLast7dMin + nightS / 60 <= max_7d_min &&
      (max_14d_min === 0 || Math.max(drivenLast7dMin, drivenLast14dMin ?? 0) + nightS / 60 <= max_14d_min),
  );
  return sure.length >= fit.drivers && (sketch.crew.length === 0 || sure.length === sketch.crew.length);
}
