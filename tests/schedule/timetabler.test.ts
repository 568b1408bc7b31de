import { describe, expect, it } from '@jest/globals';
import { createTimetabler } from '../../src/schedule/timetabler.ts';
import type { Timetable, TimetableEntry, TimetableRequest } from '../../src/schedule/types.ts';
import { cn, dropoff, hour, leg, pickup, policyWith, trip } from './support/requests.ts';

const timetabler = createTimetabler(cn);

function lawful(request: TimetableRequest): Timetable {
  const result = timetabler.timetable(request);
  if (!result.lawful) throw new Error(`${result.rule}: ${result.text.en}`);
  return result;
}

const brief = ({ kind, arriveS, departS }: TimetableEntry) => [kind, arriveS, departS];
const at = (hours: number, minutes = 0, seconds = 0) => hours * hour + minutes * 60 + seconds;

describe('a short day trip', () => {
  it('drives there, boards, drives back, with nothing in between', () => {
    // 80 km at 80 km/h = 1 h each way, boarding 20 min, alighting 15 min, 8 km home = 6 min; boarding may begin at 06:00 but
    // night speed before makes the day begin at 06:00 with the drive, plus 20 min for a rest not needed.
    const timetable = lawful(trip([pickup(1200), dropoff(900)], [leg(80), leg(80), leg(8)], { maxDrivers: 1 }));
    const { startS, entries } = timetable;
    expect(timetable).toMatchObject({ drivers: 1, days: 1, nights: 0, loadedElapsedS: hour, loadedDriveS: hour });
    expect(entries.map(brief)).toEqual([
      ['depot', startS, startS],
      ['pickup', startS + at(1), startS + at(1, 20)],
      ['dropoff', startS + at(2, 20), startS + at(2, 35)],
      ['depot', startS + at(2, 41), startS + at(2, 41)],
    ]);
    expect(startS).toBeGreaterThanOrEqual(at(6));
  });

  it('waits for the company to open on the way out, not with people aboard', () => {
    const opens = [{ fromS: at(14), toS: at(16) }];
    const { entries } = lawful(trip([pickup(1200), dropoff(900, opens)], [leg(80), leg(80), leg(8)]));
    const drop = entries.find(({ kind }) => kind === 'dropoff')!;
    const board = entries.find(({ kind }) => kind === 'pickup')!;
    expect(drop.arriveS).toBeGreaterThanOrEqual(at(14));
    expect(drop.arriveS - board.departS).toBe(at(1));
  });
});

describe('hand-overs', () => {
  it('changes the driver before the pick-up where the day exceeds 8 h of driving, so that passengers need not wait', () => {
    // 340 + 340 km at 80 km/h = 4.25 h each; 8 h are over in the loaded run unless the change comes before it.
    const timetable = lawful(trip([pickup(1200), dropoff(900)], [leg(340), leg(340), leg(8)]));
    // 4.25 h + one rest after 4 h.
    expect(timetable.loadedElapsedS).toBe(at(4, 15) + 1200);
    const change = timetable.entries.findIndex(({ kind }) => kind === 'handover');
    expect(change).toBeGreaterThan(0);
    expect(change).toBeLessThan(timetable.entries.findIndex(({ kind }) => kind === 'pickup'));
    expect(timetable).toMatchObject({ drivers: 2, days: 1, nights: 0 });
  });

  it('names the two with the most hours left in the week', () => {
    const timetable = lawful(
      trip([pickup(1200), dropoff(900)], [leg(340), leg(340), leg(8)], {
        maxDrivers: 3,
        drivenLast7dMin: [2640, 100, 2000],
      }),
    );
    expect(timetable.crew).toEqual([1, 2]);
  });
});

describe('a far county', () => {
  it('goes out the day before and sleeps at the far end', () => {
    const { entries, nights, days, startS } = lawful(
      trip([pickup(1800), dropoff(900)], [leg(640, 80, 65, 95), leg(660, 80, 65, 95), leg(8)]),
    );
    expect([days, nights]).toEqual([2, 1]);
    expect(startS).toBeLessThan(0);
    expect(entries.some(({ kind, departS, arriveS }) => kind === 'overnight' && departS - arriveS >= at(6))).toBe(true);
  });

  it('puts a wait at the door where the leg ends', () => {
    const { entries } = lawful(trip([pickup(1800), dropoff(900)], [leg(640), leg(660), leg(8)]));
    const stand = entries.findIndex(({ kind }) => kind === 'overnight');
    expect(entries[stand]).toMatchObject({ leg: 0, along: 1, stop: null });
    expect(entries[stand + 1]).toMatchObject({ legDriveS: 0, legDistanceM: 0 });
  });
});

describe('refusals name the rule whose relaxation opens the way', () => {
  const near = [leg(80), leg(80), leg(8)];
  const refused = (request: TimetableRequest, policy = cn) => {
    const result = createTimetabler(policy).timetable(request);
    if (result.lawful) throw new Error('lawful');
    expect(result.text.zh).not.toBe('');
    expect(result.text.en).not.toBe('');
    return result;
  };

  it('loaded distance', () => {
    expect(
      refused(trip([pickup(600), dropoff(600)], [leg(80), leg(1001), leg(8)], { maxDrivers: 3 }), roomy),
    ).toMatchObject({
      rule: 'limits.loadedDistanceM',
      limit: 1_000_000,
      actual: 1_001_000,
      text: { en: 'the loaded distance of 1001 km exceeds the limit of 1000 km' },
    });
  });

  const roomy = policyWith({ limits: { loadedDriveS: 60_000 } });

  it('loaded driving', () => {
    // 900 km at 80 km/h = 40,500 s
    expect(refused(trip([pickup(600), dropoff(600)], [leg(80), leg(900), leg(8)]))).toMatchObject({
      rule: 'limits.loadedDriveS',
      limit: 39_600,
      actual: 40_500,
      // 40,500 s = 11 h 15 min
      text: { zh: '载客驾驶时间 11:15 小时，超过限值 11:00 小时' },
    });
  });

  it('reception hours that nobody can meet', () => {
    const closed = [{ fromS: at(3), toS: at(4) }];
    const result = refused(trip([pickup(600), dropoff(600, closed)], near));
    expect(result).toMatchObject({ rule: 'receive_window', limit: '03:00–04:00' });
  });

  it('hours of the pick-up place', () => {
    const closed = [{ fromS: at(3), toS: at(4) }];
    expect(refused(trip([pickup(600, closed), dropoff(600)], near)).rule).toBe('pickup_window');
  });

  it('a bus that comes free too late', () => {
    const result = refused(trip([pickup(600), dropoff(600)], near, { earliestStartS: at(22) }));
    expect(result).toMatchObject({ rule: 'available_from', limit: '22:00' });
  });

  it('drivers without hours', () => {
    const result = refused(trip([pickup(600), dropoff(600)], near, { maxDrivers: 1, drivenLast7dMin: [2600] }));
    expect(result).toMatchObject({ rule: 'hos.max_7d_min', limit: 2640 });
  });

  it('driving in 24 h', () => {
    // 3.1 h of driving in shares of 20 min a day are ten days: no wait of the last drop-off alone brings the bus home.
    const tight = policyWith({ hos: { max_24h_min: 20 } });
    const late = trip([pickup(600), dropoff(600, [{ fromS: at(6), toS: at(22) }])], near, { maxDrivers: 1 });
    expect(refused(late, tight)).toMatchObject({ rule: 'hos.max_24h_min', limit: 20 });
  });

  it('pick-up hours that are shorter than boarding', () => {
    const short = policyWith({ trip: { pickup_hours: ['08:00', '08:05'] } });
    expect(refused(trip([pickup(600), dropoff(600)], near), short)).toMatchObject({
      rule: 'trip.pickup_hours',
      limit: '08:00–08:05',
    });
  });
});

describe('the door', () => {
  it('refuses a request out of order', () => {
    expect(() => timetabler.timetable(trip([dropoff(600), pickup(600)], [leg(8), leg(8), leg(8)]))).toThrow(RangeError);
  });
});

describe('the screen', () => {
  it('never asks for more than the timetable has', () => {
    for (const km of [60, 200, 390, 450, 640, 800]) {
      const request = trip([pickup(1200), dropoff(900)], [leg(km), leg(km), leg(8)]);
      const screen = timetabler.screen(request);
      const timetable = lawful(request);
      expect(screen.possible).toBe(true);
      expect(screen.minDays).toBeLessThanOrEqual(timetable.days);
      expect(screen.minNights).toBeLessThanOrEqual(timetable.nights);
      expect(screen.minDrivers).toBeLessThanOrEqual(timetable.drivers);
      expect(screen.minElapsedS).toBeLessThanOrEqual(timetable.endS - timetable.startS);
    }
  });

  it('knows the impossible', () => {
    const request = trip([pickup(1200), dropoff(900)], [leg(500), leg(500), leg(8)], { maxDrivers: 1 });
    expect(timetabler.screen(request)).toMatchObject({ possible: false, minDrivers: 2 });
  });
});
