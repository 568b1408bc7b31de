import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Plan } from '../../src/contract/plan.ts';
import type { ServiceArea } from '../../src/contract/scenario.ts';
import { areasOnLeg } from '../../src/planning/serviceAreas/areasOnLeg.ts';
import { moveStand, standsOnTheWay } from '../../src/planning/serviceAreas/moveStand.ts';
import type { TimetableEntry } from '../../src/schedule/types.ts';
import { planAndCheck } from './planRandom.ts';
import { linquan, staffingScenario } from './staffingScenario.ts';

const plan = (serviceAreas: ServiceArea[], preset = 'cn-2020-02-11') =>
  planAndCheck({ scenario: staffingScenario({ serviceAreas, rosters: [linquan(6)] }), policyChoice: { preset } }, 50);

const restsOf = ({ trips }: Plan) => trips[0]!.stops.filter(({ kind }) => kind === 'rest');

/** What a trip takes and costs, and when it calls where people board or alight. */
const whole = ({ trips, kpis }: Plan) => ({
  kpis,
  trips: trips.map(({ loaded, total, crew, stops }) => ({
    ...{ loaded, total, crew },
    calls: stops
      .filter(({ kind }) => kind === 'pickup' || kind === 'dropoff' || kind === 'depot')
      .map(({ kind, arriveAt, departAt }) => ({ kind, arriveAt, departAt })),
  })),
});

describe('stands at service areas', () => {
  it('lie at the area a little before the place where they would fall, and nothing else changes', async () => {
    const without = (await plan([])).plan;
    const [rest] = restsOf(without);
    expect([rest!.alongLeg, rest!.serviceArea]).toEqual([true, undefined]);
    // the stand itself is a place on the way; an area there needs no moving at all, one beyond it is too late
    const area = { name: '洪泽湖服务区', lng: rest!.lng, lat: rest!.lat };
    const { plan: placed, violations } = await plan([{ ...area, lng: 121.5 }, area]);
    expect(violations).toEqual([]);
    const stand = restsOf(placed).find(({ serviceArea }) => serviceArea === area.name)!;
    expect([stand.name.includes(area.name), stand.alongLeg, stand.lng, stand.lat]).toEqual([
      true,
      undefined,
      area.lng,
      area.lat,
    ]);
    expect(whole(placed)).toEqual(whole(without));
  });

  it('are no farther than the law allows: nobody stands so early that four hours would not do for the rest of the way', async () => {
    const { plan: without } = await plan([]);
    const { stops } = without.trips[0]!;
    const pickup = stops.findIndex(({ kind }) => kind === 'pickup');
    // just behind the pick-up: whoever rested there would have nearly 700 km to go
    const { lng, lat } = stops[pickup]!;
    const { plan: same, violations } = await plan([{ name: '起点服务区', lng: lng + 0.02, lat: lat - 0.004 }]);
    expect(violations).toEqual([]);
    expect(same.trips).toEqual(without.trips);
  });

  // under eu-561 both parts of the break are as late as the law allows: only an area just there would do
  it.each([
    ['cn-2020-02-11', 1],
    ['eu-561-occasional', 0],
    ['us-395-passenger', 1],
    ['jp-charter', 1],
  ])(
    'cost and take nothing, and the checker agrees, wherever areas lie, under %s',
    async (preset, least) => {
      const { plan: without } = await plan([], preset);
      const line = without.trips[0]!.stops;
      const between = fc.record({ i: fc.nat(line.length - 2), share: fc.double({ min: 0, max: 1, noNaN: true }) });
      let placed = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(between, { minLength: 60, maxLength: 90 }), async (places) => {
          const areas = places.map(({ i, share }, n) => {
            const [a, b] = [line[i]!, line[i + 1]!];
            return {
              name: `${n} 号服务区`,
              lng: a.lng + share * (b.lng - a.lng),
              lat: a.lat + share * (b.lat - a.lat),
            };
          });
          const { plan: moved, violations } = await plan(areas, preset);
          expect(violations.map(({ ruleId, text }) => `${ruleId}: ${text.en}`)).toEqual([]);
          expect(whole(moved)).toEqual(whole(without));
          placed += moved.trips[0]!.stops.filter(({ serviceArea }) => serviceArea !== undefined).length;
        }),
        { numRuns: 3 },
      );
      expect(placed).toBeGreaterThanOrEqual(least);
    },
    60_000,
  );
});

describe('moving a stand', () => {
  const entry = (change: Partial<TimetableEntry>): TimetableEntry => ({
    ...{ kind: 'rest', stop: null, leg: 0, along: 0.5, driver: 0 },
    ...{ arriveS: 0, departS: 0, legDistanceM: 0, legDriveS: 0 },
    ...change,
  });
  // 200 km in 2 h: half of it, a stand of 20 min with a change of driver, the other half
  const entries = [
    entry({ kind: 'depot', stop: 0, leg: null, along: 0, driver: null }),
    entry({ arriveS: 3600, departS: 4800, legDistanceM: 100_000, legDriveS: 3600 }),
    entry({ kind: 'handover', arriveS: 4800, departS: 5100 }),
    entry({ kind: 'pickup', stop: 1, leg: null, arriveS: 8700, departS: 9000, legDistanceM: 100_000, legDriveS: 3600 }),
  ];

  it('takes what stands there together back by the time that the way takes', () => {
    expect(standsOnTheWay(entries)).toEqual([{ first: 1, last: 2 }]);
    // 20 km are 12 min
    const moved = moveStand(entries, { first: 1, last: 2 }, 0.4, 200_000)!;
    expect(moved.map(({ arriveS, departS }) => [arriveS, departS])).toEqual([
      [0, 0],
      [2880, 4080],
      [4080, 4380],
      [8700, 9000],
    ]);
    expect(moved.map(({ legDistanceM, legDriveS }) => [legDistanceM, legDriveS])).toEqual([
      [0, 0],
      [80_000, 2880],
      [0, 0],
      [120_000, 4320],
    ]);
  });

  it('goes no farther back than the drive that led there', () => {
    expect(moveStand(entries, { first: 1, last: 2 }, 0, 200_000)).toBeNull();
  });
});

describe('areas on a leg', () => {
  // about 94.5 km on the 32nd parallel
  const ends = { from: { lng: 120, lat: 32 }, to: { lng: 121, lat: 32 }, distanceM: 110_000, motorwayPct: 100 };
  const area = (lng: number, lat: number) => ({ name: `${lng}`, lng, lat });

  it('of a measured leg lie at its road, the farthest along first', () => {
    const road: [number, number][] = [
      [120, 32],
      [120.5, 32.1],
      [121, 32],
    ];
    // 0.005° of latitude are 560 m, 0.02° are 2.2 km
    const areas = [area(120.25, 32.055), area(120.75, 32.05), area(120.5, 32.08)];
    const found = areasOnLeg(areas, { ...ends, line: road });
    expect(found.map(({ area: { name }, along }) => [name, Math.round(100 * along)])).toEqual([
      ['120.75', 75],
      ['120.25', 25],
    ]);
  });

  it('of an estimate make the straight way hardly longer', () => {
    // 0.03° of latitude beside the middle: 2 × √(47.2² + 3.3²) km are 0.2 % more; 0.1°: 2.7 %
    const found = areasOnLeg([area(120.5, 32.03), area(120.5, 32.1)], { ...ends, line: null });
    expect(found.map(({ along }) => along)).toEqual([expect.closeTo(0.5, 3)]);
  });
});
