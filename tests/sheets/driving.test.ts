import { describe, expect, it } from '@jest/globals';
import type { PlanStop } from '../../src/contract/plan.ts';
import { drivenLast24hS } from '../../src/sheets/driving.ts';

const stop = (arriveAt: string, legDriveS: number, driverId: string | null): PlanStop => ({
  seq: 0,
  kind: 'rest',
  name: '',
  lng: 0,
  lat: 0,
  adcode: null,
  companyId: null,
  arriveAt,
  departAt: arriveAt,
  legDistanceM: 0,
  legDriveS,
  legEstimated: false,
  nearLimit: false,
  driverId,
  board: [],
  alight: [],
  aboard: 0,
});

describe('driving in the last 24 hours', () => {
  const stops = [
    stop('2020-02-23T06:00:00+08:00', 0, null),
    stop('2020-02-23T08:00:00+08:00', 7200, 'A'),
    stop('2020-02-23T09:00:00+08:00', 3600, 'B'),
    stop('2020-02-23T12:00:00+08:00', 7200, 'A'),
    stop('2020-02-24T07:00:00+08:00', 3600, 'A'),
    stop('2020-02-24T13:00:00+08:00', 1800, 'A'),
  ];

  it('is unknown where nobody drove', () => expect(drivenLast24hS(stops, 0)).toBeNull());

  it('counts the legs of that driver alone', () => {
    expect(drivenLast24hS(stops, 2)).toBe(3600);
    expect(drivenLast24hS(stops, 3)).toBe(7200 + 7200);
  });

  it('cuts what lies before the window', () => {
    // window from 07:00: one of the two hours that ended at 08:00, then 2 h and 1 h
    expect(drivenLast24hS(stops, 4)).toBe(3600 + 7200 + 3600);
    // window from 13:00: the leg that ended at 12:00 is out
    expect(drivenLast24hS(stops, 5)).toBe(3600 + 1800);
  });
});
