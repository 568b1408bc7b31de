import type { FixChange } from '../../contract/fix.ts';
import { PolicyRouteTimer } from '../../schedule/routeTimer.ts';
import type { TimetableRefusal } from '../../schedule/types.ts';
import type { Batch } from '../batch.ts';
import { receptionWindows } from '../clock.ts';
import { excess, fromRefusal, liftedObstacle, noRoad, noSeats, type Obstacle, tooFar, tooLong } from '../obstacles.ts';
import { applyFix } from './applyFix.ts';
import { fixPriceCny } from './fixPrice.ts';
import { leastAmount } from './leastAmount.ts';
import { isAbout, liftRefusal } from './liftRefusal.ts';
import { mergeChanges } from './mergeChanges.ts';
import { lacksRoad, type SoloRun } from './soloRun.ts';
import { noDrivers } from './tooFewDrivers.ts';

/** What stands between people of a group and a bus, and the least changes that take it away. */
export interface SoloPath {
  busType: number;
  /** In the order in which they were met: seats and drivers, length of the run, hours. */
  obstacles: Obstacle[];
  changes: FixChange[];
  priceCny: number;
  /** True where the changes let the bus carry them; else the last obstacle cannot be lifted by itself. */
  open: boolean;
}

/** After so many rules lifted one after another nobody would follow the advice. */
const mostLifts = 6;
const metresStep = 100;
const minuteS = 60;

/** Lifts limit after limit for one kind of bus, each by the least amount, until it can make the run. */
export async function soloPath(batch: Batch, run: SoloRun, busType: number): Promise<SoloPath> {
  const obstacles: Obstacle[] = [];
  let changes: FixChange[] = [];
  const end = (open: boolean): SoloPath => {
    return { busType, obstacles, changes, priceCny: fixPriceCny(changes, batch.policy), open };
  };

  const bus = batch.fleet[busType]!;
  if (bus.capacity[run.risk]! < 1) {
    obstacles.push(noSeats(batch, busType));
    return end(false);
  }

  if (lacksRoad(batch, run, busType)) {
    obstacles.push(noRoad(batch, run.stops.pickups[0]!, run.stops.dropoffs[0]!));
    return end(false);
  }

  const over = overLimits(batch, run);
  obstacles.push(...over.obstacles);
  changes = over.changes;

  const engineFor = engines(batch, run, busType);
  // the engine's points are depot, pick-up and door
  const stops = { ...run.stops, pickups: [1], dropoffs: [2] };
  for (let lifts = 0; ; lifts++) {
    const result = engineFor(changes).timetable(0, stops);
    if (result.lawful) {
      const engine = engineFor(changes);
      const crew = await leastAmount(1, result.drivers, (drivers) => engine.time(0, stops, drivers) !== null);
      const missing = missingDrivers(batch, busType, crew ?? result.drivers);
      if (missing !== null) {
        obstacles.unshift(noDrivers(batch, busType, missing.amount));
        changes = mergeChanges([...changes, missing]);
      }
      return end(true);
    }
    const refused = { busType, companyId: run.companyId, refusal: result, changes };
    const more =
      lifts === mostLifts
        ? null
        : await liftRefusal(batch, refused, (tried) => engineFor(tried).time(0, stops) !== null);
    if (more === null || isAbout(more.change, result.rule)) noteRefusal(obstacles, result, run.band);
    else obstacles.push(liftedObstacle(batch, busType, more.change, result));
    if (more === null) return end(false);
    changes = more.changes;
  }
}

/** Limits that the direct run breaks, the one to be raised least first, and what raises them. */
export function overLimits({ policy }: Batch, { metres, seconds, band }: SoloRun) {
  const { loadedDistanceM, loadedDriveS } = policy.limits;
  const obstacles: Obstacle[] = [];
  const changes: FixChange[] = [];
  if (metres > loadedDistanceM) {
    obstacles.push(tooFar(loadedDistanceM, metres, band));
    changes.push(raised('limits.loadedDistanceM', loadedDistanceM, metres, metresStep));
  }
  if (seconds > loadedDriveS) {
    obstacles.push(tooLong(loadedDriveS, seconds, band));
    changes.push(raised('limits.loadedDriveS', loadedDriveS, seconds, minuteS));
  }
  return { obstacles: obstacles.sort((a, b) => excess(a) - excess(b)), changes };
}

/** The timetable engine for one run and one kind of bus under changed input. */
type EngineFor = (changes: readonly FixChange[]) => PolicyRouteTimer;

/** Engines that know the run's three points only, so that asking for many amounts costs little. */
function engines({ scenario, policy, intake, timing, places }: Batch, { stops }: SoloRun, busType: number): EngineFor {
  const bus = timing.buses[busType]!;
  const points = [bus.depot, stops.pickups[0]!, stops.dropoffs[0]!];
  const cells = points.flatMap((from) => points.map((to) => from * timing.points + to));
  const legs = {
    points: points.length,
    local: timing.local,
    distanceM: Int32Array.from(cells, (cell) => timing.distanceM[cell]!),
    driveS: Int32Array.from(cells, (cell) => timing.driveS[cell]!),
    nightDriveS: Int32Array.from(cells, (cell) => timing.nightDriveS[cell]!),
    motorwayPct: Uint8Array.from(cells, (cell) => timing.motorwayPct[cell]!),
  };
  const door = places.list[stops.dropoffs[0]!]!;
  return (changes) => {
    const changed = applyFix({ scenario, policy, intake }, changes);
    const company = changed.scenario.companies.find(({ companyId }) => companyId === door.companyId)!;
    const extra = changes.reduce((sum, change) => sum + (change.kind === 'driver' ? change.amount : 0), 0);
    const windows = [
      null,
      timing.windows[points[1]!]!,
      receptionWindows(timing, company.receiveFrom, company.receiveTo),
    ];
    const buses = [{ ...bus, depot: 0, drivers: bus.drivers + extra }];
    return new PolicyRouteTimer({ ...legs, windows, buses }, changed.policy);
  };
}

function raised(
  field: 'limits.loadedDistanceM' | 'limits.loadedDriveS',
  from: number,
  needed: number,
  step: number,
): FixChange {
  const to = Math.ceil(needed / step) * step;
  return { kind: 'policy', field, amount: to - from, from, to };
}

/** A rule that refuses again after it was lifted, or a limit that was met before, is one obstacle. */
function noteRefusal(obstacles: Obstacle[], refusal: TimetableRefusal, band: number): void {
  const obstacle = fromRefusal(refusal, band);
  const at = obstacles.findIndex(
    ({ code, rule }) => code === obstacle.code && (rule ?? obstacle.rule) === obstacle.rule,
  );
  if (at < 0) obstacles.push(obstacle);
  else obstacles[at] = { ...obstacle, limit: obstacles[at]!.limit };
}

/** Drivers whom the depot lacks for such a crew even if nobody else drove. */
function missingDrivers({ drivers, fleet }: Batch, busType: number, crew: number): FixChange | null {
  const { depotId } = fleet[busType]!;
  const have = drivers === null ? crew : (drivers.get(depotId)?.length ?? 0);
  return have >= crew ? null : { kind: 'driver', amount: crew - have, depotId, plate: null };
}
