import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { workerStates } from '../../src/contract/journey.ts';
import type { JourneyEvent, RecordedEvent } from '../../src/contract/journeyEvent.ts';
import { foldJourney, type JourneyFold } from '../../src/tracking/journey/foldJourney.ts';
import { JourneyBook } from '../../src/tracking/journey/journeyBook.ts';
import { idOf, logOf, minute, plan, recorded, rules, type Told } from './support.ts';

const fold = (events: readonly RecordedEvent[]): JourneyFold => foldJourney(plan, events, rules);
const statesOf = ({ people }: JourneyFold, ...ids: string[]) => ids.map((id) => people.get(id)?.state);

const T01 = { tripId: 'T01' };
const boarded = (workerId: string, stop = 4) => ({ kind: 'boarded', ...T01, workerId, stop }) as const;

describe('a bus from stop to stop', () => {
  it('is planned while nothing was told, and everybody is placed or has no bus', () => {
    const { trips, people } = fold([]);
    expect(trips.get('T01')).toMatchObject({ state: 'planned', aboard: 0, people: { expected: 4, open: 4 } });
    expect(people.size).toBe(9);
    expect(people.get('C001-001')).toMatchObject({ state: 'placed', tripId: 'T01', since: null, isMissing: false });
    expect(people.get('C002-900')).toMatchObject({ state: 'unplaced', tripId: null });
  });

  it('knows who is aboard, who did not come, and who was left without a word', () => {
    // stop 4: one boards, one is never spoken of; stop 5: one does not show up, one is refused
    const journey = fold(
      logOf(
        { kind: 'departed', ...T01 },
        { kind: 'arrived', ...T01, stop: 4 },
        boarded('C001-001'),
        { kind: 'left', ...T01, stop: 4 },
        { kind: 'no_show', ...T01, workerId: 'C003-003', stop: 5 },
        { kind: 'refused', ...T01, workerId: 'C001-004', stop: 5, reason: 'fever' },
      ),
    );
    expect(journey.trips.get('T01')).toMatchObject({
      state: 'departed',
      departedAt: minute(0),
      aboard: 1,
      missing: 1,
      people: { expected: 4, boarded: 1, noShow: 1, refused: 1, open: 1, extra: 0 },
    });
    expect(journey.trips.get('T01')!.stops[4]!.people).toMatchObject({ expected: 2, boarded: 1, open: 1 });
    expect(journey.people.get('C002-002')).toMatchObject({ state: 'placed', isMissing: true });
    expect(journey.people.get('C003-003')).toMatchObject({ state: 'no_show', since: minute(4), isMissing: false });
  });

  it('hands people over company by company: stop 8 is C001, stop 10 C003', () => {
    const aboard = [boarded('C001-001'), boarded('C003-003', 5)];
    const first = fold(logOf(...aboard, { kind: 'arrived', ...T01, stop: 8 }));
    expect(statesOf(first, 'C001-001', 'C003-003')).toEqual(['arrived', 'boarded']);
    expect(first.trips.get('T01')).toMatchObject({ state: 'departed', aboard: 1, arrived: 1 });
    // a driver who forgets to tell the stops between has passed them nevertheless
    const last = fold(logOf(...aboard, { kind: 'arrived', ...T01, stop: 10 }));
    expect(statesOf(last, 'C001-001', 'C003-003')).toEqual(['arrived', 'arrived']);
    expect(last.trips.get('T01')).toMatchObject({ state: 'arrived', arrivedAt: minute(2), aboard: 0 });
    const took = ['C001-001'];
    const signed = fold(
      logOf(...[8, 9, 10].map((stop): Told => ({ kind: 'handed_over', ...T01, stop, people: took }))),
    );
    expect(signed.trips.get('T01')).toMatchObject({ state: 'handed_over', people: { boarded: 1 } });
  });

  it('rests until it calls somewhere, and keeps the newest position', () => {
    const resting = logOf(
      { kind: 'rest', ...T01, until: minute(20) },
      { kind: 'position', ...T01, lat: 33, lon: 116 },
      { kind: 'position', ...T01, lat: 33.1, lon: 116.1 },
    );
    expect(fold(resting).trips.get('T01')).toMatchObject({ rest: { until: minute(20) }, position: { lat: 33.1 } });
    const on = [...resting, recorded({ id: idOf(9), at: minute(9), kind: 'arrived', ...T01, stop: 5 }, 9)];
    expect(fold(on).trips.get('T01')!.rest).toBeNull();
  });
});

describe('a plan that was published again', () => {
  it('keeps what was told where it was done: stop 4 is no more, 5 is 4 now', () => {
    const [first, ...others] = plan.trips;
    const stops = first!.stops.filter((_, stop) => stop !== 4);
    const moved = first!.stops.map((_, stop) => (stop === 4 ? null : stop < 4 ? stop : stop - 1));
    const again = { ...plan, trips: [{ ...first!, stops, renumbered: [{ upTo: 1, stops: moved }] }, ...others] };
    const log = logOf(
      { kind: 'arrived', ...T01, stop: 4 },
      { kind: 'no_show', ...T01, workerId: 'C001-001', stop: 4 },
      { kind: 'arrived', ...T01, stop: 5 },
      boarded('C003-003', 5),
    );
    const { trips, people } = foldJourney(again, log, rules);
    expect(trips.get('T01')!.stops[4]).toMatchObject({ arrivedAt: minute(2), seen: { firstAt: minute(3) } });
    expect(trips.get('T01')!.stops[5]).toMatchObject({ arrivedAt: null, seen: null });
    expect(people.get('C003-003')!.history).toMatchObject([{ kind: 'boarded', stop: 4 }]);
    expect(people.get('C001-001')!.history).toMatchObject([{ kind: 'no_show', stop: null }]);
    // what is told of the new version is counted in it, and a book that goes on hands out what was told
    const book = new JourneyBook(again, rules);
    book.add([
      ...log,
      { ...recorded({ id: idOf(9), at: minute(9), kind: 'left', ...T01, stop: 4 }, 9), planVersion: 2 },
    ]);
    expect(book.fold.trips.get('T01')!.stops[4]!.leftAt).toBe(minute(9));
    expect(book.events).toEqual(expect.arrayContaining(log));
  });
});

describe('people who are where they were not expected', () => {
  it('a walk-on counts beside those expected, and gets off at his company', () => {
    const walkOn = { kind: 'walk_on', ...T01, workerId: 'C002-900', stop: 5 } as const;
    const journey = fold(logOf(walkOn, { kind: 'arrived', ...T01, stop: 9 }));
    expect(journey.people.get('C002-900')).toMatchObject({ state: 'arrived', boardedAs: 'walk_on', tripId: 'T01' });
    expect(journey.trips.get('T01')!.people).toMatchObject({ expected: 4, extra: 1 });
    expect(journey.trips.get('T01')!.stops[5]!.people.extra).toBe(1);
  });

  it('in the wrong bus is no no-show of the right one, whichever was told first', () => {
    const wrong = { kind: 'wrong_bus', ...T01, workerId: 'C002-005', stop: 4 } as const;
    const missed = { kind: 'no_show', tripId: 'T02', workerId: 'C002-005', stop: 4 } as const;
    for (const journey of [fold(logOf(wrong, missed)), fold(logOf(missed, wrong))]) {
      expect(journey.people.get('C002-005')).toMatchObject({ state: 'boarded', tripId: 'T01', boardedAs: 'wrong_bus' });
      expect(journey.trips.get('T01')).toMatchObject({ aboard: 1, people: { extra: 1 } });
      expect(journey.trips.get('T02')!.people).toMatchObject({ expected: 4, elsewhere: 1, noShow: 0 });
    }
  });
});

describe('after arrival', () => {
  it('a bus that comes late to a stop and misses somebody says nothing of him who is at the desk', () => {
    const missed = { kind: 'no_show', tripId: 'T02', workerId: 'C002-005', stop: 4 } as const;
    const desk = { kind: 'registered', workerId: 'C002-005' } as const;
    const wrong = { kind: 'wrong_bus', ...T01, workerId: 'C002-005', stop: 4 } as const;
    expect(fold(logOf(wrong, desk, missed)).people.get('C002-005')).toMatchObject({
      state: 'registered',
      tripId: 'T01',
    });
    // also while the other bus has not told of him
    expect(fold(logOf(desk, missed)).people.get('C002-005')!.state).toBe('registered');
  });

  const stay = (kind: 'registered' | 'returned' | 'hospital' | 'released' | 'checked_out' | 'moved_out') =>
    ({ kind, workerId: 'C001-001' }) as const;
  const bed = { kind: 'bed', workerId: 'C001-001', bedId: 'A-201-1' } as const;

  it.each([
    [[stay('registered')], 'registered', null],
    [[stay('registered'), bed], 'in_bed', 'A-201-1'],
    // written down only after he had his bed
    [[bed, stay('registered')], 'in_bed', 'A-201-1'],
    [[bed, stay('moved_out')], 'registered', null],
    [[bed, { kind: 'isolated', workerId: 'C001-001', bedId: 'F-1' } as const], 'isolated', 'F-1'],
    [[bed, stay('hospital')], 'hospital', 'A-201-1'],
    [[bed, stay('hospital'), stay('returned')], 'in_bed', 'A-201-1'],
    [[bed, stay('released')], 'released', 'A-201-1'],
    [[bed, stay('released'), stay('checked_out')], 'checked_out', null],
  ] as const)('%j makes %s in bed %s', (told, state, bedId) => {
    const person = fold(logOf(...told)).people.get('C001-001')!;
    expect(person).toMatchObject({ state, bedId });
    expect(person.history).toHaveLength(told.length);
  });

  it('a temperature changes no state and says whether it is a fever', () => {
    const measured = { kind: 'temperature', workerId: 'C001-001', celsius: 37.3, checkpoint: 'observation' } as const;
    const { state, temperature } = fold(logOf(bed, measured)).people.get('C001-001')!;
    expect(state).toBe('in_bed');
    expect(temperature).toEqual({ celsius: 37.3, at: minute(1), checkpoint: 'observation', isFever: true });
  });
});

describe('corrections', () => {
  it('what was undone never happened, also where the undoing is told of an earlier time', () => {
    const log = logOf(boarded('C001-001'), { kind: 'no_show', ...T01, workerId: 'C001-001', stop: 4 });
    const undo = recorded({ id: idOf(7), at: minute(0), kind: 'undone', eventId: idOf(1), ...T01 }, 7);
    expect(statesOf(fold(log), 'C001-001')).toEqual(['no_show']);
    expect(statesOf(fold([...log, undo]), 'C001-001')).toEqual(['boarded']);
  });

  it('two phones: the later action wins, whichever phone is heard first, and both stay in the history', () => {
    const [first, second] = logOf({ kind: 'no_show', ...T01, workerId: 'C001-001', stop: 4 }, boarded('C001-001'));
    for (const log of [
      [first!, second!],
      [second!, first!],
    ]) {
      const { state, history } = fold(log).people.get('C001-001')!;
      expect(state).toBe('boarded');
      expect(history.map(({ kind }) => kind)).toEqual(['no_show', 'boarded']);
    }
  });
});

const workerId = fc.constantFrom('C001-001', 'C002-002', 'C003-003', 'C002-005', 'C002-900', 'C009-001');
const tripId = fc.constantFrom('T01', 'T02');
const stop = fc.integer({ min: 0, max: 12 });

/** Anything that might be told, sensible or not, a few minutes apart so that instants coincide. */
const anyEvent: fc.Arbitrary<RecordedEvent> = fc
  .tuple(
    fc.uuid({ version: 4 }),
    fc.integer({ min: 0, max: 30 }),
    fc.oneof(
      fc.record({ kind: fc.constantFrom('departed'), tripId }),
      fc.record({ kind: fc.constantFrom('arrived', 'left'), tripId, stop }),
      fc.record({ kind: fc.constant('handed_over'), tripId, stop, people: fc.array(workerId, { maxLength: 3 }) }),
      fc.record({ kind: fc.constantFrom('boarded', 'no_show', 'walk_on', 'wrong_bus'), tripId, stop, workerId }),
      fc.record({ kind: fc.constant('refused'), tripId, stop, workerId, reason: fc.constant('own_wish') }),
      fc.record({
        kind: fc.constant('position'),
        tripId,
        lat: fc.integer({ min: 30, max: 35 }),
        lon: fc.constant(117),
      }),
      fc.record({ kind: fc.constant('bed'), workerId, bedId: fc.constantFrom('A', 'B') }),
      fc.record({
        kind: fc.constantFrom('registered', 'moved_out', 'hospital', 'returned', 'released', 'checked_out'),
        workerId,
      }),
    ),
  )
  .map(([id, n, event]) => recorded({ ...event, id, at: minute(n) } as JourneyEvent, n));

/** Some of the events, and what undoes every third of them. */
const anyLog = fc
  .array(anyEvent, { maxLength: 25 })
  .map((events) => [
    ...events,
    ...events
      .filter((_, n) => n % 3 === 2)
      .map((event, n) =>
        recorded({ id: idOf(n), at: minute(40), kind: 'undone', eventId: event.id } as JourneyEvent, 100 + n),
      ),
  ]);

const plain = ({ trips, people }: JourneyFold) => [[...trips], [...people].sort()];

describe('whatever is told', () => {
  it('the order of telling does not matter, nor how often', () => {
    fc.assert(
      fc.property(anyLog, fc.infiniteStream(fc.nat()), (log, keys) => {
        const shuffled = [...log, ...log.slice(0, 5)]
          .map((event) => ({ event, key: keys.next().value! }))
          .sort((a, b) => a.key - b.key)
          .map(({ event }, seq) => ({ ...event, seq }));
        expect(plain(fold(shuffled))).toEqual(plain(fold(log)));
      }),
      { numRuns: 200 },
    );
  });

  it('a journey that goes on comes to the same as all of it at once', () => {
    fc.assert(
      fc.property(anyLog, fc.integer({ min: 1, max: 7 }), (log, step) => {
        const book = new JourneyBook(plan, rules);
        for (let n = 0; n < log.length; n += step) {
          book.add(log.slice(n, n + step));
          expect(plain(book.fold)).toEqual(plain(fold(log.slice(0, n + step))));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('everybody is in exactly one state, aboard one bus at most, and counted once on his own bus', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const { trips, people } = fold(log);
        for (const person of people.values()) expect(workerStates).toContain(person.state);
        const aboard = [...people.values()].filter(({ state }) => state === 'boarded');
        const buses = [...trips.values()];
        expect(buses.reduce((sum, trip) => sum + trip.aboard, 0)).toBe(aboard.length);
        for (const { people: heads } of buses) {
          const { expected, extra, ...columns } = heads;
          expect(expected).toBe(4);
          expect(Object.values(columns).reduce((sum, n) => sum + n, 0)).toBe(expected);
          expect(extra).toBeLessThanOrEqual(people.size);
        }
        // the last entry of the history is where he is
        for (const { history, state } of people.values())
          if (history.length > 0) expect(history.at(-1)!.state).toBe(state);
      }),
      { numRuns: 200 },
    );
  });
});
