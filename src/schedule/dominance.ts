import { dayS } from './clock.ts';
import { type Continuous, continuousOf, partsMayHarm } from './continuous.ts';
import { driveEvent, type EventLog } from './eventLog.ts';
import type { Pose } from './pose.ts';
import { drivingAheadS } from './route.ts';
import type { WalkState } from './walkState.ts';

/** A pose that a walk has branched at, with what the rules remember of its drivers. */
export interface Seen {
  pose: Pose;
  lastDropS: number;
  weekS: readonly number[];
  /** Drives that rules may still look at: driver, from, to, one after the other. */
  drives: Float64Array;
  startS: number;
  /** Continuous driving by driver, where it is read off the log. */
  continuous: readonly Continuous[];
}

/**
 * Poses that need not be followed because another one, seen before, is at least as good in every respect: not behind on the
 * same leg at the same instant or earlier, no more of any counter, no later history, no shorter stand in hand, no worse figures so
 * far. (That the better one could stand longer counts for nothing: longer stands are followed as poses of their own.) Where parts of a break may
 * harm, it is at the same place at the same instant with the same in hand.
 */
export class SeenPoses {
  readonly #byPlace = new Map<number, Seen[]>();

  clear(): void {
    if (this.#byPlace.size > 0) this.#byPlace.clear();
  }

  /**
   * What there is to remember of a pose that is about to be followed; null where one that has been followed to the end
   * dominates it (one that is still being followed does not: this may be how).
   */
  snapshot(walk: WalkState, pose: Pose): Seen | null {
    const seen: Seen = {
      pose: pose.copy(),
      lastDropS: walk.reachedLastDropS,
      weekS: walk.crew.drivers.map((driver) => walk.crew.drivenS[driver]!),
      drives: drivesOf(walk.log, pose.t - 2 * dayS),
      startS: walk.startS,
      continuous: walk.contInLog
        ? walk.crew.drivers.map((driver) => continuousOf(walk, walk.countedDriver(driver)))
        : [],
    };
    const list = this.#byPlace.get(placeOf(pose));
    return list?.some((other) => dominates(walk, other, seen)) ? null : seen;
  }

  /** Remembers a pose that has been followed to the end. */
  add(seen: Seen): void {
    const place = placeOf(seen.pose);
    const list = this.#byPlace.get(place);
    if (list === undefined) this.#byPlace.set(place, [seen]);
    else list.push(seen);
  }
}

/** Poses are compared on the same leg or at the same door, with the same driver at the wheel. */
function placeOf({ leg, work, driver }: Pose): number {
  return (leg * 2 + (work <= 0 ? 1 : 0)) * 16 + driver;
}

function drivesOf(log: EventLog, sinceS: number): Float64Array {
  const drives: number[] = [];
  for (let i = 0; i < log.size; i += 1)
    if (log.kind[i] === driveEvent && log.toS[i]! > sinceS) drives.push(log.driver[i]!, log.fromS[i]!, log.toS[i]!);
  return Float64Array.from(drives);
}

function dominates(walk: WalkState, a: Seen, b: Seen): boolean {
  const { rules, route, crew } = walk;
  const p = a.pose;
  const q = b.pose;
  if (p.t > q.t || p.work > q.work || p.loadedS > q.loadedS || p.handovers > q.handovers) return false;
  if (a.lastDropS > b.lastDropS || a.startS < b.startS) return false;
  if (p.sparing !== q.sparing) return false;
  if (p.stoodS < q.stoodS || p.contS > q.contS) return false;
  if (p.stillS < q.stillS || p.rideS > q.rideS) return false;
  if (p.dutyFromS < q.dutyFromS || p.dutyWorkS > q.dutyWorkS) return false;
  if (rules.weekCountsDuty && p.tripWorkS > q.tripWorkS) return false;
  const mustEqual = partsMayHarm(rules, drivingAheadS(route, p));
  if (mustEqual && (p.t !== q.t || p.work !== q.work)) return false;
  if (!a.continuous.every((counter, i) => noMore(counter, b.continuous[i]!, mustEqual))) return false;
  for (let i = 0; i < a.weekS.length; i += 1) if (a.weekS[i]! > b.weekS[i]!) return false;
  return crew.drivers.every((driver) => drivenNoMoreSince(a.drives, b.drives, driver, walk.latestEndS - dayS));
}

/** True where one counter of continuous driving is no worse than another; where `mustEqual`, with the same of a break in hand. */
function noMore(a: Continuous, b: Continuous, mustEqual: boolean): boolean {
  if (a.drivenS > b.drivenS) return false;
  const [hasHad, otherHasHad] = [a.needS === 0, b.needS === 0];
  if (mustEqual && (hasHad || otherHasHad)) return hasHad && otherHasHad;
  if (a.offS < b.offS || a.partS < b.partS || (a.breakS > b.breakS && b.offS > 0)) return false;
  return !mustEqual || (a.offS === b.offS && a.partS === b.partS && (a.breakS === b.breakS || b.offS === 0));
}

/** True where from any instant up to `untilS` on, `driver` has driven no more in `a` than in `b`; windows that begin later end after the trip. */
function drivenNoMoreSince(a: Float64Array, b: Float64Array, driver: number, untilS: number): boolean {
  for (const drives of [a, b])
    for (let i = 0; i < drives.length; i += 3) {
      if (drives[i] !== driver) continue;
      for (let k = 1; k <= 2; k += 1) {
        const sinceS = Math.min(untilS, drives[i + k]!);
        if (drivenSince(a, driver, sinceS) > drivenSince(b, driver, sinceS)) return false;
      }
    }
  return true;
}

function drivenSince(drives: Float64Array, driver: number, sinceS: number): number {
  let drivenS = 0;
  for (let i = 0; i < drives.length; i += 3)
    if (drives[i] === driver) drivenS += Math.max(0, drives[i + 2]! - Math.max(sinceS, drives[i + 1]!));
  return drivenS;
}
