import type { PlanStop, PlanTrip } from '../../contract/plan.ts';
import { stopNames } from '../../contract/standNames.ts';
import type { SheetContext } from '../context.ts';
import { type Say, stopKindNames } from '../labels.ts';
import { instantFormat, type SheetColumn } from './sheet.ts';
import type { MasterView } from './view.ts';

const km = (distanceM: number) => Math.round(distanceM / 100) / 10;
const hours = (durationS: number) => Math.round(durationS / 36) / 100;
const yesNo = (value: boolean, say: Say) => (value ? say({ zh: '是', en: 'yes' }) : '');

/** One line a bus. */
export function busColumns(view: MasterView, context: SheetContext, say: Say): SheetColumn<PlanTrip>[] {
  const loaded = (trip: PlanTrip) => trip.stops.reduce((sum, { board }) => sum + board.length, 0);
  const namesOf = (trip: PlanTrip, kind: PlanStop['kind']) =>
    trip.stops
      .filter((stop) => stop.kind === kind)
      .map(({ name }) => name)
      .join('、');
  return [
    { title: say({ zh: '车次', en: 'Trip' }), width: 8, value: ({ tripId }) => tripId },
    { title: say({ zh: '车牌', en: 'Plate' }), width: 13, value: ({ bus }) => bus.plate },
    { title: say({ zh: '座位', en: 'Seats' }), width: 7, value: ({ bus }) => bus.seats },
    { title: say({ zh: '限载', en: 'Limit' }), width: 7, value: ({ bus }) => bus.capacity },
    { title: say({ zh: '实载', en: 'Loaded' }), width: 8, value: loaded },
    { title: say({ zh: '承运单位', en: 'Carrier' }), width: 28, value: ({ bus }) => bus.operator },
    {
      title: say({ zh: '车场', en: 'Depot' }),
      width: 22,
      value: ({ bus }) => context.depots.get(bus.depotId)?.name ?? bus.depotId,
    },
    {
      title: say({ zh: '驾驶员', en: 'Drivers' }),
      width: 20,
      value: (trip) => trip.crew.map(({ driverId }) => view.driverName(trip, driverId)).join('、'),
    },
    {
      title: say({ zh: '车长、副车长', en: 'Captain, deputy' }),
      width: 20,
      value: (trip) =>
        (trip.captains ?? []).map((workerId) => context.people.get(workerId)?.name ?? workerId).join('、'),
    },
    {
      title: say({ zh: '随车管理员派出单位', en: 'Escort sent by' }),
      width: 28,
      value: (trip) =>
        (trip.escorts ?? []).map(({ companyId }) => context.companies.get(companyId)?.name ?? companyId).join('、'),
    },
    { title: say({ zh: '上车点', en: 'Pick-ups' }), width: 34, value: (trip) => namesOf(trip, 'pickup') },
    { title: say({ zh: '下车点', en: 'Drop-offs' }), width: 44, value: (trip) => namesOf(trip, 'dropoff') },
    {
      title: say({ zh: '出场', en: 'Leaves depot' }),
      width: 17,
      format: instantFormat,
      value: ({ stops }) => (stops[0] === undefined ? null : view.cellTime(stops[0].departAt)),
    },
    {
      title: say({ zh: '回场', en: 'Back' }),
      width: 17,
      format: instantFormat,
      value: ({ stops }) => (stops.length === 0 ? null : view.cellTime(stops[stops.length - 1]!.arriveAt)),
    },
    { title: say({ zh: '载客里程 km', en: 'Loaded km' }), width: 13, value: (trip) => km(trip.loaded.distanceM) },
    { title: say({ zh: '载客驾驶 h', en: 'Loaded driving h' }), width: 13, value: (trip) => hours(trip.loaded.driveS) },
    {
      title: say({ zh: '送达时余驾驶 h', en: 'Driving left on arrival h' }),
      width: 16,
      value: ({ reserve }) => (reserve === undefined ? null : hours(dayLeftS(reserve))),
    },
    { title: say({ zh: '全程 km', en: 'Total km' }), width: 11, value: (trip) => km(trip.total.distanceM) },
    { title: say({ zh: '全程 h', en: 'Total h' }), width: 10, value: (trip) => hours(trip.total.elapsedS) },
    {
      title: say({ zh: '费用 元', en: 'Cost CNY' }),
      width: 13,
      format: '#,##0.00',
      value: (trip) => trip.total.costCny,
    },
    { title: say({ zh: '接近限值', en: 'Near limit' }), width: 10, value: (trip) => yesNo(trip.nearLimit, say) },
  ];
}

/** What the day leaves the crew at the wheel, all drivers together. */
function dayLeftS({ drivers }: NonNullable<PlanTrip['reserve']>): number {
  return drivers.reduce((sum, { dailyS }) => sum + dailyS, 0);
}

/** A stop with the trip that it belongs to. */
export interface TripStop {
  trip: PlanTrip;
  stop: PlanStop;
}

/** One line a stop. */
export function stopColumns(view: MasterView, say: Say): SheetColumn<TripStop>[] {
  return [
    { title: say({ zh: '车次', en: 'Trip' }), width: 8, value: ({ trip }) => trip.tripId },
    { title: say({ zh: '车牌', en: 'Plate' }), width: 13, value: ({ trip }) => trip.bus.plate },
    { title: say({ zh: '序号', en: 'No.' }), width: 7, value: ({ stop }) => stop.seq },
    { title: say({ zh: '类型', en: 'Kind' }), width: 10, value: ({ stop }) => say(stopKindNames[stop.kind]) },
    { title: say({ zh: '地点', en: 'Place' }), width: 36, value: ({ stop }) => say(stopNames(stop.name)) },
    { title: say({ zh: '区县代码', en: 'County code' }), width: 11, value: ({ stop }) => stop.adcode },
    { title: say({ zh: '企业', en: 'Company' }), width: 10, value: ({ stop }) => stop.companyId },
    {
      title: say({ zh: '到', en: 'Arrives' }),
      width: 17,
      format: instantFormat,
      value: ({ stop }) => view.cellTime(stop.arriveAt),
    },
    {
      title: say({ zh: '开', en: 'Leaves' }),
      width: 17,
      format: instantFormat,
      value: ({ stop }) => view.cellTime(stop.departAt),
    },
    { title: say({ zh: '路段 km', en: 'Leg km' }), width: 10, value: ({ stop }) => km(stop.legDistanceM) },
    {
      title: say({ zh: '路段 分钟', en: 'Leg min' }),
      width: 10,
      value: ({ stop }) => Math.round(stop.legDriveS / 60),
    },
    { title: say({ zh: '估算', en: 'Estimate' }), width: 10, value: ({ stop }) => yesNo(stop.legEstimated, say) },
    { title: say({ zh: '接近限值', en: 'Near limit' }), width: 10, value: ({ stop }) => yesNo(stop.nearLimit, say) },
    {
      title: say({ zh: '驾驶员', en: 'Driver' }),
      width: 12,
      value: ({ trip, stop }) => (stop.driverId === null ? null : view.driverName(trip, stop.driverId)),
    },
    {
      title: say({ zh: '当日累计驾驶 h', en: 'Driven this day h' }),
      width: 14,
      value: ({ stop }) => {
        const driven = stop.hours?.drivers.find(({ driverId }) => driverId === stop.driverId);
        return driven === undefined ? null : hours(driven.dayS);
      },
    },
    {
      title: say({ zh: '连续驾驶 h', en: 'Without a break h' }),
      width: 12,
      value: ({ stop }) => (stop.hours === undefined || stop.driverId === null ? null : hours(stop.hours.continuousS)),
    },
    {
      title: say({ zh: '须停', en: 'Must stop by' }),
      width: 17,
      format: instantFormat,
      value: ({ stop }) => (stop.hours?.breakDueAt ? view.cellTime(stop.hours.breakDueAt) : null),
    },
    { title: say({ zh: '上', en: 'On' }), width: 6, value: ({ stop }) => stop.board.length },
    { title: say({ zh: '下', en: 'Off' }), width: 6, value: ({ stop }) => stop.alight.length },
    { title: say({ zh: '车上', en: 'Aboard' }), width: 8, value: ({ stop }) => stop.aboard },
    { title: say({ zh: '经度', en: 'Lng' }), width: 11, value: ({ stop }) => stop.lng },
    { title: say({ zh: '纬度', en: 'Lat' }), width: 11, value: ({ stop }) => stop.lat },
  ];
}
