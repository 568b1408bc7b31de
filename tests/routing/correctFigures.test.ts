import { describe, expect, it } from '@jest/globals';
import { correctFigures } from '../../src/routing/calibration/correctFigures.ts';
import type { ClassKm } from '../../src/routing/calibration/fastestPaths.ts';
import { FastestPaths } from '../../src/routing/calibration/fastestPaths.ts';
import { measureBoth } from '../../src/routing/calibration/pairedSamples.ts';
import { snapPlaces } from '../../src/routing/calibration/places.ts';
import type { Samples } from '../../src/routing/calibration/samples.ts';
import { createSnapper } from '../../src/routing/calibration/snap.ts';
import { knotsKm } from '../../src/routing/curve.ts';
import { type EstimateFigures, placeEstimate } from '../../src/routing/estimateModel.ts';
import { type NamedPoint, notConnected, unreachable } from '../../src/routing/graphhopper/fault.ts';
import { greatCircleM } from '../../src/routing/greatCircle.ts';
import { hubPairs } from '../../src/routing/hubs.ts';
import type { RoadLeg } from '../../src/routing/router.ts';
import { smallGraph } from './support/smallGraph.ts';

const paths = new FastestPaths(smallGraph, [95, 70, 55, 40]);

describe('measureBoth', () => {
  const snapper = createSnapper(smallGraph);
  const places = snapPlaces(
    [
      { lng: 120, lat: 32 },
      { lng: 120.05, lat: 32 },
    ],
    snapper,
  );
  const destinations = snapPlaces([{ lng: 120.2, lat: 32 }], snapper);
  const leg: RoadLeg = {
    distanceM: 21_000,
    driveS: 900,
    classes: { motorwayM: 18_000, trunkM: 0, primaryM: 1000, otherM: 2000 },
    line: null,
  };
  const choice = { places, destinations, randomPairs: 9 };
  const first = () => 0;
  const measure = (route: (from: NamedPoint) => Promise<RoadLeg>, random = first) =>
    measureBoth(choice, paths, { route }, random);

  it('asks for each place to each destination, in the direction of the trip, and keeps both answers side by side', async () => {
    const { graph: onGraph, server } = await measure(async () => leg);
    // the random pairs are place 0 with itself: none
    expect([onGraph.length, server.length]).toEqual([2, 2]);
    expect([...server.from]).toEqual([0, 1]);
    expect([...server.to]).toEqual([2, 2]);
    // by ramp and motorway, 19 + 2 km, as calibration.test.ts finds
    expect([onGraph.motorwayKm[0], onGraph.otherKm[0]]).toEqual([19, 2]);
    expect([server.motorwayKm[0], server.primaryKm[0], server.otherKm[0]]).toEqual([18, 1, 2]);
  });

  it('asks for a random pair once, however often it is drawn', async () => {
    let draw = 0;
    // 0 and 0.9 in turn: places 0 and 1, then 1 and 0, …
    const { server } = await measure(
      async () => leg,
      () => [0, 0.9, 0.9, 0][draw++ % 4]!,
    );
    expect([...server.from].map((from, k) => [from, server.to[k]])).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
  });

  it('leaves out, on both sides, a pair without a road or without classes', async () => {
    const cut = async (from: NamedPoint) => {
      if (from.lng === 120) throw notConnected(from, from);
      return leg;
    };
    const { graph: onGraph, server } = await measure(cut);
    expect([...onGraph.from]).toEqual([1]);
    expect([...server.from]).toEqual([1]);
    expect((await measure(async () => ({ ...leg, classes: null }))).server.length).toBe(0);
  });

  it('ends where the server is away', async () => {
    await expect(measure(() => Promise.reject(unreachable('there')))).rejects.toMatchObject({ kind: 'unreachable' });
  });
});

describe('correctFigures', () => {
  // hubs 2° apart, a place at each: every place hears its own hub almost alone
  const hubs = [112, 114, 116, 118, 120].flatMap((lng) => [30, 32, 34].map((lat) => ({ lng, lat })));
  const flat = (value: number) => knotsKm.map(() => value);
  const zeros = new Float64Array(hubPairs(hubs.length));
  const figures: EstimateFigures = {
    hubs,
    logFactor: { curve: flat(Math.log(1.25)), deviation: zeros },
    motorway: { curve: flat(0.8), deviation: zeros },
    other: flat(0),
    trunkPart: hubs.map(() => 0.5),
    logBandKm: { curve: flat(0), deviation: hubs.map(() => 0) },
  };
  const pairs = hubs.flatMap((_, from) => hubs.slice(from + 1).map((_, k) => [from, from + 1 + k] as const));
  const repeated = Array.from({ length: 40 }, () => pairs).flat();
  const places = hubs.map((hub) => ({ ...hub, snap: { edge: 0, share: 0, gapM: 0 } }));
  const straightKm = ([from, to]: readonly [number, number]) => greatCircleM(hubs[from]!, hubs[to]!) / 1000;
  const sampleOf = (classKm: (pair: readonly [number, number]) => ClassKm): Samples => {
    const km = repeated.map(classKm);
    const column = (roadClass: number) => Float32Array.from(km, (classes) => classes[roadClass]!);
    return {
      places,
      length: repeated.length,
      from: Uint16Array.from(repeated, ([from]) => from),
      to: Uint16Array.from(repeated, ([, to]) => to),
      straightKm: Float32Array.from(repeated, straightKm),
      motorwayKm: column(0),
      trunkKm: column(1),
      primaryKm: column(2),
      otherKm: column(3),
    };
  };
  // the graph's own kilometres are far from the figures: only the difference to the server may count
  const onGraph = sampleOf((pair) => [straightKm(pair), 0, 0.5 * straightKm(pair), 0]);
  const missed = 4;
  const touches = ([from, to]: readonly [number, number]) => from === missed || to === missed;

  it('leaves the figures where the server measures what the graph does', () => {
    const { logFactor, motorway } = correctFigures(figures, { graph: onGraph, server: onGraph });
    expect([...Array.from(logFactor.deviation), ...Array.from(motorway.deviation)].every((value) => value === 0)).toBe(
      true,
    );
  });

  it('shortens the legs of a region where the server knows a road, by the share it tells, and no others', () => {
    // 10 % less on every leg of one region, all of it primary road
    const server = sampleOf((pair) => [straightKm(pair), 0, (touches(pair) ? 0.35 : 0.5) * straightKm(pair), 0]);
    const corrected = placeEstimate(correctFigures(figures, { graph: onGraph, server }), hubs);
    for (const pair of pairs) {
      const { distanceM, motorway } = corrected.leg(...pair);
      const factor = distanceM / 1000 / straightKm(pair);
      expect(Math.abs(factor / (touches(pair) ? 1.25 * 0.9 : 1.25) - 1)).toBeLessThan(0.006);
      // motorway 1 / 1.5 before and 1 / 1.35 after: 0.074 more
      expect(Math.abs(motorway - (touches(pair) ? 0.874 : 0.8))).toBeLessThan(0.006);
    }
  });
});
