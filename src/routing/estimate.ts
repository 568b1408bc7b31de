import type { CruiseSpeeds } from '../contract/speeds.ts';
import type { EstimatedLeg } from './estimateModel.ts';
import { estimateLeg } from './estimateModel.ts';
import type { LegMatrix, RoutePoint, Router } from './router.ts';

const secondsPerHour = 3600;

/**
 * The embedded router: no map, no network, pure arithmetic on a small table of figures (README.md of this folder).
 * Every leg is marked as an estimate and carries its error band.
 */
export function createEstimateRouter(speeds: CruiseSpeeds): Router {
  return {
    name: 'estimate',
    detail: 'great circle × calibrated factors',
    matrix: async (points, signal) => {
      signal?.throwIfAborted();
      return estimateMatrix(points, speeds);
    },
  };
}

function estimateMatrix(points: readonly RoutePoint[], speeds: CruiseSpeeds): LegMatrix {
  const size = points.length;
  const cells = size * size;
  const matrix: LegMatrix = {
    size,
    distanceM: new Int32Array(cells),
    driveS: new Int32Array(cells),
    nightDriveS: new Int32Array(cells),
    motorwayPct: new Uint8Array(cells),
    band: new Float32Array(cells),
    estimated: new Uint8Array(cells).fill(1),
  };

  for (let from = 0; from < size; from++) {
    for (let to = from + 1; to < size; to++) {
      const leg = estimateLeg(points[from]!, points[to]!);
      writeLeg(matrix, from * size + to, leg, speeds);
      writeLeg(matrix, to * size + from, leg, speeds);
    }
  }

  return matrix;
}

function writeLeg(matrix: LegMatrix, cell: number, leg: EstimatedLeg, speeds: CruiseSpeeds): void {
  const km = leg.distanceM / 1000;
  const dayH =
    km *
    (leg.motorway / speeds.motorwayKmh +
      leg.trunk / speeds.trunkKmh +
      leg.primary / speeds.primaryKmh +
      leg.other / speeds.otherKmh);
  const nightH =
    km *
    (leg.motorway / speeds.nightMotorwayKmh +
      leg.trunk / speeds.nightTrunkKmh +
      leg.primary / speeds.nightPrimaryKmh +
      leg.other / speeds.nightOtherKmh);

  matrix.distanceM[cell] = Math.ceil(leg.distanceM);
  matrix.driveS[cell] = Math.ceil(dayH * secondsPerHour);
  matrix.nightDriveS[cell] = Math.ceil(nightH * secondsPerHour);
  matrix.motorwayPct[cell] = Math.round(100 * leg.motorway);
  matrix.band[cell] = leg.band;
}
