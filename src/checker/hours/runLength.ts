import type { Policy } from '../../policy/schema.ts';
import type { TripView } from '../tripView.ts';

/** Metres of the outbound run and of the loaded run. */
export function runLengthsM({ runs, firstPickup, lastDropoff }: TripView): { outboundM: number; loadedM: number } {
  const lengthM = (part: TripView['runs']) => part.reduce((sum, run) => sum + run.distanceM, 0);
  return {
    outboundM: lengthM(runs.filter((run) => run.to <= firstPickup)),
    loadedM: lengthM(runs.filter((run) => run.from >= firstPickup && run.to <= lastDropoff)),
  };
}

/** True where both runs are so short that the curfew does not bind (domain.md §2.1, curfew exemption). */
export function isExempt(trip: TripView, { hos }: Policy): boolean {
  return longerKm(trip) <= hos.curfew_exempt_km;
}

/** True where a crew of one has a run so long that some hours of the night are closed to it (policy `second_driver_night_km`). */
export function isLoneLongTrip(trip: TripView, { hos }: Policy): boolean {
  return trip.doc.crew.length <= 1 && longerKm(trip) > hos.second_driver_night_km;
}

/** Kilometres of the longer of outbound and loaded run. */
export function longerKm(trip: TripView): number {
  const { outboundM, loadedM } = runLengthsM(trip);
  return Math.max(outboundM, loadedM) / 1000;
}
