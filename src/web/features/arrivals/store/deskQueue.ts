import type { Registration } from '../../../../contract/arrivals.ts';
import type { ApiClient } from '../../../lib/api/client.ts';
import { ApiFault, faultTitle } from '../../../lib/api/fault.ts';
import { createTalker, type Heard } from '../../../lib/outbox/talker.ts';
import { tellWaiting } from '../../../lib/outbox/tellWaiting.ts';
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

/** @param onTaken reads the lists again, whenever the server has taken something */
export function createDeskQueue(
  client: Pick<ApiClient, 'call'>,
  database: DeskDatabase,
  planId: string,
  onTaken: () => Promise<void>,
): DeskQueue {
  let state: DeskState = { items: [], taken: [], isHeard: null, fault: null };
  const talker = createTalker(talk, null);
  const listeners = new Set<() => void>();

  function show(change: Partial<DeskState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  /** The database is the truth: another tab may have written to it, too. */
  async function refresh(): Promise<void> {
    const items = await database.getAllFromIndex('registrations', 'plan', planId);
    show({ items: items.sort((a, b) => (a.registration.at < b.registration.at ? -1 : 1)) });
  }

  /** One call: what the server takes leaves the queue, what somebody has to look at stays with the answer. */
  async function tell(items: readonly QueuedRegistration[]): Promise<void> {
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
  }

  async function refuse(item: QueuedRegistration, fault: ApiFault): Promise<void> {
    const { id, workerId } = item.registration;
    const nothing = { isFever: false, by: null, at: null, bedId: null };
    const result = { id, workerId, result: 'refused' as const, ...nothing, text: faultTitle(fault) };
    await database.put('registrations', { ...item, result });
  }

  async function talk(): Promise<Heard> {
    await refresh();
    const waiting = state.items.filter(({ result }) => result === null);
    if (waiting.length === 0) return 'heard';
    try {
      await tellWaiting(waiting, { tell, refuse, isFinal, goesAlone: () => false });
      await refresh();
      show({ isHeard: true, fault: null });
      void onTaken().then(() => show({ taken: [] }));
      return 'heard';
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      const isAway = error.code === 'offline' || error.status >= 500 || error.status === 429;
      await refresh();
      show({ isHeard: !isAway, fault: isAway ? null : error });
      return 'away';
    }
  }

  talker.wake();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => state,
    async add(registration) {
      await database.put('registrations', { planId, registration, result: null });
      await refresh();
      talker.wake();
    },
    async dismiss(id) {
      await database.delete('registrations', id);
      await refresh();
    },
    wake: talker.wake,
    close: talker.close,
  };
}

/** What is wrong with one registration; what is wrong with all of them (nobody signed in, not allowed, another plan) is shown and waits. */
function isFinal({ status }: ApiFault): boolean {
  return status === 400 || status === 413 || status === 422;
}
