import type { Response } from 'express';
import type { Actor } from '../../db/actor.ts';
import { senderOf } from '../../db/actor.ts';
import type { EventPage } from '../../db/events.ts';
import type { EventSelection } from '../call.ts';
import type { ApiDeps } from '../deps.ts';
import { eventFrame, openingFrame, placeFrame, readyFrame } from './frames.ts';
import type { EventHub } from './hub.ts';

/** Proxies drop what is silent for a minute; also how late the stream of an ended session closes at the latest. */
const heartbeatMs = 15_000;

/** A client that takes nothing for so long is gone. */
const stuckMs = 60_000;

export interface StreamOptions {
  actor: Actor;
  selection: EventSelection;
  /** Who the caller is by now; null where he may no longer come in. */
  identifyAgain(): Promise<Actor | null>;
}

/**
 * Sends events to one caller until he leaves, may no longer see them, or the process stops. Nothing waits in memory for a slow
 * client: the next events are read from the database when he has taken the last ones.
 */
export function streamEvents(
  { hub, log }: Pick<ApiDeps, 'log'> & { hub: EventHub },
  response: Response,
  { actor, selection, identifyAgain }: StreamOptions,
): Promise<void> {
  let place = selection.after;
  let ended = false;
  let reading = false;
  let wanted = false;

  const end = () => {
    if (ended) return;
    ended = true;
    clearInterval(heartbeat);
    leave();
    response.end();
  };

  const write = async (frame: string) => {
    if (!ended && !response.write(frame)) await drained(response);
  };

  const send = async ({ events, next, lost }: EventPage) => {
    if (lost) await write(readyFrame(next));
    for (const event of events) {
      if (selection.batchId === null || event.batchId === selection.batchId) await write(eventFrame(event));
    }
    place = next;
  };

  const readOn = async () => {
    wanted = true;
    if (reading) return;
    reading = true;
    try {
      while (wanted && !ended) {
        wanted = false;
        const page = await hub.read(actor, place);
        await send(page);
        wanted ||= page.more;
      }
    } catch (error) {
      // the client comes again and goes on where it was
      log.warn({ err: error }, 'a stream of events ended early');
      end();
    } finally {
      reading = false;
    }
  };

  const recheck = async () => {
    const now = await identifyAgain().catch(() => null);
    if (now === null || !sameRights(now, actor)) end();
  };

  const wake = () => void readOn();
  const leave = hub.join({ sender: senderOf(actor)!, wake, recheck: () => void recheck(), end });
  const heartbeat = setInterval(async () => {
    await recheck();
    if (!reading && !ended && place !== null) await write(placeFrame(place));
    wake();
  }, heartbeatMs);

  response.writeHead(200, streamHeaders);
  response.write(openingFrame());
  // what let him in may have changed since it was looked at
  void recheck();
  wake();
  return new Promise<void>((resolve) => response.once('close', resolve)).then(end);
}

/** Nothing on the way may store, compress or gather it. */
const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** Until the client has taken what was written, or is gone. */
function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => response.destroy(), stuckMs);
    const done = () => {
      clearTimeout(timer);
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

function sameRights(now: Actor, then: Actor): boolean {
  return now.role === then.role && now.userId === then.userId && now.orgId === then.orgId;
}
