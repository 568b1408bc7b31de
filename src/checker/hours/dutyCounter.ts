import type { Policy } from '../../policy/schema.ts';
import { type Activity, isStand, isWork } from './timeline.ts';

const minuteMs = 60_000;

/** One driver's duty: it begins with the first work after a daily rest of the bus, or after time at home that is as long. */
export class DutyCounter {
  /** Null where no work was done since the last daily rest. */
  begunMs: number | null = null;
  /** Work since then, by anybody aboard, and what he drove of it. */
  onDutyMs = 0;
  drivenMs = 0;
  #standMs = 0;
  readonly #policy: Policy;
  readonly #driverId: string;

  constructor(policy: Policy, driverId: string) {
    this.#policy = policy;
    this.#driverId = driverId;
  }

  add(activity: Activity): void {
    const { hos } = this.#policy;
    const lengthMs = activity.toMs - activity.fromMs;
    this.#standMs = isStand(activity, this.#policy) ? this.#standMs + lengthMs : 0;
    const restMin = activity.crew > 1 ? hos.daily_rest_multi_min : hos.daily_rest_min;
    if (restMin > 0 && this.#standMs >= restMin * minuteMs) {
      this.begunMs = null;
      this.onDutyMs = 0;
      this.drivenMs = 0;
    }
    if (!isWork(activity)) return;
    this.begunMs ??= activity.fromMs;
    this.onDutyMs += lengthMs;
    if (activity.driverId === this.#driverId) this.drivenMs += lengthMs;
  }
}
