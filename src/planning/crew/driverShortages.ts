import type { DriverShortage } from '../../contract/plan.ts';
import { type Bilingual, inLocale, type Locale } from '../../contract/text.ts';
import { type BatchClock, instantAt } from '../clock.ts';
import type { DepotShortage } from './shortage.ts';
import type { CrewRequest } from './staffDepot.ts';

/**
 * What depots lack, as the plan document shows it.
 * @param pickups names of each request's pick-up places
 * @param anew whether the requests are of a plan made anew, in which trips of this one change
 */
export function driverShortages(
  shortages: readonly DepotShortage[],
  requests: readonly CrewRequest[],
  pickups: readonly (readonly string[])[],
  anew: boolean,
  clock: BatchClock,
  locale: Locale,
): DriverShortage[] {
  return shortages.map((shortage) => {
    const trips = shortage.trips.map((i) => {
      const { plate, timetable, people } = requests[i]!;
      return {
        plate,
        departAt: instantAt(clock, timetable.startS),
        returnAt: instantAt(clock, timetable.endS),
        drivers: timetable.drivers,
        people,
        pickups: [...pickups[i]!],
      };
    });
    const { depotId, drivers, own } = shortage;
    return { depotId, drivers, trips, anew, own, text: inLocale(shortageText(shortage, trips, anew), locale) };
  });
}

/** One sentence on what to do and one on why. */
function shortageText(
  { depotId, drivers, own }: DepotShortage,
  trips: DriverShortage['trips'],
  anew: boolean,
): Bilingual {
  const people = trips.reduce((sum, trip) => sum + trip.people, 0);
  const list = (separator: string, arrow: string) =>
    trips.map(({ plate, pickups }) => `${plate} ${arrow} ${pickups.join('/')}`).join(separator);
  return {
    zh: `车场 ${depotId} 还需 ${drivers} 名驾驶员（本周工时充足、驾照在班次内有效），才能${anew ? '在重新排班后' : ''}开出 ${list('；', '→')}，共 ${people} 人。该车场 ${own.drivers} 名驾驶员中，已派出 ${own.busy} 名，工时不足 ${own.hours} 名，驾照到期 ${own.licence} 名`,
    en: `depot ${depotId} needs ${drivers} more driver(s) with hours left in their week and a licence that lasts, for ${list('; ', '→')}, ${people} people in all${anew ? ', in a plan made anew' : ''}. Of its ${own.drivers} drivers ${own.busy} are out, ${own.hours} lack hours, ${own.licence} have a licence that ends too early`,
  };
}
