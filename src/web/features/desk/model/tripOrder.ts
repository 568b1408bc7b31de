import type { TripFacts } from './tripFacts.ts';

/** Columns by which the table of trips can be ordered. */
export const tripColumns = [
  'trip',
  'people',
  'depart',
  'arrive',
  'distance',
  'drive',
  'contacts',
  'companies',
  'cost',
] as const;
export type TripColumn = (typeof tripColumns)[number];

/** An order of the trips. */
export interface TripOrder {
  column: TripColumn;
  descending: boolean;
}

/** Trips in an order; equal ones by their number. */
export function orderedTrips(trips: readonly TripFacts[], { column, descending }: TripOrder): TripFacts[] {
  const sign = descending ? -1 : 1;
  return [...trips].sort((a, b) => sign * compared(a, b, column) || byNumber(a, b));
}

/** Trips that hold a text in number, plate, county, company or driver; all where the text is empty. */
export function tripsWith(
  trips: readonly TripFacts[],
  text: string,
  companyName: (companyId: string) => string,
): readonly TripFacts[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return trips;
  return trips.filter(({ tripId, trip, pickups, companyIds }) =>
    [
      tripId,
      trip.bus.plate,
      ...pickups.map(({ name }) => name),
      ...companyIds.flatMap((id) => [id, companyName(id)]),
      ...trip.crew.flatMap(({ driverId, name }) => [driverId, name]),
    ].some((one) => one.toLowerCase().includes(wanted)),
  );
}

function compared(a: TripFacts, b: TripFacts, column: TripColumn): number {
  switch (column) {
    case 'trip':
      return byNumber(a, b);
    case 'people':
      return a.people - b.people;
    case 'depart':
      return Date.parse(a.departAt) - Date.parse(b.departAt);
    case 'arrive':
      return Date.parse(a.arriveAt) - Date.parse(b.arriveAt);
    case 'distance':
      return a.trip.loaded.distanceM - b.trip.loaded.distanceM;
    case 'drive':
      return a.trip.loaded.driveS - b.trip.loaded.driveS;
    case 'contacts':
      return a.contactPairs - b.contactPairs;
    case 'companies':
      return a.companyIds.length - b.companyIds.length;
    case 'cost':
      return a.trip.total.costCny - b.trip.total.costCny;
  }
}

function byNumber(a: TripFacts, b: TripFacts): number {
  return a.tripId.localeCompare(b.tripId, 'en', { numeric: true });
}
