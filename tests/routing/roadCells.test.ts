import { describe, expect, it } from '@jest/globals';
import { createEstimateRouter } from '../../src/routing/estimate.ts';
import { alongLine, lineLengthM, sliceLine } from '../../src/routing/geometry.ts';
import { copyMatrix, writeNoRoad, writePessimistic, writeRoadLeg } from '../../src/routing/roadCells.ts';
import { unreachable } from '../../src/routing/router.ts';
import { gangzha, point, presetSpeeds } from './support/samples.ts';

const estimate = await createEstimateRouter(presetSpeeds).matrix([point(115.26, 33.04), gangzha]);
/** From the first place to the second. */
const cell = 1;

describe('a measured leg in the matrix', () => {
  // 90 km motorway, 7 km trunk, 3 km ramps: 90/95 + 7/70 + 3/40 h = 4041 s by day, 90/80 + 7/56 + 3/32 h = 4838 s by night
  const classes = { motorwayM: 90_000, trunkM: 7_000, primaryM: 0, otherM: 3_000 };
  const leg = { distanceM: 100_000, driveS: 4_041, classes, line: null };

  it('has its own night time and motorway share, no band, and is no estimate', () => {
    const legs = copyMatrix(estimate);
    writeRoadLeg(legs, cell, leg, presetSpeeds);
    expect([legs.distanceM[cell], legs.driveS[cell], legs.motorwayPct[cell]]).toEqual([100_000, 4_041, 90]);
    expect(Math.abs(legs.nightDriveS[cell]! - 4_838)).toBeLessThanOrEqual(2);
    expect([legs.band[cell], legs.estimated[cell]]).toEqual([0, 0]);
    expect(legs.estimated[2]).toBe(1);
    expect(estimate.estimated[cell]).toBe(1);
  });

  it('of a server with a faster profile takes as long as the policy says; of a slower one, as long as it says', () => {
    const legs = copyMatrix(estimate);
    writeRoadLeg(legs, cell, { ...leg, driveS: 3_000 }, presetSpeeds);
    expect(Math.abs(legs.driveS[cell]! - 4_041)).toBeLessThanOrEqual(1);
    writeRoadLeg(legs, cell, { ...leg, driveS: 5_000 }, presetSpeeds);
    expect(legs.driveS[cell]).toBe(5_000);
  });

  it('of a share just below 90 % does not pass for 90 %', () => {
    const legs = copyMatrix(estimate);
    writeRoadLeg(legs, cell, { ...leg, classes: { ...classes, motorwayM: 89_999, trunkM: 7_001 } }, presetSpeeds);
    expect(legs.motorwayPct[cell]).toBe(89);
  });

  it('without classes claims no motorway and takes the night of the estimate', () => {
    const legs = copyMatrix(estimate);
    const slower = estimate.nightDriveS[cell]! / estimate.driveS[cell]!;
    writeRoadLeg(legs, cell, { ...leg, classes: null }, presetSpeeds);
    expect(legs.motorwayPct[cell]).toBe(0);
    expect(legs.nightDriveS[cell]! / legs.driveS[cell]!).toBeCloseTo(slower, 2);
  });

  it('between places without a road is unreachable', () => {
    const legs = copyMatrix(estimate);
    writeNoRoad(legs, cell);
    expect([legs.distanceM[cell], legs.estimated[cell]]).toEqual([unreachable, 0]);
  });

  it('that nobody measured grows by its band and a detour at 60 km/h', () => {
    const legs = copyMatrix(estimate);
    writePessimistic(legs, cell, 1, 3_000);
    const [longer, slower] = [legs.distanceM[cell]!, legs.driveS[cell]!];
    expect(longer).toBe(Math.ceil(estimate.distanceM[cell]! * (1 + estimate.band[cell]!) + 3_000));
    expect(slower).toBe(Math.ceil(estimate.driveS[cell]! * (1 + estimate.band[cell]!) + 180));
    expect(legs.estimated[cell]).toBe(1);
  });
});

describe('parts of a line', () => {
  const line: [number, number][] = [
    [0, 0],
    [1, 0],
    [2, 0],
    [4, 0],
  ];

  it('have their ends and what lies between', () => {
    expect(sliceLine(line, 0.125, 0.75)).toEqual([
      [0.5, 0],
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
    expect(sliceLine(line, 0, 1)).toEqual(line);
    expect(sliceLine(line, 1, 1)).toEqual([
      [4, 0],
      [4, 0],
    ]);
  });

  it('put together are as long as the whole', () => {
    const parts = [sliceLine(line, 0, 0.3), sliceLine(line, 0.3, 0.9), sliceLine(line, 0.9, 1)];
    const sum = parts.reduce((total, part) => total + lineLengthM(part), 0);
    expect(sum).toBeCloseTo(lineLengthM(line), 3);
    expect(parts[0]!.at(-1)).toEqual(alongLine(line, 0.3));
  });
});
