import type { CruiseSpeeds } from '../contract/speeds.ts';
import { estimateFigures } from './estimateFigures.ts';
import type { EstimatedLeg, EstimateFigures } from './estimateModel.ts';
import { placeEstimate } from './estimateModel.ts';
import { greatCircleM } from './greatCircle.ts';
import { unpackFigures } from './packedFigures.ts';
import type { LegMatrix, RoutePoint, Router } from './router.ts';

const secondsPerHour = 3600;

/** Places nearer to each other than this may be one place written twice, with the digits of another source. */
const samePlaceM = 0.5;

const shippedFigures = unpackFigures(estimateFigures);

/** What of the estimate can be exchanged. */
export interface EstimateRouterOptions {
  /** Other figures than those shipped, for another region or a test. */
  figures?: EstimateFigures;
}

/**
 * The embedded router: no map, no network, pure arithmetic on a small table of figures (README.md of this folder).
 * Every leg is marked as an estimate and carries its error band; none is unreachable, islands included. Drive times
 * follow from the class mix of a leg, at `speeds` by day and by night. Distances and times are rounded up; the matrix is
 * symmetric, zero between identical places, and independent of `adcode`, because the figures go by position.
 */
export function createEstimateRouter(speeds: CruiseSpeeds, options: EstimateRouterOptions = {}): Router {
  const figures = options.figures ?? shippedFigures;

  return {
    name: 'estimate',
    detail: {
      zh: `大圆距离 × ${figures.hubs.length} 个区域的系数，按 2021 年 2 月 OpenStreetMap 路网标定`,
      en: `great circle × factors of ${figures.hubs.length} regions, calibrated on OpenStreetMap roads of February 2021`,
    },
    matrix: async (points, signal) => {
      signal?.throwIfAborted();
      return estimateMatrix(points, figures, speeds);
    },
  };
}

function estimateMatrix(points: readonly RoutePoint[], figures: EstimateFigures, speeds: CruiseSpeeds): LegMatrix {
  const size = points.length;
  const matrix: LegMatrix = {
    size,
    distanceM: new Int32Array(size * size),
    driveS: new Int32Array(size * size),
    nightDriveS: new Int32Array(size * size),
    motorwayPct: new Uint8Array(size * size),
    band: new Float32Array(size * size),
    estimated: new Uint8Array(size * size).fill(1),
  };
  const estimate = placeEstimate(figures, points);

  for (let from = 0; from < size; from++) {
    for (let to = from + 1; to < size; to++) {
      if (greatCircleM(points[from]!, points[to]!) < samePlaceM) continue;
      const leg = estimate.leg(from, to);
      writeLeg(matrix, from * size + to, leg, speeds);
      writeLeg(matrix, to * size + from, leg, speeds);
    }
  }

  return matrix;
}

function writeLeg(matrix: LegMatrix, cell: number, leg: EstimatedLeg, speeds: CruiseSpeeds): void {
  const day = hoursPerKm(leg, speeds.motorwayKmh, speeds.trunkKmh, speeds.primaryKmh, speeds.otherKmh);
  const night = hoursPerKm(
    leg,
    speeds.nightMotorwayKmh,
    speeds.nightTrunkKmh,
    speeds.nightPrimaryKmh,
    speeds.nightOtherKmh,
  );
  const km = leg.distanceM / 1000;

  matrix.distanceM[cell] = Math.ceil(leg.distanceM);
  matrix.driveS[cell] = Math.ceil(km * day * secondsPerHour);
  matrix.nightDriveS[cell] = Math.ceil(km * night * secondsPerHour);
  matrix.motorwayPct[cell] = Math.round(100 * leg.motorway);
  matrix.band[cell] = leg.band;
}

function hoursPerKm(leg: EstimatedLeg, motorway: number, trunk: number, primary: number, other: number): number {
  return leg.motorway / motorway + leg.trunk / trunk + leg.primary / primary + leg.other / other;
}
