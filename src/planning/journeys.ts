import type { PlanPart } from '../contract/planPart.ts';

/** How somebody travels by a plan. */
export interface Journey {
  tripId: string;
  plate: string;
  seat: string | null;
  /** Instants with offset, as the plan has them: when the bus comes to his pick-up, and to his company. */
  boardAt: string | null;
  boardName: string | null;
  boardLng: number | null;
  boardLat: number | null;
  arriveAt: string | null;
}

/** Everybody's journey by a plan, or a part of one; whoever has no seat has none. */
export function journeysOf({ trips, workers }: Pick<PlanPart, 'trips' | 'workers'>): Map<string, Journey> {
  const seats = new Map(workers.map(({ workerId, seat }) => [workerId, seat]));
  const journeys = new Map<string, Journey>();
  for (const { tripId, bus, stops } of trips) {
    for (const { board, arriveAt, name, lng, lat } of stops) {
      for (const workerId of board) {
        const seat = seats.get(workerId) ?? null;
        const place = { boardAt: arriveAt, boardName: name, boardLng: lng, boardLat: lat };
        journeys.set(workerId, { tripId, plate: bus.plate, seat, ...place, arriveAt: null });
      }
    }
    for (const { alight, arriveAt } of stops) {
      for (const workerId of alight) {
        const journey = journeys.get(workerId);
        if (journey !== undefined) journey.arriveAt = arriveAt;
      }
    }
  }
  return journeys;
}
