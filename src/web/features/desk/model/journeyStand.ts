import type { TripState } from '../../../../contract/journey.ts';

/** How far a published plan has come on the road, and how many buses are there; null before the first one leaves. */
export interface JourneyStand {
  state: 'underWay' | 'arrived' | 'handedOver' | null;
  trips: number;
}

/** Under way as long as a bus is; else arrived until all that left have handed their people over. */
export function journeyStand(trips: readonly { state: TripState }[]): JourneyStand {
  const of = (state: TripState) => trips.filter((trip) => trip.state === state).length;
  const [underWay, arrived, handedOver] = [of('departed'), of('arrived'), of('handed_over')];
  if (underWay > 0) return { state: 'underWay', trips: underWay };
  if (arrived > 0) return { state: 'arrived', trips: arrived + handedOver };
  return handedOver > 0 ? { state: 'handedOver', trips: handedOver } : { state: null, trips: 0 };
}
