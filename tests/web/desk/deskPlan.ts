import type { DeskPlan } from '../../../src/contract/deskPlan.ts';
import type { Plan, PlanStop, PlanTrip } from '../../../src/contract/plan.ts';
import { deskPlanOf } from '../../../src/planning/deskPlan.ts';
import { emptyPlan } from '../../support/emptyPlan.ts';

type StopPart = Partial<PlanStop> & Pick<PlanStop, 'kind' | 'name' | 'arriveAt' | 'departAt'>;

function stops(parts: readonly StopPart[]): PlanStop[] {
  let aboard = 0;
  return parts.map((part, seq) => {
    aboard += (part.board?.length ?? 0) - (part.alight?.length ?? 0);
    return {
      seq,
      lng: 116,
      lat: 33,
      adcode: null,
      companyId: null,
      legDistanceM: seq === 0 ? 0 : 100_000,
      legDriveS: seq === 0 ? 0 : 3600,
      legEstimated: seq > 0,
      nearLimit: false,
      driverId: seq === 0 ? null : 'R1',
      board: [],
      alight: [],
      aboard,
      ...part,
    };
  });
}

function trip(tripId: string, plate: string, capacity: number, parts: readonly StopPart[]): PlanTrip {
  return {
    tripId,
    bus: { plate, seats: capacity * 2, capacity, depotId: 'D1', operator: '南通汽运' },
    crew: [{ driverId: 'R1', name: '王师傅' }],
    stops: stops(parts),
    loaded: { distanceM: 200_000, driveS: 7200, elapsedS: 9000 },
    total: { distanceM: 400_000, driveS: 14_400, elapsedS: 20_000, costCny: 5000 },
    nearLimit: false,
  };
}

const people = (companyId: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `${companyId}-${String(from + at).padStart(3, '0')}`);

/**
 * T01 (capacity 6) carries 3 of C01 and 1 of C02 from 临泉县 and 2 of C02 from 阜南县; it starts at 23:30 on the evening before.
 * T02 (capacity 5) carries 2 of C03 from 临泉县. C01-009 and C01-010 (both from 341225) are left over.
 */
export function planOfTwo(): Plan {
  const first = trip('T01', '苏F·A0001', 6, [
    { kind: 'depot', name: '南通客运站', arriveAt: '2020-02-23T23:30:00+08:00', departAt: '2020-02-23T23:30:00+08:00' },
    { kind: 'curfew', name: '停驶', arriveAt: '2020-02-24T02:00:00+08:00', departAt: '2020-02-24T05:00:00+08:00' },
    {
      kind: 'pickup',
      name: '临泉县',
      adcode: '341221',
      arriveAt: '2020-02-24T08:00:00+08:00',
      departAt: '2020-02-24T08:14:00+08:00',
      board: [...people('C01', 1, 3), ...people('C02', 1, 1)],
    },
    {
      kind: 'pickup',
      name: '阜南县',
      adcode: '341225',
      arriveAt: '2020-02-24T09:00:00+08:00',
      departAt: '2020-02-24T09:12:00+08:00',
      board: people('C02', 2, 3),
    },
    {
      kind: 'dropoff',
      name: '甲公司',
      companyId: 'C01',
      arriveAt: '2020-02-24T18:00:00+08:00',
      departAt: '2020-02-24T18:10:00+08:00',
      alight: people('C01', 1, 3),
    },
    {
      kind: 'dropoff',
      name: '乙公司',
      companyId: 'C02',
      arriveAt: '2020-02-24T18:40:00+08:00',
      departAt: '2020-02-24T18:50:00+08:00',
      alight: people('C02', 1, 3),
    },
    { kind: 'depot', name: '南通客运站', arriveAt: '2020-02-24T19:20:00+08:00', departAt: '2020-02-24T19:20:00+08:00' },
  ]);
  const second = trip('T02', '苏F·A0002', 5, [
    { kind: 'depot', name: '南通客运站', arriveAt: '2020-02-24T05:10:00+08:00', departAt: '2020-02-24T05:10:00+08:00' },
    {
      kind: 'pickup',
      name: '临泉县',
      adcode: '341221',
      arriveAt: '2020-02-24T10:00:00+08:00',
      departAt: '2020-02-24T10:12:00+08:00',
      board: people('C03', 1, 2),
    },
    {
      kind: 'dropoff',
      name: '丙公司',
      companyId: 'C03',
      arriveAt: '2020-02-24T20:00:00+08:00',
      departAt: '2020-02-24T20:10:00+08:00',
      alight: people('C03', 1, 2),
    },
    { kind: 'depot', name: '南通客运站', arriveAt: '2020-02-24T20:40:00+08:00', departAt: '2020-02-24T20:40:00+08:00' },
  ]);
  const trips = [first, second];
  const riding = trips.flatMap(({ tripId, stops: called }) =>
    called.flatMap(({ board, adcode }) => board.map((workerId) => ({ workerId, adcode: adcode ?? '', tripId }))),
  );
  const left = people('C01', 9, 10).map((workerId) => ({ workerId, adcode: '341225', tripId: null }));
  return {
    ...emptyPlan('desk', 1),
    policy: { occupancy: { cap: 0.5 } },
    trips,
    workers: [...riding, ...left].map((one, row) => ({
      ...one,
      source: { file: 'a.xlsx', sheet: 'Sheet1', row: row + 2 },
      companyId: one.workerId.slice(0, 3),
      seat: null,
      dorm: null,
    })),
    unassigned: left.map(({ workerId }) => ({
      workerId,
      reason: { code: 'loaded_distance', limit: 1_000_000, actual: 1_034_000, text: '超出里程' },
      fix: { text: '放宽', proven: true, group: 'C01-009', people: 2 },
    })),
    kpis: { ...emptyPlan('desk', 1).kpis, workers: 10, assigned: 8, buses: 2, maxLoadedDistanceM: 980_000 },
  };
}

/** What the desk draws of it. */
export function deskPlan(): DeskPlan {
  return deskPlanOf(planOfTwo());
}
