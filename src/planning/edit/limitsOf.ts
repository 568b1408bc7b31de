import type { PlanTrip } from '../../contract/plan.ts';
import type { PlanLimit } from '../../contract/planEdit.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { Policy } from '../../policy/schema.ts';
import type { TimetableRefusal } from '../../schedule/types.ts';
import { hoursMinutes, kmText } from '../../sheets/format.ts';
import type { Batch } from '../batch.ts';
import type { LoadBreach } from '../loadBreaches.ts';
import { noRoad, type Obstacle, tooFar, tooLong } from '../obstacles.ts';

type Figure = number | string;

/** A hard limit that an edit breaks. */
export function forbidden(
  tripId: string | null,
  rule: string,
  limit: Figure,
  actual: Figure,
  text: Bilingual,
): PlanLimit {
  return { severity: 'forbidden', tripId, rule, limit, actual, text };
}

/** Lawful, and somebody should look. */
export function warning(
  tripId: string | null,
  rule: string,
  limit: Figure,
  actual: Figure,
  text: Bilingual,
): PlanLimit {
  return { severity: 'warning', tripId, rule, limit, actual, text };
}

/** Who may ride together in a bus. */
export function loadLimits(tripId: string, breach: LoadBreach): PlanLimit[] {
  switch (breach.rule) {
    case 'capacity': {
      const { people, limit } = breach;
      const text = { zh: `乘坐 ${people} 人，限乘 ${limit} 人`, en: `${people} people would ride, ${limit} may` };
      return [forbidden(tripId, 'capacity', limit, people, text)];
    }
    case 'stops':
      return stopLimits(tripId, breach);
    case 'risk': {
      const names = breach.adcodes.join(', ');
      const text = {
        zh: `风险区县（${names}）的人员须独立用车（trip.no_stop_risk）`,
        en: `people of counties at risk (${names}) ride alone (trip.no_stop_risk)`,
      };
      return [forbidden(tripId, 'trip.no_stop_risk', 'alone', names, text)];
    }
    case 'cohort': {
      const text = {
        zh: `${breach.cohorts} 种隔离规定的人员不得同车`,
        en: `people under ${breach.cohorts} different isolation rules may not share a bus`,
      };
      return [forbidden(tripId, 'cohort.separate_isolation', 1, breach.cohorts, text)];
    }
  }
}

function stopLimits(tripId: string, stops: LoadBreach & { rule: 'stops' }): PlanLimit[] {
  const { pickups, dropoffs, maxPickups, maxDropoffs } = stops;
  const limits: PlanLimit[] = [];
  if (pickups > maxPickups) {
    const text = { zh: `上车 ${pickups} 站，上限 ${maxPickups} 站`, en: `${pickups} pick-ups, ${maxPickups} allowed` };
    limits.push(forbidden(tripId, 'trip.max_pickups', maxPickups, pickups, text));
  }
  if (dropoffs > maxDropoffs) {
    const text = {
      zh: `下车 ${dropoffs} 站，上限 ${maxDropoffs} 站`,
      en: `${dropoffs} drop-offs, ${maxDropoffs} allowed`,
    };
    limits.push(forbidden(tripId, 'trip.max_dropoffs', maxDropoffs, dropoffs, text));
  }
  return limits;
}

/** The loaded run against its limits: kilometres, driving by day, and whether there is a road at all. */
export function runLimits(
  tripId: string,
  { policy: { limits } }: Batch,
  run: { distanceM: number; driveS: number; band: number },
): PlanLimit[] {
  const broken: PlanLimit[] = [];
  const add = (rule: string, { limit, actual, text }: Obstacle) =>
    broken.push(forbidden(tripId, rule, limit, actual, text));
  if (run.distanceM > limits.loadedDistanceM)
    add('limits.loadedDistanceM', tooFar(limits.loadedDistanceM, run.distanceM, run.band));
  if (run.driveS > limits.loadedDriveS) add('limits.loadedDriveS', tooLong(limits.loadedDriveS, run.driveS, run.band));
  return broken;
}

/** No road leads from one stop to the next. */
export function roadLimit(tripId: string, batch: Batch, from: number, to: number): PlanLimit {
  const { limit, actual, text } = noRoad(batch, from, to);
  return forbidden(tripId, 'road', limit, actual, text);
}

/** What the timetable engine refused. */
export function clockLimit(tripId: string, { rule, limit, actual, text }: TimetableRefusal): PlanLimit {
  return forbidden(tripId, rule, limit, actual, text);
}

/** What of a trip says whether it comes near a limit. */
type NearTrip = Pick<PlanTrip, 'tripId' | 'nearLimit'> & { loaded: Pick<PlanTrip['loaded'], 'distanceM' | 'driveS'> };

/** A trip within the limits whose error band reaches over one of them. */
export function nearLimits(
  { loadedDistanceM, loadedDriveS }: Policy['limits'],
  trips: readonly NearTrip[],
): PlanLimit[] {
  return trips
    .filter(({ nearLimit }) => nearLimit)
    .map(({ tripId, loaded }) => {
      const byDistance = loaded.distanceM / loadedDistanceM >= loaded.driveS / loadedDriveS;
      const text = byDistance
        ? {
            zh: `载人行驶 ${kmText(loaded.distanceM)}，接近上限 ${kmText(loadedDistanceM)}：很可能未超`,
            en: `loaded run ${kmText(loaded.distanceM)}, near the limit of ${kmText(loadedDistanceM)}: probably within`,
          }
        : {
            zh: `载人驾驶 ${hoursMinutes(loaded.driveS)}，接近上限 ${hoursMinutes(loadedDriveS)}：很可能未超`,
            en: `loaded driving ${hoursMinutes(loaded.driveS)} h, near the limit of ${hoursMinutes(loadedDriveS)} h: probably within`,
          };
      return byDistance
        ? warning(tripId, 'limits.loadedDistanceM', loadedDistanceM, loaded.distanceM, text)
        : warning(tripId, 'limits.loadedDriveS', loadedDriveS, loaded.driveS, text);
    });
}

/** Soft rules that trips do not keep. */
export function softLimits(trips: readonly Pick<PlanTrip, 'tripId' | 'soft'>[]): PlanLimit[] {
  return trips.flatMap(({ tripId, soft = [] }) =>
    soft.map(({ rule, limit, actual, text }) => warning(tripId, rule, limit, actual, text)),
  );
}
