import type { JourneyEvent } from '../../../contract/journeyEvent.ts';
import type { ApiClient } from '../../lib/api/client.ts';
import { createTalker, type Heard } from '../../lib/outbox/talker.ts';
import { randomUuid } from '../../lib/randomUuid.ts';
import { type KeptTrip, newestTrip, type PhoneDatabase, type QueueItem, type Signed, tripKey } from './database.ts';
import { exchange } from './exchange.ts';
import { dropSheets } from './sheetFile.ts';

/**
 * `opening` asks for the trip for the first time; `door` has no link; `trip` shows one; `ended`: the link ran out or was revoked;
 * `finished`: the driver is done and has cleared his phone.
 */
export type Phase = 'opening' | 'door' | 'trip' | 'ended' | 'finished';

/** What the page shows. */
export interface PhoneState {
  phase: Phase;
  kept: KeptTrip | null;
  /** Actions of this trip that the server does not have yet, and those that it does not take, in their order. */
  queue: readonly QueueItem[];
  /** Whether the last attempt to reach the server went well; null before the first. */
  isHeard: boolean | null;
  isTalking: boolean;
}

/** An event without what the phone itself fills in; with a signature where a company signs for whom it takes over. */
export type Act = (JourneyEvent extends infer E
  ? E extends unknown
    ? Omit<E, 'id' | 'at' | 'tripId'>
    : never
  : never) & {
  signed?: Signed;
};

/** The driver's phone: his trip, what he does, and the talk with the server. */
export interface Phone {
  subscribe(listener: () => void): () => void;
  snapshot(): PhoneState;
  /**
   * Notes what was done, at this very moment; it counts here at once and waits until the server has it.
   *
   * @returns the ids of the events; rejects where the phone cannot keep them
   */
  act(...acts: Act[]): Promise<string[]>;
  acknowledge(sheetVersion: number): Promise<void>;
  /** Puts away an action that the server refused. */
  dismiss(item: QueueItem): Promise<void>;
  /** Deletes everything of the trip from this phone; only once nothing waits. */
  finish(): Promise<void>;
  /** Talks to the server now: the network is back, or somebody looks at the page. */
  wake(): void;
}

const pollMs = 20_000;

/** @param token of the link that was opened; null goes on with the trip that was opened last */
export function createPhone(client: ApiClient, database: PhoneDatabase, token: string | null): Phone {
  let state: PhoneState = { phase: 'opening', kept: null, queue: [], isHeard: null, isTalking: false };
  const talker = createTalker(talk, pollMs);
  const listeners = new Set<() => void>();

  function show(change: Partial<PhoneState>): void {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  }

  /** The database is the truth: another tab may have written to it, too. */
  async function refresh(): Promise<void> {
    // both in one step: what the server has just taken stands in the log or in the queue, never in neither
    const step = database.transaction(['trips', 'queue']);
    const kept = (token === null ? undefined : await step.objectStore('trips').get(token)) ?? null;
    const queue = kept === null ? [] : await step.objectStore('queue').index('trip').getAll(tripKey(kept.trip));
    show({ kept, queue, ...(kept !== null && { phase: 'trip' as const }) });
  }

  async function start(): Promise<void> {
    token ??= (await newestTrip(database))?.token ?? null;
    if (token === null) {
      show({ phase: 'door' });
      return;
    }
    client.bearer = token;
    await refresh();
    talker.wake();
  }

  async function talk(): Promise<Heard> {
    if (token === null || state.phase === 'ended' || state.phase === 'finished') return 'ended';
    let heard: Heard = 'away';
    show({ isTalking: true });
    try {
      const isOut = state.kept !== null && Date.parse(state.kept.trip.expiresAt) <= Date.now();
      heard = isOut ? 'ended' : await exchange({ client, database, token });
      if (heard === 'ended') await end('ended');
      else await refresh();
      return heard;
    } finally {
      show({ isTalking: false, isHeard: heard === 'heard' });
    }
  }

  /** What is personal goes; what the server does not have stays, without names, for a new link to the same trip. */
  async function end(phase: 'ended' | 'finished'): Promise<void> {
    const { queue } = state;
    if (token !== null) await database.delete('trips', token);
    await dropSheets();
    show({ phase, kept: null, queue });
  }

  async function enqueue(actions: readonly QueueItem['action'][]): Promise<void> {
    const trip = tripKey(state.kept!.trip);
    const step = database.transaction('queue', 'readwrite');
    await Promise.all(actions.map((action) => step.store.add({ trip, action, refusal: null })));
    await step.done;
    await refresh();
    talker.wake();
  }

  void start();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => state,
    async act(...acts) {
      const at = new Date().toISOString();
      const { tripId, sheet } = state.kept!.trip;
      // its stops are those that the driver sees, whatever is published before the server hears of it
      const planVersion = sheet?.sheetVersion;
      const actions = acts.map(({ signed, ...act }) => {
        const event = {
          ...act,
          id: randomUuid(),
          at,
          tripId,
          ...(planVersion !== undefined && { planVersion }),
        } as JourneyEvent;
        return { kind: 'event' as const, event, ...(signed !== undefined && { signed }) };
      });
      await enqueue(actions);
      return actions.map(({ event }) => event.id);
    },
    acknowledge: (sheetVersion) => enqueue([{ kind: 'acknowledge', sheetVersion, at: new Date().toISOString() }]),
    async dismiss({ order }) {
      await database.delete('queue', order!);
      await refresh();
    },
    async finish() {
      await end('finished');
      // opening the page again begins at the door, not with this trip
      window.history.replaceState(null, '', window.location.pathname);
    },
    wake() {
      if (token !== null) talker.wake();
    },
  };
}
