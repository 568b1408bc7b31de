import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Response } from 'express';
import { pino } from 'pino';
import type { EventHub, Watcher } from '../../../src/api/events/hub.ts';
import { streamEvents } from '../../../src/api/events/stream.ts';
import { type Actor, systemActor } from '../../../src/db/actor.ts';
import type { EventPage } from '../../../src/db/events.ts';

const actor: Actor = { ...systemActor('x'), role: 'dispatcher', userId: 'u' };

/** A client's end of the line, which takes nothing while `full`. */
class Line extends EventEmitter {
  full = false;
  written: string[] = [];
  writeHead(): this {
    return this;
  }
  write(text: string): boolean {
    this.written.push(text);
    return !this.full;
  }
  end(): void {
    this.emit('close');
  }
  destroy(): void {
    this.emit('close');
  }
}

/** Events 1, 2, 3 …, two a page, without end. */
function open(line: Line, options: { identifyAgain?: () => Promise<Actor | null>; log?: pino.Logger } = {}) {
  const reads: (number | null)[] = [];
  let watcher: Watcher | null = null;
  let left = false;
  let fail = false;
  const hub: EventHub = {
    join(joined) {
      watcher = joined;
      return () => {
        left = true;
      };
    },
    async read(_actor, after): Promise<EventPage> {
      reads.push(after);
      if (fail) throw new Error('the database is away');
      const from = (after ?? 0) + 1;
      const event = { at: new Date(0), kind: 'plan.progress', batchId: null, planId: null, tripId: null, data: null };
      const events = [from, from + 1].map((seq) => ({ ...event, kind: 'plan.progress' as const, seq, objectId: 'x' }));
      return { events, next: from + 1, more: false, lost: false };
    },
  };
  const done = streamEvents({ hub, log: options.log ?? pino({ level: 'silent' }) }, line as unknown as Response, {
    actor,
    selection: { after: 0, batchId: null },
    identifyAgain: options.identifyAgain ?? (async () => actor),
  });
  return {
    reads,
    done,
    wake: () => watcher!.wake(),
    left: () => left,
    break: () => {
      fail = true;
    },
  };
}

const settle = () => jest.advanceTimersByTimeAsync(0);

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

describe('a stream', () => {
  it('reads nothing more for a client that does not take what it has, and goes on where it was', async () => {
    const line = new Line();
    line.full = true;
    const stream = open(line);
    for (let n = 0; n < 50; n += 1) {
      stream.wake();
      await settle();
    }
    // the opening, and the first event, which the line did not take
    expect(line.written).toHaveLength(2);
    expect(stream.reads).toEqual([0]);
    line.full = false;
    line.emit('drain');
    await settle();
    // the second event of the page, then one more page for all that came meanwhile
    expect(stream.reads).toEqual([0, 2]);
    expect(line.written.slice(1).map((frame) => /id: (\d+)/.exec(frame)![1])).toEqual(['1', '2', '3', '4']);
    expect(line.listenerCount('drain') + line.listenerCount('close')).toBe(1);
    line.end();
    await stream.done;
    expect(stream.left()).toBe(true);
  });

  it('gives a client up that takes nothing for a minute', async () => {
    const line = new Line();
    line.full = true;
    const stream = open(line);
    await jest.advanceTimersByTimeAsync(59_000);
    expect(stream.left()).toBe(false);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(stream.left()).toBe(true);
  });

  it('says every 15 s that it is alive and where the client is, and looks for what no notice told of', async () => {
    const line = new Line();
    const stream = open(line);
    await settle();
    await jest.advanceTimersByTimeAsync(15_000);
    expect(line.written[3]).toBe(': alive\nid: 2\n\n');
    expect(stream.reads).toEqual([0, 2]);
    line.end();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(stream.reads).toEqual([0, 2]);
  });

  it('ends at the next heartbeat where nobody told that the caller may no longer listen', async () => {
    const line = new Line();
    let known: Actor | null = actor;
    const stream = open(line, { identifyAgain: async () => known });
    await settle();
    known = null;
    await jest.advanceTimersByTimeAsync(15_000);
    expect(stream.left()).toBe(true);
  });

  it('ends where the database is away; the client comes again', async () => {
    const line = new Line();
    const stream = open(line);
    await settle();
    stream.break();
    stream.wake();
    await settle();
    expect(stream.left()).toBe(true);
    await stream.done;
  });
});
