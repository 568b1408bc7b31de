import type { BulletinFigure } from '../../contract/bulletin.ts';
import type { Plan, PlanTrip } from '../../contract/plan.ts';
import { inHours, inKm, km, numberColumn, peopleColumn, said, textColumn } from './words.ts';

const tripColumn = textColumn('车次', 'Trip');
const plateColumn = textColumn('车牌', 'Plate');

/** How many buses run how far, and the farthest and the longest trip with people aboard. */
export function tripFigures({ trips, kpis }: Plan): BulletinFigure[] {
  const byDistance = [...trips].sort((a, b) => b.loaded.distanceM - a.loaded.distanceM);
  const byTime = [...trips].sort((a, b) => b.loaded.elapsedS - a.loaded.elapsedS);
  const farthest = inKm(byDistance[0]?.loaded.distanceM ?? 0);
  const longest = inHours(byTime[0]?.loaded.elapsedS ?? 0);
  const total = inKm(kpis.distanceM);
  return [
    {
      id: 'buses',
      name: { zh: '包车', en: 'Chartered buses' },
      value: trips.length,
      digits: 0,
      unit: { zh: '辆', en: '' },
      sentence: { zh: `用包车 ${trips.length} 辆`, en: `${trips.length} chartered buses` },
      columns: [tripColumn, plateColumn, textColumn('客运公司', 'Operator'), peopleColumn],
      rows: trips.map((trip) => [trip.tripId, trip.bus.plate, trip.bus.operator, peopleOf(trip)]),
    },
    {
      id: 'distance',
      name: { zh: '总行程', en: 'Distance in all' },
      value: total,
      digits: 1,
      unit: km,
      sentence: { zh: `总行程 ${said(total)} 公里`, en: `${said(total)} km in all` },
      columns: [tripColumn, plateColumn, numberColumn('行程（公里）', 'Distance, km')],
      rows: trips.map((trip) => [trip.tripId, trip.bus.plate, inKm(trip.total.distanceM)]),
    },
    {
      id: 'farthest',
      name: { zh: '最远单程', en: 'Farthest trip' },
      value: farthest,
      digits: 1,
      unit: km,
      sentence: { zh: `最远单程 ${farthest} 公里`, en: `the farthest trip ${farthest} km one way` },
      columns: [tripColumn, textColumn('首个上车点', 'First pick-up'), numberColumn('载客里程（公里）', 'Loaded, km')],
      rows: byDistance.map((trip) => [trip.tripId, firstPickup(trip), inKm(trip.loaded.distanceM)]),
    },
    {
      id: 'longest',
      name: { zh: '最长历时', en: 'Longest trip' },
      value: longest,
      digits: 1,
      unit: { zh: '小时', en: 'h' },
      sentence: { zh: `最长历时 ${longest} 小时`, en: `the longest trip took ${longest} h with people aboard` },
      columns: [tripColumn, textColumn('首个上车点', 'First pick-up'), numberColumn('载客历时（小时）', 'Aboard, h')],
      rows: byTime.map((trip) => [trip.tripId, firstPickup(trip), inHours(trip.loaded.elapsedS)]),
    },
  ];
}

function peopleOf({ stops }: PlanTrip): number {
  return stops.reduce((sum, { board }) => sum + board.length, 0);
}

function firstPickup({ stops }: PlanTrip): string {
  return stops.find(({ kind }) => kind === 'pickup')?.name ?? '';
}
