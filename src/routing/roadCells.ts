import type { CruiseSpeeds } from '../contract/speeds.ts';
import type { ClassMetres, LegMatrix, RoadLeg } from './router.ts';
import { unreachable } from './router.ts';

const secondsPerHour = 3600;

/** A matrix of the same size whose cells can be written without changing the first. */
export function copyMatrix(legs: LegMatrix): LegMatrix {
  return {
    size: legs.size,
    distanceM: legs.distanceM.slice(),
    driveS: legs.driveS.slice(),
    nightDriveS: legs.nightDriveS.slice(),
    motorwayPct: legs.motorwayPct.slice(),
    band: legs.band.slice(),
    estimated: legs.estimated.slice(),
  };
}

/**
 * Puts a measured leg in the place of an estimate. Driving takes the longer of what the server says and what the road classes
 * take at `speeds`, so that a server with a faster profile (a car's, say) makes no coach late. Where classes are unknown,
 * the night is slower than the day by as much as the estimate says, and no motorway is claimed.
 */
export function writeRoadLeg(legs: LegMatrix, cell: number, leg: RoadLeg, speeds: CruiseSpeeds): void {
  const { distanceM, classes } = leg;
  const dayS =
    classes === null ? (secondsPerHour * distanceM) / 1000 / speeds.motorwayKmh : classS(classes, byDay(speeds));
  const driveS = Math.ceil(Math.max(leg.driveS, dayS));
  const slower =
    classes === null || dayS === 0
      ? legs.nightDriveS[cell]! / Math.max(1, legs.driveS[cell]!)
      : classS(classes, byNight(speeds)) / dayS;
  legs.distanceM[cell] = distanceM;
  legs.driveS[cell] = driveS;
  legs.nightDriveS[cell] = Math.ceil(driveS * Math.max(1, slower));
  legs.motorwayPct[cell] = classes === null || distanceM === 0 ? 0 : Math.floor((100 * classes.motorwayM) / distanceM);
  legs.band[cell] = 0;
  legs.estimated[cell] = 0;
}

/** Marks a pair between which the server knows no road. */
export function writeNoRoad(legs: LegMatrix, cell: number): void {
  legs.distanceM[cell] = unreachable;
  legs.driveS[cell] = unreachable;
  legs.nightDriveS[cell] = unreachable;
  legs.motorwayPct[cell] = 0;
  legs.band[cell] = 0;
  legs.estimated[cell] = 0;
}

/** A detour put on an estimate is driven at this speed. */
const detourKmh = 60;

/** Makes an estimate longer by `share` of its error band and by a detour; zeros leave it as it is. */
export function writePessimistic(legs: LegMatrix, cell: number, share: number, detourM: number): void {
  const factor = 1 + share * legs.band[cell]!;
  const detourS = (secondsPerHour * detourM) / 1000 / detourKmh;
  legs.distanceM[cell] = Math.ceil(legs.distanceM[cell]! * factor + detourM);
  legs.driveS[cell] = Math.ceil(legs.driveS[cell]! * factor + detourS);
  legs.nightDriveS[cell] = Math.ceil(legs.nightDriveS[cell]! * factor + detourS);
}

type Speeds = Record<keyof ClassMetres, number>;

function classS(metres: ClassMetres, kmh: Speeds): number {
  const hours =
    metres.motorwayM / kmh.motorwayM +
    metres.trunkM / kmh.trunkM +
    metres.primaryM / kmh.primaryM +
    metres.otherM / kmh.otherM;
  return (hours / 1000) * secondsPerHour;
}

function byDay({ motorwayKmh, trunkKmh, primaryKmh, otherKmh }: CruiseSpeeds): Speeds {
  return { motorwayM: motorwayKmh, trunkM: trunkKmh, primaryM: primaryKmh, otherM: otherKmh };
}

function byNight(speeds: CruiseSpeeds): Speeds {
  return {
    motorwayM: speeds.nightMotorwayKmh,
    trunkM: speeds.nightTrunkKmh,
    primaryM: speeds.nightPrimaryKmh,
    otherM: speeds.nightOtherKmh,
  };
}
