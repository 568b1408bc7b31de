import { describe, expect, it } from '@jest/globals';
import type { DormStay } from '../../src/contract/dorms.ts';
import type { PlanStop } from '../../src/contract/plan.ts';
import type { SupplyAmounts, SupplyStock } from '../../src/contract/supplies.ts';
import { presets } from '../../src/policy/presets.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { amountsOf } from '../../src/supplies/amounts.ts';
import { planNeeds } from '../../src/supplies/planNeeds.ts';
import { siteNeeds } from '../../src/supplies/siteNeeds.ts';
import { type SuppliedTrip, tripNeeds } from '../../src/supplies/tripNeeds.ts';
import { weighNeeds } from '../../src/supplies/weighNeeds.ts';

const preset = presets['cn-2020-02-11']!;
const policy: Policy = {
  ...preset,
  disinfect: { when: ['before_trip', 'each_rest', 'after_trip'], chlorine_mg_l: [250, 500], case_mg_l: 1000 },
  supplies: {
    mask_h: 4,
    mask_spare_pct: 10,
    concentrate_mg_l: 50_000,
    trip: { thermometers: 1, suits: 2, solution_ml: 10_000, case_runs: 1 },
    dorm: {
      masks_person_day: 1,
      thermometer_people: 2,
      suits_day: 2,
      suits_case: 0,
      solution_ml_room_day: 500,
      open_stay_days: 14,
    },
  },
};

const local = (time: string) => `2020-02-24T${time}:00+08:00`;

function stop(
  seq: number,
  kind: PlanStop['kind'],
  [arrive, depart]: [string, string],
  more: Partial<PlanStop> = {},
): PlanStop {
  return {
    ...{ seq, kind, name: kind, lng: 120, lat: 32, adcode: null, companyId: null },
    ...{ arriveAt: local(arrive), departAt: local(depart), legDistanceM: 0, legDriveS: 0, legEstimated: false },
    ...{ nearLimit: false, driverId: null, board: [], alight: [], aboard: 0 },
    ...more,
  };
}

/** Two drivers, an escort and two passengers; one rest on the way. */
const trip: SuppliedTrip = {
  crew: [
    { driverId: 'R1', name: '一' },
    { driverId: 'R2', name: '二' },
  ],
  escorts: [{ companyId: 'C001' }],
  stops: [
    stop(0, 'depot', ['05:00', '05:00']),
    stop(1, 'pickup', ['06:00', '06:20'], { board: ['a', 'b'], aboard: 2 }),
    stop(2, 'rest', ['10:00', '10:20'], { aboard: 2 }),
    stop(3, 'dropoff', ['13:00', '13:10'], { alight: ['a', 'b'] }),
    stop(4, 'depot', ['14:00', '14:00']),
  ],
};

const supplied = (changed: Partial<Policy['supplies']['trip']>): Policy => ({
  ...policy,
  supplies: { ...policy.supplies, trip: { ...policy.supplies.trip, ...changed } },
});

describe('a trip', () => {
  it('is given masks by the time aboard, disinfectant by disinfections, the rest by number', () => {
    expect(tripNeeds(trip, policy)).toEqual({
      // passengers 06:00–13:10, 2 each; the escort as long, 2; drivers 05:00–14:00, 3 each: 4 + 2 + 6 = 12; 10 % more: 13.2
      mask: 14,
      thermometer: 1,
      protective_suit: 2,
      // 3 times 10 L at 500 of 50,000 mg/L: 100 mL each; once 10 L at 1000 mg/L: 200 mL
      disinfectant: 500,
    });
  });

  it('is disinfected when the policy says so, at health stops, too', () => {
    const only = (...when: Policy['disinfect']['when']) =>
      tripNeeds(trip, { ...supplied({ case_runs: 0 }), disinfect: { ...policy.disinfect, when } }).disinfectant;
    expect([only(), only('before_trip'), only('each_rest'), only('before_trip', 'after_trip')]).toEqual([
      0, 100, 100, 200,
    ]);
    const atPickup = trip.stops.map((one) => (one.kind === 'pickup' ? { ...one, healthStop: true } : one));
    expect(tripNeeds({ ...trip, stops: atPickup }, policy).disinfectant).toBe(600);
  });

  it('needs one mask of whoever is aboard for however short a time', () => {
    const short = [trip.stops[1]!, stop(2, 'dropoff', ['06:20', '06:20'], { alight: ['a', 'b'] })];
    // two passengers, no driver, no escort; 2 × 1.1 = 2.2
    expect(tripNeeds({ crew: [], stops: short }, policy).mask).toBe(3);
    expect(tripNeeds({ crew: [], stops: [] }, policy)).toMatchObject({ mask: 0 });
  });
});

const bed = (room: string, from: string, until: string | null, more: Partial<DormStay> = {}): DormStay => ({
  ...{ site: '一号', building: 'A', floor: '3', room, bed: 1, kind: 'isolation', from, until },
  ...more,
});

/** Room 301: 24 February to 9 March, and 26 February to 11 March; room 201 without an end. */
const stays = [
  bed('301', '2020-02-24', '2020-03-09'),
  bed('301', '2020-02-26', '2020-03-11', { bed: 2 }),
  bed('201', '2020-02-24', null, { kind: 'dorm' }),
];

describe('a dormitory site', () => {
  it('is given masks by person-day, disinfectant by room-day, clothing while somebody is isolated', () => {
    expect(siteNeeds(stays, policy)).toEqual({
      // 15 + 15 + 14 days; 44 × 1.1 = 48.4
      mask: 49,
      // three people, one for two
      thermometer: 2,
      // 24 February to 11 March are 17 days
      protective_suit: 34,
      // 17 + 14 room-days of 500 mL at 500 of 50,000 mg/L: 5 mL each
      disinfectant: 155,
    });
  });

  it('is given clothing for each case of fever that it is ready for, one at least, and none where nobody is isolated', () => {
    const { dorm } = policy.supplies;
    const byCase = { ...policy, supplies: { ...policy.supplies, dorm: { ...dorm, suits_day: 0, suits_case: 2 } } };
    const isolated = (people: number) => Array.from({ length: people }, () => stays[0]!);
    const suits = (people: number) => siteNeeds(isolated(people), byCase).protective_suit;
    // ⌈2 % · 50⌉ = 1, ⌈2 % · 51⌉ = 2
    expect([suits(1), suits(50), suits(51)]).toEqual([2, 2, 4]);
    expect(siteNeeds([stays[2]!], byCase).protective_suit).toBe(0);
  });

  it('counts days on which nobody is there for nothing', () => {
    const apart = [bed('301', '2020-02-24', '2020-02-25'), bed('301', '2020-03-01', '2020-03-01')];
    expect(siteNeeds(apart, policy)).toMatchObject({ protective_suit: 6, disinfectant: 15 });
    const within = [bed('301', '2020-02-24', '2020-03-01'), bed('301', '2020-02-25', '2020-02-26')];
    expect(siteNeeds(within, policy)).toMatchObject({ protective_suit: 14, disinfectant: 35 });
  });
});

describe('a plan', () => {
  const worker = (workerId: string, stay?: DormStay) => ({
    ...{ workerId, source: { file: 'x', sheet: 'x', row: 1 }, companyId: 'C001', adcode: '341221', tripId: 'T01' },
    ...{ seat: null, dorm: null, ...(stay && { stay }) },
  });
  const bus = { plate: '苏F·A0001', seats: 49, capacity: 24, depotId: 'D1', operator: '南通汽运' };
  const workers = [
    worker('a', stays[0]),
    worker('b', bed('1', '2020-02-24', '2020-02-24', { site: '二号' })),
    worker('c'),
  ];
  const needs = planNeeds({ workers, trips: [{ ...trip, tripId: 'T01', bus }] }, policy);
  const some = (amounts: Partial<SupplyAmounts>) => amountsOf((item) => amounts[item] ?? 0);
  const planId = '00000000-0000-4000-8000-000000000001';
  const stock = (inStore: Partial<SupplyAmounts>, places: SupplyStock['places'] = []): SupplyStock => ({
    ...{ inStore: some(inStore), out: some({}), places },
  });
  const masks = (of: SupplyStock) => weighNeeds(planId, needs, of).items.find(({ item }) => item === 'mask');

  it('needs what its trips and the sites of its beds need', () => {
    expect(needs.trips.map(({ tripId, plate, people }) => [tripId, plate, people])).toEqual([['T01', bus.plate, 2]]);
    expect(needs.sites.map(({ site, people }) => [site, people])).toEqual([
      ['一号', 1],
      ['二号', 1],
    ]);
  });

  it('lacks what is not in store and was not issued', () => {
    // 14 for the trip, 15 × 1.1 → 17 for 一号, 2 for 二号
    expect(masks(stock({ mask: 30 }))).toEqual({
      ...{ item: 'mask', needed: 33, issued: 0, open: 33, inStore: 30, short: 3 },
    });
    const place = { kind: 'trip', planId, tripId: 'T01' } as const;
    expect(masks(stock({ mask: 19 }, [{ place, amounts: some({ mask: 14 }) }]))).toMatchObject({
      ...{ issued: 14, open: 19, short: 0 },
    });
  });

  it('does not take from one place what another one has too much of, nor from another plan', () => {
    const place = { kind: 'trip', planId, tripId: 'T01' } as const;
    expect(masks(stock({}, [{ place, amounts: some({ mask: 100 }) }]))).toMatchObject({ open: 19, short: 19 });
    const elsewhere = { ...place, planId: '00000000-0000-4000-8000-000000000002' };
    expect(masks(stock({}, [{ place: elsewhere, amounts: some({ mask: 100 }) }]))).toMatchObject({ open: 33 });
  });
});
