import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { DriverRun, DriverTrip } from '../../../contract/driverTrip.ts';
import type { SignHandover } from '../../../contract/handover.ts';
import type { JourneyEvent } from '../../../contract/journeyEvent.ts';
import type { Bilingual } from '../../../contract/text.ts';

/** A trip as this phone last had it from the server. Personal: deleted when its link ends, and when the driver finishes. */
export interface KeptTrip {
  /** Of the link, which opens the trip again without a network. */
  token: string;
  trip: DriverTrip;
  /** The run as it was when its sheet was read, while a newer sheet waits to be read. */
  former: DriverRun | null;
  /** When the server was last heard. */
  syncedAt: string;
  openedAt: string;
}

/** Who of a company signed for the people that it took over, and how. */
export type Signed = Pick<SignHandover, 'signerName' | 'signature'>;

/** What the driver did and the server does not have yet. It names passengers by their numbers alone, and outlives the link. */
export interface QueueItem {
  /** Order of the actions on this phone; given by the database. */
  order?: number;
  /** `<planId>/<tripId>`: a new link to the same trip sends what the former one could not. */
  trip: string;
  action:
    | { kind: 'event'; event: JourneyEvent; signed?: Signed }
    | { kind: 'acknowledge'; sheetVersion: number; at: string };
  /** Why the server does not take it; null while it waits. Shown until the driver puts it away. */
  refusal: Bilingual | null;
}

interface Schema extends DBSchema {
  trips: { key: string; value: KeptTrip };
  queue: { key: number; value: QueueItem; indexes: { trip: string } };
}

/** The phone's own database. */
export type PhoneDatabase = IDBPDatabase<Schema>;

export function openPhone(): Promise<PhoneDatabase> {
  return openDB<Schema>('jieyun-driver', 1, {
    upgrade(database) {
      database.createObjectStore('trips', { keyPath: 'token' });
      database.createObjectStore('queue', { keyPath: 'order', autoIncrement: true }).createIndex('trip', 'trip');
    },
  });
}

/** By what the queue knows a trip. */
export function tripKey({ planId, tripId }: Pick<DriverTrip, 'planId' | 'tripId'>): string {
  return `${planId}/${tripId}`;
}

/** The trip that was opened last; undefined where there is none. */
export async function newestTrip(database: PhoneDatabase): Promise<KeptTrip | undefined> {
  const trips = await database.getAll('trips');
  return trips.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))[0];
}
