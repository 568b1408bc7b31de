import type { Plan, PlanTrip } from '../../contract/plan.ts';
import { hoursMinutes } from '../format.ts';
import type { Say } from '../labels.ts';
import { type Align, cut, textTable } from './textTable.ts';

const routeWidth = 34;

/** One line a bus: load, where from, when the loaded run begins and ends, how long it is, how many drivers. */
export function busTable({ trips }: Plan, say: Say): string[] {
  const header = [
    say({ zh: '车次', en: 'Trip' }),
    say({ zh: '车牌', en: 'Plate' }),
    say({ zh: '载/限', en: 'Load' }),
    say({ zh: '上车点 → 企业', en: 'Pick-ups → companies' }),
    say({ zh: '发车', en: 'Leaves' }),
    say({ zh: '到达', en: 'Arrives' }),
    say({ zh: '载客km', en: 'km' }),
    say({ zh: '载客h', en: 'h' }),
    say({ zh: '驾驶员', en: 'Drivers' }),
  ];
  const aligns: Align[] = ['left', 'left', 'right', 'left', 'left', 'left', 'right', 'right', 'right'];
  return textTable(
    header,
    trips.map((trip) => busRow(trip, say)),
    aligns,
  );
}

function busRow(trip: PlanTrip, say: Say): string[] {
  const pickups = trip.stops.filter(({ kind }) => kind === 'pickup');
  const dropoffs = trip.stops.filter(({ kind }) => kind === 'dropoff');
  const loaded = pickups.reduce((sum, { board }) => sum + board.length, 0);
  const companies = new Set(dropoffs.map(({ companyId }) => companyId)).size;
  const places = [...new Set(pickups.map(({ name }) => name))].join('+');
  const target = say({ zh: ` → ${companies} 家`, en: ` → ${companies}` });
  return [
    trip.tripId,
    trip.bus.plate,
    `${loaded}/${trip.bus.capacity}`,
    `${cut(places, routeWidth - target.length)}${target}`,
    wallClock(pickups[0]?.departAt),
    wallClock(dropoffs.at(-1)?.arriveAt),
    `${(trip.loaded.distanceM / 1000).toFixed(1)}${trip.nearLimit ? '▲' : ' '}`,
    hoursMinutes(trip.loaded.driveS),
    String(trip.crew.length),
  ];
}

/** `02-24 06:30`: the plan writes instants with the offset of the place, so its own digits are local time. */
function wallClock(instant: string | undefined): string {
  return instant === undefined ? '' : instant.slice(5, 16).replace('T', ' ');
}
