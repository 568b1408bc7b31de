import type { Registration } from '../../../../contract/arrivals.ts';
import type { ApiClient } from '../../../lib/api/client.ts';
import { ApiFault } from '../../../lib/api/fault.ts';
import type { DeskDatabase, QueuedRegistration } from './deskDatabase.ts';

/** What the page shows of the queue. */
export interface DeskState {
  /** In the order in which they were made. */
  items: readonly QueuedRegistration[];
  /** Worker ids that the server has taken and the lists do not show yet. */
  taken: readonly string[];
  /** Whether the server was reached the last time; null before the first. */
  isHeard: boolean | null;
  /** Why the server does not take what waits, where it answers and refuses all of it. */
  fault: ApiFault | null;
}

/** Registrations of one desk: they count here at once and wait until the server has them. */
export interface DeskQueue {
  subscribe(listener: () => void): () => void;
  snapshot(): DeskState;
  /** Rejects where the browser cannot keep it. */
  add(registration: Registration): Promise<void>;
  /** Puts away one that somebody has looked at. */
  dismiss(id: string): Promise<void>;
  /** Talks to the server now. */
  wake(): void;
  close(): void;
}

const chunkMax = 100;
const retryMs = 5_000;

/** @param onTaken reads the lists again, whenever the server has taken something */
export function createDeskQueue(
  client: Pick<ApiClient, 'call'>,
  database: DeskDatabase,
  planId: string,
  onTaken: () => Promise<void>,
): DeskQueue {
  let state: DeskState = { items: [], taken: [], isHeard: null, fault: null };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTalking = false;
  let isClosed = false;
  const listeners = new Set<() => void>();

  const show = (change: Partial<DeskState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const refresh = async () => {
    const items = await database.getAllFromIndex('registrations', 'plan', planId);
    show({ items: items.sort((a, b) => (a.registration.at < b.registration.at ? -1 : 1)) });
  };
  const waiting = () => state.items.filter(({ result }) => result === null);

  /** One call: what the server takes leaves the queue, what somebody has to look at stays with the answer. */
  const tell = async (items: readonly QueuedRegistration[]) => {
    const body = { registrations: items.map(({ registration }) => registration) };
    const { results } = await client.call('registerArrivals', { params: { planId }, body });
    const step = database.transaction('registrations', 'readwrite');
    for (const [i, item] of items.entries()) {
      const result = results[i]!;
      const isDone = (result.result === 'registered' || result.result === 'known') && result.text === null;
      await (isDone ? step.store.delete(item.registration.id) : step.store.put({ ...item, result }));
    }
    await step.done;
    show({ taken: [...state.taken, ...items.map(({ registration }) => registration.workerId)] });
  };

  const talk = async () => {
    clearTimeout(timer);
    await refresh();
    try {
      const hadSome = waiting().length > 0;
      for (let items = waiting(); items.length > 0; items = waiting()) {
        await tell(items.slice(0, chunkMax));
        await refresh();
        show({ isHeard: true, fault: null });
      }
      if (hadSome) void onTaken().then(() => show({ taken: [] }));
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      const isAway = error.code === 'offline' || error.status >= 500 || error.status === 429;
      show({ isHeard: !isAway, fault: isAway ? null : error });
      timer = setTimeout(wake, retryMs);
    }
  };
  const wake = () => {
    if (isTalking || isClosed) return;
    isTalking = true;
    void talk().finally(() => {
      isTalking = false;
      // what was added while the last answer came in
      if (state.isHeard === true && state.fault === null && waiting().length > 0) wake();
    });
  };

  wake();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => state,
    async add(registration) {
      await database.put('registrations', { planId, registration, result: null });
      await refresh();
      wake();
    },
    async dismiss(id) {
      await database.delete('registrations', id);
      await refresh();
    },
    wake,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
