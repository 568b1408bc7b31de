import type { PlanTrip, StopKind } from '../../../../contract/plan.ts';
import type { Span } from './ganttScale.ts';

/** What a bus does for a while. */
export type BarKind = 'empty' | 'loaded' | Exclude<StopKind, 'depot'>;

/** One bar of a trip's line in the Gantt chart. */
export interface TripBar extends Span {
  kind: BarKind;
  /** Stop that the bar is, or that the leg leads to. */
  seq: number;
  /** People in the bus meanwhile. */
  aboard: number;
  driverId: string | null;
  estimated: boolean;
}

/** The bars of a trip in their order; legs and stops without length are left out, pick-ups and drop-offs never. */
export function tripBars(trip: PlanTrip): TripBar[] {
  const bars: TripBar[] = [];
  trip.stops.forEach((stop, at) => {
    const before = trip.stops[at - 1];
    const arriveMs = Date.parse(stop.arriveAt);
    const departMs = Date.parse(stop.departAt);
    if (before !== undefined) {
      const fromMs = Date.parse(before.departAt);
      if (arriveMs > fromMs)
        bars.push({
          kind: before.aboard > 0 ? 'loaded' : 'empty',
          seq: stop.seq,
          fromMs,
          toMs: arriveMs,
          aboard: before.aboard,
          driverId: stop.driverId,
          estimated: stop.legEstimated,
        });
    }
    if (stop.kind === 'depot') return;
    const called = stop.kind === 'pickup' || stop.kind === 'dropoff';
    if (departMs > arriveMs || called)
      bars.push({
        kind: stop.kind,
        seq: stop.seq,
        fromMs: arriveMs,
        toMs: departMs,
        aboard: stop.aboard,
        driverId: stop.driverId,
        estimated: false,
      });
  });
  return bars;
}
