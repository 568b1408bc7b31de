import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Registration, RegistrationResult } from '../../../../contract/arrivals.ts';

/** A registration that this desk made. */
export interface QueuedRegistration {
  planId: string;
  registration: Registration;
  /** Null while it waits; kept where somebody has to look at it. */
  result: RegistrationResult | null;
}

interface Schema extends DBSchema {
  registrations: { key: string; value: QueuedRegistration; indexes: { plan: string } };
}

/** What this browser keeps until the server has it; people by their numbers alone. */
export type DeskDatabase = IDBPDatabase<Schema>;

export function openDesk(): Promise<DeskDatabase> {
  return openDB<Schema>('jieyun-desk', 1, {
    upgrade(database) {
      database.createObjectStore('registrations', { keyPath: 'registration.id' }).createIndex('plan', 'planId');
    },
  });
}
