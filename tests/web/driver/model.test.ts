import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { driverLogEntry } from '../../../src/contract/driverLog.ts';
import type { DriverTripStop } from '../../../src/contract/driverTrip.ts';
import type { JourneyEvent } from '../../../src/contract/journeyEvent.ts';
import { countStates, findPassengers, passengersOf, scannedWorker } from '../../../src/web/driver/model/boarding.ts';
import { changesOf } from '../../../src/web/driver/model/changes.ts';
import { duesOf, noShowFromMs } from '../../../src/web/driver/model/due.ts';
import { amapLink, geoLink, telLink } from '../../../src/web/driver/model/links.ts';
import { countingEntries } from '../../../src/web/driver/model/log.ts';
import { measuringOf } from '../../../src/web/driver/model/measuring.ts';
import { expectedMs, isOtherDay, progressOf } from '../../../src/web/driver/model/progress.ts';
import { isFever, readCelsius } from '../../../src/web/driver/model/temperature.ts';
import { tinyRun } from './tinyRun.ts';

const run = tinyRun();
const at = (time: string) => `2020-02-24T${time}:00+08:00`;
const ms = (time: string) => Date.parse(at(time));
type Told = JourneyEvent extends infer E ? (E extends unknown ? Omit<E, 'id' | 'at'> : never) : never;
const event = (time: string, told: Told) => ({ ...told, id: randomUUID(), at: at(time) }) as JourneyEvent;
const boarded = (time: string, workerId = 'C1-001') => event(time, { kind: 'boarded', workerId, stop: 1 });
const noShow = (time: string, workerId = 'C1-001') => event(time, { kind: 'no_show', workerId, stop: 1 });
const told = (events: readonly JourneyEvent[]) => events.map((one, i) => driverLogEntry(one, i));
const stateOf = (entries: ReturnType<typeof countingEntries>, workerId = 'C1-001') =>
  passengersOf(run, entries).find((one) => one.workerId === workerId)!.state;

describe('the log on a phone', () => {
  it('two phones that have told everything show the same, whichever told first', () => {
    const events = [boarded('06:10'), noShow('06:12'), boarded('06:14', 'C1-002'), noShow('06:11', 'C2-001')];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(events, { minLength: 4 }),
        fc.array(fc.boolean(), { minLength: 4 }),
        (order, mine) => {
          // each event is told already, or waits on this phone, or both at once
          const server = order.filter((_, i) => mine[i]);
          const entries = countingEntries(told(server), events);
          expect(entries.map(({ id }) => id)).toEqual(
            [events[0], events[3], events[1], events[2]].map((one) => one!.id),
          );
        },
      ),
    );
  });

  it('the later action counts, whatever came in first', () => {
    expect(stateOf(countingEntries(told([noShow('06:12')]), [boarded('06:10')]))).toBe('no_show');
    expect(stateOf(countingEntries(told([noShow('06:08')]), [boarded('06:10')]))).toBe('boarded');
  });

  it('what was undone counts no more, here and told by another phone', () => {
    const slip = boarded('06:10');
    const undo = event('06:11', { kind: 'undone', eventId: slip.id });
    expect(countingEntries(told([slip]), [undo])).toEqual([]);
    expect(countingEntries(told([slip, undo]), [])).toEqual([]);
  });

  it('keeps neither a temperature nor what somebody wrote', () => {
    const measured = event('06:10', { kind: 'temperature', workerId: 'C1-001', celsius: 38.2, checkpoint: 'boarding' });
    const wrote = event('06:10', { kind: 'incident', type: 'other', what: '张三晕车' });
    expect(JSON.stringify(told([measured, wrote]))).not.toMatch(/38\.2|张三/);
  });
});

describe('the boarding list', () => {
  it('stands in the order of the seats, and whoever has none comes last', () => {
    expect(passengersOf(run, []).map(({ seat }) => seat)).toEqual(['2B', '10A', '']);
  });

  it('counts people once, a walk-on among them', () => {
    const entries = countingEntries(
      [],
      [boarded('06:10'), event('06:20', { kind: 'walk_on', workerId: 'C9-001', stop: 1 })],
    );
    expect(countStates(passengersOf(run, entries))).toMatchObject({ boarded: 2, expected: 2 });
  });

  it('finds by part of the name, end of the ID number and seat', () => {
    const found = (typed: string) => findPassengers(passengersOf(run, []), typed).map(({ name }) => name);
    expect(found('张')).toEqual(['张三']);
    expect(found('567x')).toEqual(['张三']);
    expect(found('10a')).toEqual(['李四']);
    expect(found('123')).toEqual([]);
    expect(found('  ')).toHaveLength(3);
  });

  it('reads the worker number out of a code, and nobody out of a stranger’s', () => {
    const passengers = passengersOf(run, []);
    expect(scannedWorker(passengers, 'C1-001')).toBe('C1-001');
    expect(scannedWorker(passengers, 'https://example.org/w/c1-002?x=1')).toBe('C1-002');
    expect(scannedWorker(passengers, 'C1-0011')).toBeNull();
  });
});

describe('temperature', () => {
  it.each([
    ['36.5', 36.5],
    ['365', 36.5],
    ['37,3', 37.3],
    ['37', 37],
    ['', null],
    ['98.6', null],
    ['3655', null],
    ['abc', null],
  ])('%j is %p', (typed, celsius) => expect(readCelsius(typed)).toBe(celsius));

  it('compares as the policy says', () => {
    expect(isFever(37.3, { feverC: 37.3, feverOp: '>=' })).toBe(true);
    expect(isFever(37.3, { feverC: 37.3, feverOp: '>' })).toBe(false);
    expect(isFever(37.2, { feverC: 37.3, feverOp: '>=' })).toBe(false);
  });
});

describe('the trip', () => {
  const progress = (...events: JourneyEvent[]) => progressOf(run, countingEntries([], events));
  const departed = event('04:20', { kind: 'departed' });
  const arrived = (time: string, stop: number) => event(time, { kind: 'arrived', stop });
  const left = (time: string, stop: number) => event(time, { kind: 'left', stop });

  it('goes from stop to stop, and tells how late it is', () => {
    expect(progress()).toMatchObject({ stop: 0, isStanding: true, sinceMs: null, delayMs: null });
    // planned at 04:00, left at 04:20: 20 min late, so 06:20 is expected where 06:00 was planned
    const onTheWay = progress(departed);
    expect(onTheWay).toMatchObject({ stop: 1, isStanding: false, delayMs: 20 * 60_000 });
    expect(expectedMs(onTheWay, at('06:00'), null)).toBe(ms('06:20'));
    // what the server reckons with a rest that is due on the way goes before; a punctual bus is expected as planned
    expect(expectedMs(onTheWay, at('06:00'), at('06:45'))).toBe(ms('06:45'));
    expect(expectedMs(onTheWay, at('06:00'), at('06:00'))).toBeNull();
    // clocks that are days apart, as in the demo, tell nothing
    expect(expectedMs(onTheWay, at('06:00'), '2026-01-01T00:00:00Z')).toBeNull();
    expect(progress(departed, arrived('06:05', 1))).toMatchObject({ stop: 1, isStanding: true, delayMs: 5 * 60_000 });
    expect(progress(departed, arrived('11:00', 3))).toMatchObject({ stop: 3, isOver: true });
  });

  it('believes a reported delay until it is seen to be another one', () => {
    const reported = event('05:00', { kind: 'delay', minutes: 45 });
    expect(progress(departed, reported).delayMs).toBe(45 * 60_000);
    expect(progress(departed, reported, arrived('06:10', 1)).delayMs).toBe(10 * 60_000);
  });

  it('of another year is no delay of a year', () => {
    const today = { kind: 'departed', id: randomUUID(), at: '2026-11-23T08:00:00Z' } as const;
    expect(progress(today).delayMs).toBeNull();
    expect(isOtherDay(run, Date.parse(today.at))).toBe(true);
    expect(isOtherDay(run, ms('12:00'))).toBe(false);
  });

  it('has somebody a no-show once the bus has waited for him, from arrival or the planned one', () => {
    const from = (...events: JourneyEvent[]) => noShowFromMs(run, progress(...events), 1);
    expect(from(departed)).toBeNull();
    expect(from(departed, arrived('05:40', 1))).toBe(ms('06:30'));
    expect(from(departed, arrived('06:10', 1))).toBe(ms('06:40'));
    expect(from(departed, arrived('06:10', 1), left('06:20', 1))).toBe(0);
  });

  it('counts driving from when the bus left', () => {
    // planned to leave the rest at 08:50 with a break due at 12:50; left at 09:00, so at 13:00; people get out after two hours
    const dues = duesOf(
      run,
      progress(departed, arrived('06:00', 1), left('06:30', 1), arrived('08:40', 2), left('09:00', 2)),
    );
    expect(dues).toEqual({ breakMs: ms('13:00'), healthStopMs: ms('11:00') });
    expect(duesOf(run, progress(departed, arrived('06:00', 1)))).toEqual({ breakMs: null, healthStopMs: null });
    // nobody aboard yet: no health stop
    expect(duesOf(run, progress(departed)).healthStopMs).toBeNull();
  });
});

describe('temperatures on the road', () => {
  const departed = event('04:00', { kind: 'departed' });
  const aboard = [boarded('06:10'), boarded('06:11', 'C1-002')];
  const at2 = event('08:30', { kind: 'arrived', stop: 2 });
  const measure = (workerId: string, stop: number) =>
    event('08:35', { kind: 'temperature', workerId, stop, celsius: 36.5, checkpoint: 'rest_stop' });
  const measuring = (checkpoints: typeof run.rules.checkpoints, ...events: JourneyEvent[]) => {
    const entries = countingEntries([], [departed, ...aboard, ...events]);
    const ruled = { ...run, rules: { ...run.rules, checkpoints } };
    return measuringOf(ruled, progressOf(run, entries), passengersOf(run, entries), entries);
  };

  it('are due of everybody aboard where the bus stands, as far as the policy asks', () => {
    expect(measuring(['rest_stop'], at2)).toEqual({ checkpoint: 'rest_stop', done: new Set(), due: 2 });
    expect(measuring(['boarding'], at2)).toBeNull();
    expect(measuring(['rest_stop'])).toBeNull();
    expect(measuring(['arrival'], event('11:00', { kind: 'arrived', stop: 3 }))).toMatchObject({ due: 2 });
  });

  it('count once a person and stop, and only of those aboard', () => {
    const told = [at2, measure('C1-001', 2), measure('C1-001', 2), measure('C1-002', 1), measure('C2-001', 2)];
    expect(measuring(['rest_stop'], ...told)?.done).toEqual(new Set(['C1-001']));
  });
});

describe('a new sheet', () => {
  it('is told by what it has otherwise, and by nothing else', () => {
    const clock = (instant: string) => instant.slice(11, 16);
    const [depot, pickup, rest, dropoff] = run.stops as [
      DriverTripStop,
      DriverTripStop,
      DriverTripStop,
      DriverTripStop,
    ];
    const stops = [depot, { ...pickup, arriveAt: at('06:20') }, { ...rest, name: 'elsewhere' }, dropoff];
    const [first, second] = run.people;
    const after = { ...run, bus: { ...run.bus, plate: '苏F·B0002' }, stops, people: [first!, second!] };
    expect(changesOf(run, run, clock)).toEqual([]);
    const two = { ...run, drivers: [...run.drivers, { driverId: 'D2', name: '雷军康', phone: '' }] };
    const relayed = { ...two, stops: [depot, pickup, { ...rest, driverId: 'D2' }, dropoff] };
    expect(changesOf(two, relayed, clock)).toEqual([{ kind: 'stop_driver', what: 'rest 2', now: '雷军康' }]);
    expect(changesOf(run, after, clock)).toEqual([
      { kind: 'bus', what: '苏F·A0001', now: '苏F·B0002' },
      { kind: 'stop_removed', what: 'rest 2', now: '' },
      { kind: 'stop_time', what: 'pickup 1', now: '06:20' },
      { kind: 'stop_added', what: 'elsewhere', now: '08:30' },
      { kind: 'person_removed', what: '王五', now: '' },
    ]);
  });
});

describe('links', () => {
  it('name the place for maps and dial what can be dialled', () => {
    const place = { name: '临泉县 (北)', lng: 115.26, lat: 33.07 };
    expect(geoLink(place)).toBe('geo:33.07,115.26?q=33.07,115.26(%E4%B8%B4%E6%B3%89%E5%8E%BF%20(%E5%8C%97))');
    expect(new URL(amapLink(place)).searchParams.get('to')).toBe('115.26,33.07,临泉县 (北)');
    expect(telLink('0513-8500 0001')).toBe('tel:051385000001');
    expect(telLink('')).toBeNull();
  });
});
