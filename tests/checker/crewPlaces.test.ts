import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { checkPlan } from '../../src/checker/checkPlan.ts';
import type { Violation } from '../../src/checker/report.ts';
import { type Plan, planStopSchema } from '../../src/contract/plan.ts';
import { handPlan } from './handPlan.ts';
import { handFiles, writeFiles } from './handScenario.ts';
import { type Draft, delay, editCell, override } from './operators/draft.ts';

/**
 * A finding about a driver says who, in which trip, on the way to which stop and from which instant on a rule is broken. The plan is the one
 * written by hand: T01 leaves on the 23rd at 07:30 with DR1, DR2 takes the wheel at stop 1; T02 leaves on the 24th at 05:30 with DR3 alone.
 */
const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((dir) => rm(dir, { recursive: true }))));

/** The first finding of a rule after a change. */
async function finding(ruleId: string, change: (draft: Draft, plan: Plan) => void): Promise<Partial<Violation>> {
  const draft: Draft = { plan: await handPlan(), files: await handFiles() };
  change(draft, draft.plan);
  const dir = await writeFiles(draft.files);
  folders.push(dir);
  const { violations } = await checkPlan(draft.plan, dir);
  const found = violations.find((one) => one.ruleId === ruleId);
  if (!found) return {};
  const { tripId, stopSeq, driverId, at, limit, actual } = found;
  return { tripId, stopSeq, driverId, at, limit, actual };
}

/** What somebody drives in a trip, in minutes as findings write them. */
function drivenMin({ trips }: Plan, trip: number, driverId: string): number {
  const own = trips[trip]!.stops.filter((stop) => stop.driverId === driverId);
  return own.reduce((sum, { legDriveS }) => sum + legDriveS, 0) / 60;
}

describe('findings about drivers name trip, stop, driver and instant', () => {
  it('7 days: 2600 of 2640 min are driven, so that 40 min after 05:30 the sum is full', async () => {
    const actual = Number((2600 + drivenMin(await handPlan(), 1, 'DR3')).toFixed(2));
    expect(await finding('hos.max_7d_min', (draft) => editCell(draft, 'drivers.csv', 'DR3', 5, () => '2600'))).toEqual({
      tripId: 'T02',
      stopSeq: 1,
      driverId: 'DR3',
      at: '2020-02-24T06:10:00+08:00',
      limit: 2640,
      actual,
    });
  });

  it('14 days: the sum was over its limit before the trip', async () => {
    const found = await finding('hos.max_14d_min', (draft) => {
      editCell(draft, 'drivers.csv', 'DR3', 5, () => '2000');
      override(draft, 'hos', 'max_14d_min', 1990);
    });
    expect(found).toMatchObject({ tripId: 'T02', stopSeq: 1, driverId: 'DR3', at: '2020-02-24T05:30:00+08:00' });
  });

  it('24 hours: DR3 may drive 100 min, from 05:30 on', async () => {
    const found = await finding('hos.max_24h_min', (draft) => override(draft, 'hos', 'max_24h_min', 100));
    // T01 comes first, where DR1 leaves at 07:30
    expect(found).toMatchObject({
      tripId: 'T01',
      stopSeq: 1,
      driverId: 'DR1',
      at: '2020-02-23T09:10:00+08:00',
      limit: 100,
    });
  });

  it('24 hours as a calendar day: the same', async () => {
    const found = await finding('hos.max_24h_min', (draft) => {
      override(draft, 'hos', 'max_24h_min', 100);
      override(draft, 'hos', 'window', 'fixed_day');
    });
    expect(found).toMatchObject({
      tripId: 'T01',
      stopSeq: 1,
      driverId: 'DR1',
      at: '2020-02-23T09:10:00+08:00',
      limit: 100,
    });
  });

  it('continuous driving: the instant at which the limit is passed, not the end of the leg', async () => {
    const found = await finding('hos.cont_day_min', (draft) => override(draft, 'hos', 'cont_day_min', 150));
    expect(found).toMatchObject({ tripId: 'T01', stopSeq: 1, driverId: 'DR1', at: '2020-02-23T10:00:00+08:00' });
  });

  it('a leg without a driver, from leaving the stop before', async () => {
    const at = (await handPlan()).trips[0]!.stops[1]!.departAt;
    const found = await finding('crew.at_wheel', (_, { trips }) => (trips[0]!.stops[2]!.driverId = null));
    expect(found).toMatchObject({ tripId: 'T01', stopSeq: 2, driverId: null, at, limit: 'DR1,DR2' });
  });

  it('a change at the wheel without a hand-over', async () => {
    const at = (await handPlan()).trips[0]!.stops[1]!.departAt;
    const found = await finding('crew.handover', (_, { trips }) => (trips[0]!.stops[1]!.kind = 'rest'));
    expect(found).toMatchObject({ tripId: 'T01', stopSeq: 2, driverId: 'DR2', at, actual: 'rest' });
  });

  it('an unknown driver, where he first takes the wheel', async () => {
    const at = (await handPlan()).trips[0]!.stops[1]!.departAt;
    const found = await finding('crew.known', (_, { trips }) => (trips[0]!.crew[1]!.name = '丁三'));
    expect(found).toMatchObject({ tripId: 'T01', stopSeq: 2, driverId: 'DR2', at });
  });

  it('a crew without anybody, at the depot', async () => {
    const found = await finding('crew.size', (_, { trips }) => (trips[1]!.crew = []));
    expect(found).toMatchObject({ tripId: 'T02', stopSeq: 0, at: '2020-02-24T05:30:00+08:00' });
  });

  it('a licence that ends on the way, from the midnight after its last day', async () => {
    const found = await finding('crew.licence', (draft) =>
      editCell(draft, 'drivers.csv', 'DR2', 4, () => '2020-02-23'),
    );
    // the night is spent at stop 2
    expect(found).toMatchObject({ tripId: 'T01', stopSeq: 2, driverId: 'DR2', at: '2020-02-24T00:00:00+08:00' });
  });

  it('two trips at once, from where the second begins', async () => {
    const found = await finding('crew.overlap', (_, { trips }) => {
      trips[1]!.crew[0]!.driverId = 'DR2';
      for (const stop of trips[1]!.stops.slice(1)) stop.driverId = 'DR2';
    });
    expect(found).toMatchObject({ tripId: 'T02', stopSeq: 0, driverId: 'DR2', at: '2020-02-24T05:30:00+08:00' });
  });

  it('a long run with one driver: where it passes the threshold', async () => {
    const plan = await handPlan();
    // the loaded run is the longer one; its first leg, to the rest, has a tenth of it
    const [, , rest, dropoff] = plan.trips[1]!.stops;
    const leftM = 100_000 - rest!.legDistanceM;
    const drivenS = Math.floor((dropoff!.legDriveS * leftM) / dropoff!.legDistanceM);
    const found = await finding('hos.second_driver_km', (draft) => override(draft, 'hos', 'second_driver_km', 100));
    expect(found).toMatchObject({ tripId: 'T02', stopSeq: 3, driverId: 'DR3', limit: 100 });
    expect((Date.parse(found.at!) - Date.parse(rest!.departAt)) / 1000).toBe(drivenS);
  });
});

describe('the higher threshold for a second driver', () => {
  /** T02 with its one driver, where 100 km ask for two, 300 km on motorways; its legs as given. */
  const alone = (leg: Partial<Plan['trips'][number]['stops'][number]>) =>
    finding('hos.second_driver_km', (draft, { trips, router }) => {
      override(draft, 'hos', 'second_driver_km', 100);
      override(draft, 'hos', 'second_driver_km_expressway', 300);
      router.name = 'graphhopper';
      for (const stop of trips[1]!.stops.slice(1)) Object.assign(stop, planStopSchema.partial().parse(leg));
    });

  it('holds on legs that the router knows to be motorway, 90 % of the run at least', async () => {
    expect(await alone({ legEstimated: false, legMotorwayPct: 90 })).toEqual({});
    expect(await alone({ legEstimated: false, legMotorwayPct: 89 })).toMatchObject({ limit: 100 });
  });

  it('does not hold on estimates, nor where the document does not say', async () => {
    expect(await alone({ legEstimated: true })).toMatchObject({ limit: 100, driverId: 'DR3' });
    expect(await alone({ legEstimated: true, legMotorwayPct: 100 })).toMatchObject({ limit: 100 });
    expect(await alone({ legEstimated: false })).toMatchObject({ limit: 100 });
  });
});

describe('figures', () => {
  it('have two decimals, more only where limit and actual value would look equal', async () => {
    const third = await finding('hos.second_driver_km', (draft) => override(draft, 'hos', 'second_driver_km', 100 / 3));
    expect(third).toMatchObject({ limit: 33.33 });
    const runKm = Number(third.actual);
    const close = await finding('hos.second_driver_km', (draft) =>
      override(draft, 'hos', 'second_driver_km', runKm - 0.01),
    );
    expect(close.actual).not.toBe(close.limit);
  });

  it('of a leg that takes longer than the clock are seconds', async () => {
    const found = await finding('time.standing', (_, { trips }) => delay(trips[1]!, 1, 1801.123_456));
    expect(String(found.actual)).toMatch(/^\d+(\.\d{1,2})?$/);
  });
});
