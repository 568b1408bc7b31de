import type { FixChange } from '../../contract/fix.ts';
import { PolicyRouteTimer } from '../../schedule/routeTimer.ts';
import type { TimetableRefusal } from '../../schedule/types.ts';
import { type Batch, timingData } from '../batch.ts';
import { excess, fromRefusal, noDrivers, noSeats, type Obstacle, tooFar, tooLong } from '../obstacles.ts';
import { applyFix } from './applyFix.ts';
import { fixPriceCny } from './fixPrice.ts';
import { liftRefusal } from './liftRefusal.ts';
import { mergeChanges } from './mergeChanges.ts';
import type { SoloRun } from './soloRun.ts';

/** What stands between one person of a group and a bus, and the least changes that take it away. */
export interface SoloPath {
  busType: number;
  /** In the order in which they were met: seats and drivers, length of the run, hours. */
  obstacles: Obstacle[];
  changes: FixChange[];
  priceCny: number;
  /** True where the changes let the bus carry him; else the last obstacle cannot be lifted by itself. */
  open: boolean;
}

/** After so many rules lifted one after another nobody would follow the advice. */
const mostLifts = 6;
const metresStep = 100;
const minuteS = 60;

/** Lifts limit after limit for one kind of bus, each by the least amount, until it can make the run. */
export async function soloPath(batch: Batch, run: SoloRun, busType: number): Promise<SoloPath> {
  const { band, stops, companyId } = run;
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

  const over = overLimits(batch, run);
  obstacles.push(...over.obstacles);
  changes = over.changes;

  for (let lifts = 0; ; lifts++) {
    const result = timerWith(batch, changes).timetable(busType, stops);
    if (result.lawful) {
      const missing = missingDrivers(batch, busType, result.drivers);
      if (missing !== null) {
        obstacles.unshift(noDrivers(batch, busType));
        changes = mergeChanges([...changes, missing]);
      }
      return end(true);
    }
    noteRefusal(obstacles, result, band);
    if (lifts === mostLifts) return end(false);
    const more = await liftRefusal(batch, { busType, companyId, refusal: result, changes }, (tried) => {
      return timerWith(batch, tried).time(busType, stops) !== null;
    });
    if (more === null) return end(false);
    changes = more;
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

/** The engine for the batch with the changes made; places and legs stay. */
function timerWith(batch: Batch, changes: readonly FixChange[]): PolicyRouteTimer {
  if (changes.length === 0) return new PolicyRouteTimer(batch.timing, batch.policy);
  const { scenario, policy } = applyFix(batch, changes);
  const extra = changes.reduce((sum, change) => sum + (change.kind === 'driver' ? change.amount : 0), 0);
  const fleet = batch.fleet.map((type) => ({ ...type, drivers: type.drivers + extra }));
  return new PolicyRouteTimer(timingData(scenario, batch.places, fleet, batch.legs), policy);
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

/** Drivers whom the depot lacks altogether. */
function missingDrivers({ drivers, fleet }: Batch, busType: number, needed: number): FixChange | null {
  const { depotId } = fleet[busType]!;
  if (drivers === null || (drivers.get(depotId)?.length ?? 0) > 0) return null;
  return { kind: 'driver', amount: needed, depotId, plate: null };
}
