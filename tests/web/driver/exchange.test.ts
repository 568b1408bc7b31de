import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fakeIndexedDB from 'fake-indexeddb';
import type { DriverTrip } from '../../../src/contract/driverTrip.ts';
import type { EventResult } from '../../../src/contract/journey.ts';
import type { JourneyEvent } from '../../../src/contract/journeyEvent.ts';
import { openPhone, type PhoneDatabase, tripKey } from '../../../src/web/driver/store/database.ts';
import { exchange } from '../../../src/web/driver/store/exchange.ts';
import type { ApiClient } from '../../../src/web/lib/api/client.ts';
import { ApiFault } from '../../../src/web/lib/api/fault.ts';
import { backOffMs } from '../../../src/web/lib/outbox/backOff.ts';
import { tinyTrip } from './tinyRun.ts';

const token = 'jieyund_x';
let database: PhoneDatabase;

beforeEach(async () => {
  database = await openPhone();
  await database.put('trips', { token, trip: tinyTrip(), former: null, syncedAt: '', openedAt: '' });
});

afterEach(() => {
  database.close();
  fakeIndexedDB.deleteDatabase('jieyun-driver');
});

const boarded = (workerId: string): JourneyEvent => ({
  ...{ kind: 'boarded', id: randomUUID(), at: new Date().toISOString(), tripId: 'T01', workerId, stop: 1 },
});

async function queue(...events: JourneyEvent[]): Promise<void> {
  for (const event of events)
    await database.add('queue', { trip: tripKey(tinyTrip()), action: { kind: 'event', event }, refusal: null });
}

const waiting = async () => (await database.getAll('queue')).filter(({ refusal }) => refusal === null).length;

/** A server that keeps what it is told, and answers by `answer` where it says something. */
function server(
  answer: (events: JourneyEvent[]) => EventResult[] | undefined = () => undefined,
  trip: DriverTrip = tinyTrip(),
) {
  const recorded = new Map<string, JourneyEvent>();
  const calls: string[] = [];
  const call = async (id: string, input: { body?: { events: JourneyEvent[] } }) => {
    calls.push(id);
    if (id === 'readDriverTrip') return trip;
    if (id === 'acknowledgeSheet') return {};
    const { events } = input.body!;
    const said = answer(events);
    for (const event of events)
      if (!said?.some((one) => one.id === event.id && one.result === 'refused')) recorded.set(event.id, event);
    return { results: said ?? events.map((event) => ({ id: event.id, result: 'recorded' })) };
  };
  return { recorded, calls, client: { call } as unknown as Pick<ApiClient, 'call'> };
}

const refusedAs = (id: string, code: 'fever' | 'unknown_event'): EventResult => ({
  ...{ id, result: 'refused' },
  refusal: { code, text: { zh: '不行', en: 'no' }, offers: [], tripId: null },
});

describe('an exchange', () => {
  it('tells in order and takes out of the queue only what the server has', async () => {
    const events = [boarded('C1-001'), boarded('C1-002')];
    await queue(...events);
    const { client, recorded } = server();
    expect(await exchange({ client, database, token })).toBe('heard');
    expect([...recorded.values()]).toEqual(events);
    expect(await waiting()).toBe(0);
  });

  it('tells a signed hand-over by itself, in its place among the others', async () => {
    const [before, after] = [boarded('C1-001'), boarded('C1-002')];
    const event: JourneyEvent = {
      ...{
        kind: 'handed_over',
        id: randomUUID(),
        at: new Date().toISOString(),
        tripId: 'T01',
        stop: 2,
        people: ['C1-001'],
      },
    };
    const signed = {
      signerName: '王经理',
      signature: { width: 600, height: 200, strokes: [[[1, 2] as [number, number]]] },
    };
    await queue(before);
    await database.add('queue', { trip: tripKey(tinyTrip()), action: { kind: 'event', event, signed }, refusal: null });
    await queue(after);
    const bodies: unknown[] = [];
    const { client, calls, recorded } = server();
    const call = async (...call: Parameters<ApiClient['call']>) => {
      if (call[0] !== 'signHandover') return client.call(...call);
      calls.push('signHandover');
      bodies.push((call[1] as { body: unknown }).body);
      return {};
    };
    expect(await exchange({ client: { call } as Pick<ApiClient, 'call'>, database, token })).toBe('heard');
    expect(calls).toEqual(['recordTripEvents', 'signHandover', 'recordTripEvents', 'readDriverTrip']);
    expect(bodies).toEqual([{ id: event.id, at: event.at, stop: 2, people: ['C1-001'], ...signed }]);
    expect([...recorded.keys()]).toEqual([before.id, after.id]);
    expect(await waiting()).toBe(0);
  });

  it('that breaks off leaves everything in the queue; told again, nothing is there twice', async () => {
    await queue(boarded('C1-001'), boarded('C1-002'));
    const { client, recorded } = server();
    const silent = {
      call: async (...call: Parameters<ApiClient['call']>) => {
        // the server has heard, its answer is lost
        await client.call(...call);
        throw new ApiFault({ code: 'offline', status: 0 });
      },
    } as Pick<ApiClient, 'call'>;
    expect(await exchange({ client: silent, database, token })).toBe('away');
    expect(await waiting()).toBe(2);
    expect(await exchange({ client, database, token })).toBe('heard');
    expect(recorded.size).toBe(2);
    expect(await waiting()).toBe(0);
  });

  it('keeps what is refused with the reason, and goes on with the others', async () => {
    const [feverish, fine] = [boarded('C1-001'), boarded('C1-002')];
    await queue(feverish, fine);
    const { client, recorded } = server((events) =>
      events.map(({ id }) => (id === feverish.id ? refusedAs(id, 'fever') : { id, result: 'recorded' })),
    );
    await exchange({ client, database, token });
    expect([...recorded.keys()]).toEqual([fine.id]);
    expect(await database.getAll('queue')).toMatchObject([{ refusal: { zh: '不行', en: 'no' } }]);
    // it is not told again
    const again = server();
    await exchange({ client: again.client, database, token });
    expect(again.calls).toEqual(['readDriverTrip']);
  });

  it('one event that the server cannot read does not hold up the others', async () => {
    const [bad, good] = [boarded('C1-001'), boarded('C1-002')];
    await queue(bad, good);
    const { client, recorded } = server((events) => {
      if (events.some(({ id }) => id === bad.id)) throw new ApiFault({ code: 'input_invalid', status: 422 });
      return undefined;
    });
    expect(await exchange({ client, database, token })).toBe('heard');
    expect([...recorded.keys()]).toEqual([good.id]);
    expect(await database.getAll('queue')).toHaveLength(1);
  });

  it('forgets the undoing of what the server never had', async () => {
    await queue({ kind: 'undone', id: randomUUID(), at: new Date().toISOString(), eventId: randomUUID() });
    const { client } = server((events) => events.map(({ id }) => refusedAs(id, 'unknown_event')));
    await exchange({ client, database, token });
    expect(await database.getAll('queue')).toEqual([]);
  });

  it('tells an acknowledgement in its place among the events', async () => {
    await queue(boarded('C1-001'));
    const action = { kind: 'acknowledge', sheetVersion: 1, at: new Date().toISOString() } as const;
    await database.add('queue', { trip: tripKey(tinyTrip()), action, refusal: null });
    await queue(boarded('C1-002'));
    const { client, calls } = server();
    await exchange({ client, database, token });
    expect(calls).toEqual(['recordTripEvents', 'acknowledgeSheet', 'recordTripEvents', 'readDriverTrip']);
  });

  it('keeps what the sheet said that was read, until the new one is', async () => {
    const sheetOf = (sheetVersion: number, state: 'open' | 'outdated' | 'current') => ({
      ...tinyTrip(),
      sheet: { tripId: 'T01', sheetVersion, state, acknowledged: null },
    });
    const former = async (trip: DriverTrip) => {
      await exchange({ client: server(undefined, trip).client, database, token });
      return (await database.get('trips', token))!.former;
    };
    expect(await former(sheetOf(1, 'current'))).toBeNull();
    expect(await former(sheetOf(2, 'outdated'))).toEqual(tinyTrip().run);
    expect(await former(sheetOf(2, 'outdated'))).toEqual(tinyTrip().run);
    expect(await former(sheetOf(2, 'current'))).toBeNull();
  });

  it('a link that works no more ends it, and the queue waits for a new one', async () => {
    await queue(boarded('C1-001'));
    const gone = {
      call: () => Promise.reject(new ApiFault({ code: 'unauthorized', status: 401 })),
    } as Pick<ApiClient, 'call'>;
    expect(await exchange({ client: gone, database, token })).toBe('ended');
    await database.clear('trips');
    const { client, recorded } = server();
    expect(await exchange({ client, database, token: 'jieyund_new' })).toBe('heard');
    expect(recorded.size).toBe(1);
  });
});

describe('waiting after failures', () => {
  it('doubles up to a minute, spread by chance over its second half', () => {
    expect([1, 2, 3, 6, 20].map((failures) => backOffMs(failures, 1))).toEqual([2_000, 4_000, 8_000, 60_000, 60_000]);
    expect(backOffMs(3, 0)).toBe(4_000);
  });
});
