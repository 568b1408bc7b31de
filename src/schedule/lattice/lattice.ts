import type { Incumbent } from '../incumbent.ts';
import { type Concerns, concernsOf, Front } from './front.ts';
import type { Label } from './label.ts';
import { LabelBounds } from './labelBounds.ts';
import { logOf } from './logOf.ts';
import { change, drive, firstLabel, opensS, type Situation, serve, stand, standEndS } from './moves.ts';
import type { LatticeTask } from './task.ts';

/** A new label takes as long as so many comparisons. */
const labelSteps = 50;

const never = Number.POSITIVE_INFINITY;

/**
 * Finds the best timetable of at most a day among those that decide on a grid: tries every move that the rules allow at every instant, in the order of
 * time and for all departures at once, and drops what cannot beat the best known or what something else surpasses. Slow and
 * without any knowledge of what tends to be good; for what the walks leave open.
 */
export class Lattice {
  readonly #incumbent: Incumbent;
  #task!: LatticeTask;
  #concerns!: Concerns;
  #bounds!: LabelBounds;
  #fromS = 0;
  #stepsLeft = 0;
  /** Labels by the grid's instant, then by leg, door and driver. */
  #buckets: (Map<number, Front> | undefined)[] = [];
  #slot = 0;

  constructor(incumbent: Incumbent) {
    this.#incumbent = incumbent;
  }

  /** Leaves a better timetable in the incumbent if there is one; false where it gave up. */
  run(task: LatticeTask): boolean {
    this.#task = task;
    this.#concerns = concernsOf(task);
    this.#stepsLeft = task.mostSteps;
    const { openings, earliestS, crew, longestS, gridS } = task;
    if (openings.length === 0) return true;
    const latestServeS = openings.at(-1)!.toS;
    this.#fromS = Math.max(Math.ceil(earliestS / gridS) * gridS, openings[0]!.fromS - longestS);
    if (this.#fromS > latestServeS) return true;
    this.#buckets = [];
    const slots = (latestServeS + longestS - this.#fromS) / gridS + 1;
    this.#bounds = new LabelBounds(task, this.#incumbent, this.#fromS, this.#fromS + slots * gridS);
    for (this.#slot = 0; this.#slot < slots; this.#slot += 1) {
      const startS = this.#fromS + this.#slot * gridS;
      if (startS <= latestServeS)
        for (let wheel = 0; wheel < crew.drivers.length; wheel += 1)
          if (wheel === 0 || crew.weekLeftS[crew.drivers[wheel]!] !== crew.weekLeftS[crew.drivers[wheel - 1]!])
            this.#put(firstLabel(task, startS, wheel));
      this.#expand();
      if (this.#stepsLeft < 0) break;
    }
    this.#buckets = [];
    return this.#stepsLeft >= 0;
  }

  /** Follows the labels of a slot, also those that it makes itself. */
  #expand(): void {
    const bucket = this.#buckets[this.#slot];
    if (bucket === undefined) return;
    for (let again = true; again; ) {
      again = false;
      for (const { labels } of bucket.values())
        for (const label of labels) {
          if (label.dead) continue;
          label.dead = true;
          again = true;
          this.#follow(label);
          if (this.#stepsLeft < 0) return;
        }
    }
    this.#buckets[this.#slot] = undefined;
  }

  #follow(label: Label): void {
    const task = this.#task;
    const { route, crew } = task;
    const nextS = this.#fromS + (this.#slot + 1) * task.gridS;
    const atDoor = label.work <= 0;
    if (atDoor && label.leg + 2 === route.stops) {
      this.#finish(label);
      return;
    }
    const beginS = atDoor ? opensS(task, label) : never;
    if (!atDoor) this.#put(drive(task, label, nextS));
    else if (beginS === label.t) this.#put(serve(task, label));
    for (let i = 0; label.hasDriven && i < crew.drivers.length; i += 1)
      if (i !== label.wheel && !isLikeEarlierOne(task, label, i)) this.#put(change(task, label, i));
    const endS = standEndS(task, label, beginS);
    // boarding may begin at any instant: the loaded run is shorter after some of them; and where duty may last only so long, a daily rest may end
    // at any: who waits longer at its end waits less on duty
    const mayEndAnytime = (atDoor && label.leg === 0) || (crew.spreadS < never && label.standS >= crew.restS);
    this.#put(stand(task, label, mayEndAnytime ? Math.min(endS, nextS) : endS));
  }

  #put(label: Label | null): void {
    if (label === null || this.#bounds.isHopeless(label)) return;
    const slot = Math.floor((label.t - this.#fromS) / this.#task.gridS);
    let bucket = this.#buckets[slot];
    if (bucket === undefined) {
      bucket = new Map();
      this.#buckets[slot] = bucket;
    }
    const place = (label.leg * 2 + (label.work <= 0 ? 1 : 0)) * 16 + label.wheel;
    let front = bucket.get(place);
    if (front === undefined) {
      front = new Front();
      bucket.set(place, front);
    }
    this.#stepsLeft -= labelSteps + front.labels.length;
    front.add(label, this.#task, this.#concerns);
  }

  #finish(label: Label): void {
    const { crew } = this.#task;
    const { log, serveS } = logOf(label, crew.drivers);
    this.#incumbent.offer(
      log,
      label.startS,
      serveS,
      label.t,
      label.lastDropS - label.loadedFromS,
      label.handovers,
      label.loadedS,
    );
  }
}

/** True where the driver at place `i` has not driven, like an earlier one with as many hours who is not at the wheel either. */
function isLikeEarlierOne({ crew }: Situation, { tripS, wheel }: Label, i: number): boolean {
  if (tripS[i]! > 0) return false;
  for (let k = 0; k < i; k += 1)
    if (k !== wheel && tripS[k] === 0 && crew.weekLeftS[crew.drivers[k]!] === crew.weekLeftS[crew.drivers[i]!])
      return true;
  return false;
}
