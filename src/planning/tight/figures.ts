import type { PlanBounds, PlanTrip } from '../../contract/plan.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { PlanTight } from '../../contract/tight.ts';
import type { Batch } from '../batch.ts';

/** A tight thing before the reader's language is known. */
export type Tight = Omit<PlanTight, 'text'> & { text: Bilingual };

/** A run within this share of a limit is near it. */
const nearShare = 0.03;
/** So many trips are named in a text; the data have all. */
const shownTrips = 6;
/** A depot with no more idle drivers than this has none to spare for a second crew. */
const fewIdle = 1;

/** What the plan's own figures say: buses, seats, runs near their limits, drivers and their weeks. */
export function tightFigures(batch: Batch, trips: readonly PlanTrip[], bounds: PlanBounds): Tight[] {
  return [
    busCount(batch, trips, bounds),
    ...fullBuses(trips),
    ...nearLimits(batch, trips),
    ...depotDrivers(batch, trips),
    ...weekHours(batch, trips),
  ];
}

function busCount({ fleet }: Batch, trips: readonly PlanTrip[], bounds: PlanBounds): Tight {
  const buses = fleet.reduce((sum, { plates }) => sum + plates.length, 0);
  const idle = buses - trips.length;
  return {
    kind: 'buses',
    limit: buses,
    actual: trips.length,
    text: {
      zh: `用车 ${trips.length} 辆，已证至少 ${bounds.buses.value} 辆；车队 ${buses} 辆，余 ${idle} 辆`,
      en: `${trips.length} buses are used, ${bounds.buses.value} proven to be needed; of ${buses} in the fleet ${idle} stand idle`,
    },
  };
}

function fullBuses(trips: readonly PlanTrip[]): Tight[] {
  const full = trips.filter((trip) => aboard(trip) === trip.bus.capacity);
  if (full.length === 0) return [];
  const limit = trips.reduce((sum, { bus }) => sum + bus.capacity, 0);
  const actual = trips.reduce((sum, trip) => sum + aboard(trip), 0);
  return [
    {
      kind: 'seats',
      limit,
      actual,
      tripIds: idsOf(full),
      text: {
        zh: `${trips.length} 辆车中 ${full.length} 辆已坐满；全部 ${limit} 个可用座位还余 ${limit - actual} 个`,
        en: `${full.length} of ${trips.length} buses are full; ${limit - actual} of ${limit} seats allowed are free`,
      },
    },
  ];
}

function nearLimits({ policy: { limits } }: Batch, trips: readonly PlanTrip[]): Tight[] {
  const km = (metres: number) => `${(metres / 1000).toFixed(1)} km`;
  const shown = (list: readonly PlanTrip[], comma: string) =>
    `${idsOf(list).slice(0, shownTrips).join(comma)}${list.length > shownTrips ? ' …' : ''}`;
  const minutes = (seconds: number) =>
    `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')} h`;
  const near = (
    kind: 'loaded_distance' | 'loaded_drive',
    limit: number,
    of: (trip: PlanTrip) => number,
    valueText: (value: number) => string,
    name: Bilingual,
  ): Tight[] => {
    const list = trips.filter((trip) => of(trip) > (1 - nearShare) * limit);
    if (list.length === 0) return [];
    const actual = Math.max(...list.map(of));
    const text = {
      zh: `${list.length} 趟的${name.zh}离上限 ${valueText(limit)} 不到 3 %，最长 ${valueText(actual)}（${shown(list, '、')}）`,
      en: `${name.en} of ${list.length} trip(s) is within 3 % of ${valueText(limit)}, ${valueText(actual)} at most (${shown(list, ', ')})`,
    };
    return [{ kind, limit, actual, tripIds: idsOf(list), text }];
  };
  return [
    ...near('loaded_distance', limits.loadedDistanceM, ({ loaded }) => loaded.distanceM, km, {
      zh: '载人行驶里程',
      en: 'the loaded run',
    }),
    ...near('loaded_drive', limits.loadedDriveS, ({ loaded }) => loaded.driveS, minutes, {
      zh: '载人驾驶时间',
      en: 'the loaded driving',
    }),
  ];
}

function depotDrivers({ drivers }: Batch, trips: readonly PlanTrip[]): Tight[] {
  const out = new Set(trips.flatMap(({ crew }) => crew.map(({ driverId }) => driverId)));
  return [...(drivers ?? [])].flatMap(([depotId, list]): Tight[] => {
    const busy = list.filter(({ driverId }) => out.has(driverId)).length;
    if (busy === 0 || list.length - busy > fewIdle) return [];
    const text = {
      zh: `车场 ${depotId} 的 ${list.length} 名驾驶员中已派出 ${busy} 名`,
      en: `depot ${depotId} has sent out ${busy} of its ${list.length} drivers`,
    };
    return [{ kind: 'drivers', limit: list.length, actual: busy, depotId, text }];
  });
}

/** The driver who has least left of his week after the trip. */
function weekHours({ drivers, policy }: Batch, trips: readonly PlanTrip[]): Tight[] {
  const before = new Map([...(drivers?.values() ?? [])].flat().map((d) => [d.driverId, d.drivenLast7dMin]));
  const weeks = trips.flatMap((trip) =>
    trip.crew.map(({ driverId }) => {
      const seconds = trip.stops.reduce((sum, stop) => sum + (stop.driverId === driverId ? stop.legDriveS : 0), 0);
      return { tripId: trip.tripId, driverId, minutes: (before.get(driverId) ?? 0) + Math.ceil(seconds / 60) };
    }),
  );
  const [fullest] = weeks.sort((a, b) => b.minutes - a.minutes);
  if (fullest === undefined || before.size === 0) return [];
  const limit = policy.hos.max_7d_min;
  const left = limit - fullest.minutes;
  return [
    {
      kind: 'week_hours',
      limit,
      actual: fullest.minutes,
      driverId: fullest.driverId,
      tripIds: [fullest.tripId],
      text: {
        zh: `驾驶员 ${fullest.driverId} 出车后本周工时只余 ${left} 分钟，为全体最少`,
        en: `driver ${fullest.driverId} has ${left} min of his week left after the trip, the least of all`,
      },
    },
  ];
}

function idsOf(trips: readonly PlanTrip[]): string[] {
  return trips.map(({ tripId }) => tripId);
}

/** Everybody who rides. */
function aboard({ stops }: PlanTrip): number {
  return stops.reduce((sum, { board }) => sum + board.length, 0);
}
