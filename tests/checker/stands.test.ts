import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { checkPlan } from '../../src/checker/checkPlan.ts';
import { onTheWay } from '../../src/checker/greatCircle.ts';
import type { PlanStaffing } from '../../src/contract/plan.ts';
import { handPlan } from './handPlan.ts';
import { handFiles, writeFiles } from './handScenario.ts';
import { type Draft, override, stopsOf } from './operators/draft.ts';

const folders: string[] = [];
afterEach(() => Promise.all(folders.splice(0).map((dir) => rm(dir, { recursive: true }))));

async function refused(change: (draft: Draft) => void): Promise<string[]> {
  const draft: Draft = { plan: await handPlan(), files: await handFiles() };
  change(draft);
  const dir = await writeFiles(draft.files);
  folders.push(dir);
  const { violations } = await checkPlan(draft.plan, dir);
  return [...new Set(violations.map(({ ruleId }) => ruleId))];
}

describe('stands', () => {
  it('by kilometres are accepted where they are marked', async () => {
    const marked = await refused(({ plan }) => {
      for (const { stop } of stopsOf(plan, 'rest', 'overnight', 'handover')) stop.alongLeg = true;
    });
    expect(marked).toEqual([]);
  });

  it('at a listed service area are accepted', async () => {
    const atArea = await refused(({ plan, files }) => {
      for (const { stop } of stopsOf(plan, 'overnight', 'handover')) stop.alongLeg = true;
      const { stop } = stopsOf(plan, 'rest')[0]!;
      stop.serviceArea = '广陵服务区';
      files.set('service_areas.csv', `name,lng,lat\n广陵服务区,${stop.lng},${stop.lat}\n`);
    });
    expect(atArea).toEqual([]);
  });

  it('are curfew stands where they meet its hours, unless the trip is exempt', async () => {
    // the rest of T02 lies at about 8:45; its longer run has about 240 km
    const curfew = (kind: 'rest' | 'curfew', exemptKm: number) =>
      refused((draft) => {
        stopsOf(draft.plan, 'rest')[0]!.stop.kind = kind;
        override(draft, 'hos', 'curfew', ['08:00', '10:00']);
        override(draft, 'hos', 'curfew_exempt_km', exemptKm);
      });
    expect(await curfew('rest', 200)).toContain('stop.stand');
    expect(await curfew('curfew', 200)).not.toContain('stop.stand');
    expect(await curfew('rest', 300)).not.toContain('stop.stand');
    expect(await curfew('curfew', 300)).toContain('stop.stand');
  });
});

describe('a place on the way', () => {
  it('lies on the great circle', () => {
    // along the equator and along a meridian
    expect(onTheWay({ lng: 10, lat: 0 }, { lng: 30, lat: 0 }, 0.25)).toEqual({
      lng: expect.closeTo(15, 9),
      lat: expect.closeTo(0, 9),
    });
    expect(onTheWay({ lng: 120, lat: 30 }, { lng: 120, lat: 40 }, 0.5)).toEqual({
      lng: expect.closeTo(120, 9),
      lat: expect.closeTo(35, 9),
    });
    // half way between two places of one latitude it lies nearer to the pole: tan 60° / cos 45°
    expect(onTheWay({ lng: 0, lat: 60 }, { lng: 90, lat: 60 }, 0.5)).toEqual({
      lng: expect.closeTo(45, 9),
      lat: expect.closeTo((Math.atan(Math.tan(Math.PI / 3) / Math.cos(Math.PI / 4)) * 180) / Math.PI, 9),
    });
  });
});

describe('a motorway share', () => {
  it('is accepted on measured legs, the same all the way from place to place', async () => {
    const measured = await refused(({ plan }) => {
      plan.router.name = 'graphhopper';
      for (const { stop } of stopsOf(plan))
        if (stop.seq > 0) Object.assign(stop, { legEstimated: false, legMotorwayPct: 60 });
    });
    expect(measured).toEqual([]);
  });
});

describe('staffing', () => {
  const withStaffing = (staffing: PlanStaffing) =>
    refused(({ plan }) => {
      plan.staffing = staffing;
    });
  const behind = {
    ...{ departAt: '2020-02-24T06:00:00+08:00', returnAt: '2020-02-24T20:00:00+08:00' },
    ...{ plate: '苏F·A1003', drivers: 2, people: 1, pickups: ['义马市'] },
  };

  it('counts the drivers of all crews, and a depot lacks drivers for a bus of its own', async () => {
    const own = { drivers: 1, licence: 0, hours: 0, busy: 0 };
    const shortage = { depotId: 'D2', drivers: 1, trips: [behind], anew: false, own, text: '—' };
    expect(await withStaffing({ drivers: 3, fewest: true, shortages: [] })).not.toContain('crew.staffing');
    expect(await withStaffing({ drivers: 3, fewest: true, shortages: [shortage] })).not.toContain('crew.staffing');
  });

  const ofD1 = { depotId: 'D1', own: { drivers: 3, licence: 0, hours: 0, busy: 3 } };
  const ofD2 = { depotId: 'D2', own: { drivers: 1, licence: 0, hours: 0, busy: 0 } };
  it.each([
    ['in which its buses stand idle', { ...ofD1, trips: [{ ...behind, plate: '苏F·A1001' }] }],
    ['that leaves so many people behind', { ...ofD2, trips: [{ ...behind, people: 100 }] }],
  ])('a shortage is of this plan, %s, or else of one made anew', async (_, told) => {
    const shortage = { drivers: 1, anew: false, text: '—', ...told };
    const withShortage = (anew: boolean) =>
      withStaffing({ drivers: 3, fewest: true, shortages: [{ ...shortage, anew }] });
    expect(await withShortage(false)).toContain('crew.staffing');
    expect(await withShortage(true)).not.toContain('crew.staffing');
  });
});

describe('the wheel', () => {
  it('is in no hands of other crews, on legs without driving either', async () => {
    const stopped = (driverId: string | null) =>
      refused(({ plan }) => {
        const { stops } = plan.trips[1]!;
        const rest = structuredClone(stops[2]!);
        // the rest goes on at the same place
        stops.splice(3, 0, { ...rest, arriveAt: rest.departAt, legDistanceM: 0, legDriveS: 0, driverId });
        for (const [seq, stop] of stops.entries()) stop.seq = seq;
      });
    expect(await stopped('DR3')).toEqual([]);
    expect(await stopped(null)).toEqual([]);
    expect(await stopped('DR1')).toEqual(['crew.at_wheel']);
  });
});
