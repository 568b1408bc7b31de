import { describe, expect, it } from '@jest/globals';
import type { Driver } from '../../../src/contract/scenario.ts';
import { depotShortage } from '../../../src/planning/crew/shortage.ts';
import { type CrewRequest, staffDepot } from '../../../src/planning/crew/staffDepot.ts';
import type { Timetable, TimetableRefusal } from '../../../src/schedule/types.ts';
import { clock, driverWith, hourS, limits, timetableOf } from './support.ts';

const refusal: TimetableRefusal = {
  lawful: false,
  rule: 'hos.max_7d_min',
  limit: 0,
  actual: 0,
  text: { zh: '', en: '' },
};

/** A trip of one day in which two drivers share 10 h at the wheel, as planned 5 and 5; retimed by their hours left. */
function sharedTrip(plate: string, people: number): CrewRequest {
  const split = (first: number) =>
    timetableOf(
      6,
      [
        [first, 0, 'handover', 0.5],
        [10 - first, 1, 'dropoff', 0],
      ],
      2,
    );
  return {
    plate,
    depotId: 'D1',
    people,
    only: null,
    keeps: false,
    timetable: split(5),
    lawAlone: () => null,
    retime: (drivers) => {
      const left = drivers.map(({ drivenLast7dMin }) => Math.min(8, Math.floor(44 - drivenLast7dMin / 60)));
      const crew = left.map((_, i) => i).sort((a, b) => left[b]! - left[a]!);
      const [most, next] = [left[crew[0]!] ?? 0, left[crew[1]!] ?? 0];
      if (most + next < 10) return refusal;
      const { entries, ...rest } = split(most);
      const named = entries.map((entry) => ({ ...entry, driver: entry.driver === null ? null : crew[entry.driver]! }));
      return { ...rest, entries: named, crew: crew.slice(0, 2) };
    },
  };
}

const staff = (requests: CrewRequest[], pool: Driver[]) => staffDepot(requests, pool, limits, clock);
const shortageOf = (requests: CrewRequest[], pool: Driver[], out: string[] = []) =>
  depotShortage(requests, { pool, all: pool }, new Set(out), limits, clock);
const names = (result: ReturnType<typeof staff>) =>
  result.trips.map((trip) => trip?.drivers.map(({ driverId }) => driverId) ?? null);

describe('staffDepot', () => {
  it('takes drivers whose hours fit the timetable as it is', () => {
    const result = staff([sharedTrip('A', 20)], [driverWith('R1', 5), driverWith('R2', 5)]);
    expect(names(result)).toEqual([['R1', 'R2']]);
  });

  it('swaps legs where one driver has fewer hours than his half', () => {
    // 3 h and 8 h left: the trip of 5 + 5 h is driven 8 + 2 h
    const result = staff([sharedTrip('A', 20)], [driverWith('R1', 3), driverWith('R2', 8)]);
    expect(names(result)).toEqual([['R2', 'R1']]);
    expect(result.trips[0]!.timetable.entries.map(({ legDriveS }) => legDriveS / 3600)).toEqual([0, 8, 2]);
  });

  it('deals hours out where the first trip would take the best drivers', () => {
    // 8, 8, 2, 2 h left: each trip needs one driver with 8 and one with 2
    const pool = [driverWith('R1', 8), driverWith('R2', 8), driverWith('R3', 2), driverWith('R4', 2)];
    const result = staff([sharedTrip('A', 20), sharedTrip('B', 10)], pool);
    expect(result.trips.every((trip) => trip !== null)).toBe(true);
    expect(result.drivers).toBe(4);
  });

  it('leaves health stops out where one crew could not drive both trips otherwise', () => {
    // back at 12:30 with a stop, 20 min too late for 12:30; at 12:00 without
    const back = (stop: number) =>
      timetableOf(
        9,
        [
          [2, 0, 'rest', stop],
          [1, 0, 'dropoff', 0],
        ],
        1,
      );
    const trip = (plate: string, timetable: Timetable, lawAlone: Timetable | null): CrewRequest => ({
      plate,
      depotId: 'D1',
      people: 10,
      only: null,
      keeps: false,
      timetable,
      retime: () => refusal,
      lawAlone: () => lawAlone,
    });
    const next = timetableOf(12.5, [[3, 0, 'dropoff', 0]], 1);
    const requests = [trip('A', back(0.5), back(0)), trip('B', next, null)];
    const result = staff(requests, [driverWith('R1', 8)]);
    expect(names(result)).toEqual([['R1'], ['R1']]);
    expect(result.trips[0]!.timetable.endS).toBe(12 * hourS);
    // with a second driver nothing need be left out
    const rich = staff(requests, [driverWith('R1', 8), driverWith('R2', 8)]);
    expect(rich.trips[0]!.timetable.endS).toBe(12.5 * hourS);
  });

  it('gives both of his locked trips to one driver before anybody else goes out', () => {
    const trip = (plate: string, startHour: number, only: string[] | null): CrewRequest => ({
      ...{ plate, depotId: 'D1', people: 10, only, keeps: false },
      timetable: timetableOf(startHour, [[3, 0, 'dropoff', 0]], 1),
      retime: () => refusal,
      lawAlone: () => null,
    });
    // the open trip at 12:00 would suit R1 as well, if his second one were not looked at yet
    const requests = [trip('A', 6, ['R1']), trip('B', 12, ['R1']), { ...trip('C', 12, null), people: 40 }];
    expect(names(staff(requests, [driverWith('R1', 8)]))).toEqual([['R1'], ['R1'], null]);
    expect(names(staff(requests, [driverWith('R1', 8), driverWith('R2', 8)]))).toEqual([['R1'], ['R1'], ['R2']]);
  });

  it('staffs the fuller bus where drivers are few, and counts how many more it takes', () => {
    const requests = [sharedTrip('A', 10), sharedTrip('B', 20), sharedTrip('C', 5)];
    const pool = [driverWith('R1', 44), driverWith('R2', 44), driverWith('R3', 44, '2020-02-23'), driverWith('R4', 0)];
    const result = staff(requests, pool);
    expect(names(result)).toEqual([null, ['R1', 'R2'], null]);
    const shortage = shortageOf(requests, pool, ['R1', 'R2']);
    // two trips of two drivers; R4's week is full and R3's licence has ended
    expect(shortage).toEqual({
      drivers: 4,
      trips: [0, 2],
      own: { drivers: 4, licence: 1, hours: 1, busy: 2 },
    });
  });

  it('asks for one driver more where one is left', () => {
    const requests = [sharedTrip('A', 10), sharedTrip('B', 20)];
    const pool = [driverWith('R1', 44), driverWith('R2', 44), driverWith('R3', 44)];
    expect(shortageOf(requests, pool)!.drivers).toBe(1);
  });

  it('has nothing to say where all trips are staffed', () => {
    const pool = [driverWith('R1', 44), driverWith('R2', 44)];
    const requests = [sharedTrip('A', 10)];
    expect(shortageOf(requests, pool)).toBeNull();
  });
});
