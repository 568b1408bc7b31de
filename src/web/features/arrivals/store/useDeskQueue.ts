import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { client, keyOf } from '../../../lib/api/hooks.ts';
import { openDesk } from './deskDatabase.ts';
import { createDeskQueue, type DeskQueue, type DeskState } from './deskQueue.ts';

const empty: DeskState = { items: [], taken: [], isHeard: null, fault: null };

/** The desk's queue for a plan; null until the browser's database is open. */
export function useDeskQueue(planId: string): { queue: DeskQueue | null; state: DeskState } {
  const queries = useQueryClient();
  const [queue, setQueue] = useState<DeskQueue | null>(null);
  useEffect(() => {
    let made: DeskQueue | null = null;
    let isGone = false;
    const onTaken = () => queries.invalidateQueries({ queryKey: keyOf('readArrivals') });
    void openDesk().then((database) => {
      if (isGone) return database.close();
      made = createDeskQueue(client, database, planId, onTaken);
      setQueue(made);
    });
    const wake = () => made?.wake();
    window.addEventListener('online', wake);
    return () => {
      isGone = true;
      made?.close();
      setQueue(null);
      window.removeEventListener('online', wake);
    };
  }, [planId, queries]);
  const state = useSyncExternalStore(queue?.subscribe ?? noStore, queue?.snapshot ?? noState);
  return { queue, state };
}

const noStore = () => () => undefined;
const noState = () => empty;
