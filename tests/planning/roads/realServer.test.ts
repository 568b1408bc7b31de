import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { island, islet, roadNetworkXml, towns } from '../../../fixtures/roads/network.ts';
import { decodePolyline } from '../../../src/contract/polyline.ts';
import { memoryLegCache } from '../../../src/planning/roads/legCache.ts';
import { createGraphHopperClient } from '../../../src/routing/graphhopper/client.ts';
import type { RoadFault } from '../../../src/routing/graphhopper/fault.ts';
import { greatCircleM } from '../../../src/routing/greatCircle.ts';
import { ownNetworkServer } from '../../support/graphHopper.ts';
import { farCounty, islandCounty, legsOf, planOnServer, roadBatch } from './roadBatch.ts';

const { url, skip } = ownNetworkServer();
const client = () => createGraphHopperClient({ url, key: null, profile: 'coach', deadlineMs: 5000, concurrency: 4 });

describe('the invented road network', () => {
  it('is what its generator makes', () => {
    expect(readFileSync('fixtures/roads/network.osm', 'utf8')).toBe(roadNetworkXml());
  });
});

(skip === null ? describe : describe.skip)(`a real GraphHopper${skip === null ? '' : ` (${skip})`}`, () => {
  it('tells version, map and profile', async () => {
    const info = await client().info();
    expect(info.profiles).toEqual(['coach']);
    expect(info.version).toMatch(/^\d+\./);
    expect(info.mapVersion).toContain(info.importDate);
  });

  it('drives the coach at the cruising speeds of the policy', async () => {
    const leg = await client().route(towns.linquan, towns.gangzha);
    const { motorwayM, trunkM, primaryM, otherM } = leg.classes!;
    expect(motorwayM / leg.distanceM).toBeGreaterThan(0.8);
    // 95, 70, 55 and 40 km/h; ramps count as other roads
    const seconds = (3600 / 1000) * (motorwayM / 95 + trunkM / 70 + primaryM / 55 + otherM / 40);
    expect(Math.abs(leg.driveS - seconds) / seconds).toBeLessThan(0.005);
    const line = decodePolyline(leg.line!);
    const lengthM = line.slice(1).reduce((sum, [lng, lat], i) => {
      const [fromLng, fromLat] = line[i]!;
      return sum + greatCircleM({ lng: fromLng, lat: fromLat }, { lng, lat });
    }, 0);
    expect(Math.abs(lengthM - leg.distanceM) / leg.distanceM).toBeLessThan(0.005);
  });

  it('has no matrix, which is found out by one call', async () => {
    const asker = client();
    expect(await asker.matrix([towns.linquan], [towns.gangzha])).toBeNull();
    expect(await asker.matrix([towns.linquan], [towns.gangzha])).toBeNull();
    expect(asker.counts.calls).toBe(1);
  });

  it.each([
    [island, 'not_connected'],
    [islet, 'point_not_found'],
    [{ name: '北京', lng: 116.4, lat: 39.9 }, 'outside_map'],
  ])('%j: %s, by name', async (place, kind) => {
    const fault = await client()
      .route(place, towns.gangzha)
      .then(
        () => null,
        (error: RoadFault) => error,
      );
    expect(fault).toMatchObject({ kind });
    expect(fault!.text.zh).toContain(place.name);
  });

  it('says what profile it misses', async () => {
    const stranger = createGraphHopperClient({ url, key: null, profile: 'lorry', deadlineMs: 5000, concurrency: 1 });
    await expect(stranger.route(towns.linquan, towns.gangzha)).rejects.toMatchObject({ kind: 'refused' });
  });

  it('gives a plan that the checker accepts, on measured legs alone; a second one takes no call', async () => {
    const cache = memoryLegCache();
    const first = await planOnServer(roadBatch(), url, { cache });
    expect(first.violations).toEqual([]);
    expect(first.plan.unassigned).toEqual([]);
    expect(legsOf(first.plan).every(({ legEstimated }) => !legEstimated)).toBe(true);
    // rests stand on the road: between Mingguang and Linquan that is up to 0.2° north of the straight line
    expect(legsOf(first.plan).some(({ kind, legLine }) => kind === 'rest' && legLine !== undefined)).toBe(true);
    const second = await planOnServer(roadBatch(), url, { cache });
    expect(second.plan.roads!.calls).toBe(0);
    expect(second.plan.kpis.objective).toBeLessThanOrEqual(first.plan.kpis.objective);
  });

  it('leaves over who lives beyond the limit by road, and who lives on an island, each for his reason', async () => {
    const { plan, violations } = await planOnServer(roadBatch([islandCounty, farCounty]), url);
    expect(violations).toEqual([]);
    const reasons = plan.unassigned.map(({ reason }) => reason);
    expect(reasons.map(({ code }) => code).sort()).toEqual([
      'loaded_distance',
      'no_lawful_timetable',
      'no_lawful_timetable',
    ]);
    // Luoning is measured: the reason says so without a "probably"
    const far = reasons.find(({ code }) => code === 'loaded_distance')!;
    expect(Number(far.actual)).toBeGreaterThan(1_000_000);
    expect(far.text).not.toContain('很可能');
  });
});
