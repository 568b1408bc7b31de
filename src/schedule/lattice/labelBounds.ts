import { restsAheadS } from '../bounds.ts';
import { doorByClockS } from '../clockDrive.ts';
import type { Incumbent } from '../incumbent.ts';
import { ClockBounds } from './clockBounds.ts';
import { Daylight } from './daylight.ts';
import type { Label } from './label.ts';
import type { LatticeTask } from './task.ts';

const never = Number.POSITIVE_INFINITY;

/** Tells which labels need not be followed: lower bounds on what can come of them, against the best known. */
export class LabelBounds {
  readonly #task: LatticeTask;
  readonly #incumbent: Incumbent;
  readonly #clock: ClockBounds;
  readonly #daylight: Daylight;

  /** @param fromS first instant of a label; @param toS last one */
  constructor(task: LatticeTask, incumbent: Incumbent, fromS: number, toS: number) {
    this.#task = task;
    this.#incumbent = incumbent;
    this.#daylight = new Daylight(task);
    this.#clock = new ClockBounds(task, this.#daylight, fromS, toS);
  }

  /** True where nothing that begins like this can be lawful, end in time and be better than what is known. */
  isHopeless(label: Label): boolean {
    const { route, rules, crew, timeline, floors, longestS } = this.#task;
    const { leg, t, startS } = label;
    const clock = this.#clock;
    const daylight = this.#daylight;
    const next = leg + 1;
    const doorS = doorByClockS(this.#task, leg, label.work, t);
    let endS = doorS === never ? never : clock.endS(next, doorS);
    if (endS - startS > longestS) return true;
    const legDayS = label.work > 0 ? label.work / route.nightS[leg]! : 0;
    const legS = Math.ceil(legDayS);
    const spareS = daylight.spareS(label, legDayS + route.toEndDriveS[next]!);
    if (spareS < 0) return true;
    const { drivenS, offS } = label.counters[rules.contByDriver ? label.wheel : 0]!;
    const restsAheadOf = (driveS: number) => restsAheadS(rules, crew.drivers.length, drivenS, offS, legS + driveS);
    let lastDropS = label.lastDropS;
    if (next <= route.lastDrop) {
      const driveS = route.toLastDropDriveS[next]!;
      if (leg > 0 && label.loadedS + legS + driveS > rules.loadedDriveS) return true;
      const loadedSpareS = leg > 0 ? rules.loadedDriveS - label.loadedS - legDayS - driveS : never;
      const byDayS = daylight.byDayS(leg, legDayS + driveS, Math.min(spareS, loadedSpareS));
      const soonestS = t + legS + route.toLastDropS[next]! + restsAheadOf(driveS);
      lastDropS = Math.max(soonestS, clock.lastDropS(next, doorS), daylight.doneS(t, byDayS));
      if (lastDropS + route.dwellS[route.lastDrop]! > timeline.midnight(1) + rules.horizonAfterS) return true;
      endS = Math.max(endS, clock.endS(route.lastDrop, lastDropS));
    }
    const ridesS =
      leg === 0
        ? clock.loadedElapsedS(doorS, daylight.byDayS(1, route.loadedDayS, spareS))
        : lastDropS - label.loadedFromS;
    endS = Math.max(
      endS,
      t + legS + route.toEndS[next]! + restsAheadOf(route.toEndDriveS[next]!),
      daylight.doneS(t, daylight.byDayS(leg, legDayS + route.toEndDriveS[next]!, spareS)),
    );
    if (endS - startS > longestS) return true;
    return !this.#incumbent.beatenBy(startS, endS, Math.max(floors.loadedElapsedS, ridesS), label.handovers);
  }
}
