import { useSyncExternalStore } from 'react';
import { client } from './api/hooks.ts';

const listeners = new Set<() => void>();

/** Instant as of which the pages show a demo's journey, for every page until it is set back; null: now. */
export function useAsOf(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => client.asOf,
  );
}

/** What is shown has to be read again afterwards. */
export function setAsOf(instant: string | null): void {
  client.asOf = instant;
  for (const listener of listeners) listener();
}
