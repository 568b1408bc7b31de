import type { Actor } from '../../db/actor.ts';
import { accessChannel, type EventPage, eventsChannel, readEvents } from '../../db/events.ts';
import type { Listener } from '../../db/listen.ts';
import { AppError } from '../../errors.ts';
import type { ApiDeps } from '../deps.ts';

/** One open stream, as the hub knows it. */
export interface Watcher {
  /** Account or link. */
  sender: string;
  /** There may be something new. */
  wake(): void;
  /** What let him in has changed. */
  recheck(): void;
  /** The process stops. */
  end(): void;
}

/** What all open streams of this process share: one ear at the database, and what they read. */
export interface EventHub {
  /** @returns what takes the watcher out again. @throws AppError `too_many_requests` */
  join(watcher: Watcher): () => void;
  /** Reads on after a place, as the actor may see it. */
  read(actor: Actor, after: number | null): Promise<EventPage>;
}

/** Streams of one account at a time; a browser opens one a page. */
const streamsMax = 20;

/** Streams of everybody together; each holds a socket. */
const streamsOfProcessMax = 2_000;

/** Notices within this time make the streams read once. */
const gatherMs = 25;

/** Events that one read brings. */
const pageSize = 200;

/** Listens while there is somebody to tell, and not longer. */
export function createEventHub({
  database,
  log,
  metrics,
  closing,
}: Pick<ApiDeps, 'database' | 'log' | 'metrics' | 'closing'>): EventHub {
  const watchers = new Set<Watcher>();
  const reads = new Map<string, Promise<EventPage>>();
  let listener: Listener | null = null;
  let gathering = false;

  const wakeAll = () => {
    gathering = false;
    for (const watcher of watchers) watcher.wake();
  };
  const onNotice = (channel: string, payload: string) => {
    if (channel === eventsChannel) {
      if (!gathering) setTimeout(wakeAll, gatherMs);
      gathering = true;
    } else for (const watcher of watchers) if (watcher.sender === payload) watcher.recheck();
  };
  const onConnect = () => {
    for (const watcher of watchers) watcher.recheck();
    wakeAll();
  };
  const onError = (error: Error) => log.warn({ err: error }, 'events are heard late: the connection broke');

  closing.addEventListener('abort', () => {
    for (const watcher of watchers) watcher.end();
  });

  return {
    join(watcher) {
      if (closing.aborted) throw new AppError('unavailable', 'the server stops', { retryAfterS: 5 });
      const own = [...watchers].filter(({ sender }) => sender === watcher.sender).length;
      if (own >= streamsMax || watchers.size >= streamsOfProcessMax) {
        throw new AppError('too_many_requests', 'too many streams are open', { retryAfterS: 30 });
      }
      watchers.add(watcher);
      metrics.eventStreams.set(watchers.size);
      listener ??= database.listen({ channels: [eventsChannel, accessChannel], onNotice, onConnect, onError });
      return () => {
        watchers.delete(watcher);
        metrics.eventStreams.set(watchers.size);
        if (watchers.size > 0) return;
        void listener?.close();
        listener = null;
      };
    },

    read(actor, after) {
      const key = JSON.stringify([viewOf(actor), after]);
      const running = reads.get(key);
      if (running !== undefined) return running;
      const read = readEvents(database.as(actor), { after, limit: pageSize }).finally(() => reads.delete(key));
      reads.set(key, read);
      return read;
    },
  };
}

/** What the ownership rules of events look at: whoever has the same sees the same, and reads once together. */
function viewOf({ role, orgId, trip }: Actor): unknown {
  return [role, orgId, trip?.planId, trip?.tripId];
}
