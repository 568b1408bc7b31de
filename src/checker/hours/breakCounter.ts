import type { Policy } from '../../policy/schema.ts';
import type { Span } from '../clock.ts';
import { type Activity, isStand } from './timeline.ts';

const minuteMs = 60_000;

/** Driving since the last break. A break is one long stand, or two shorter ones that are together long enough. */
export class BreakCounter {
  drivenMs = 0;
  readonly #policy: Policy;
  readonly #nights: readonly Span[];
  /** The stand in hand, and the longest earlier one that may be half of a break. */
  #standFromMs = 0;
  #standMs = 0;
  #partMs = 0;
  #over = false;

  constructor(policy: Policy, nights: readonly Span[]) {
    this.#policy = policy;
    this.#nights = nights;
  }

  /** Counts what comes next: of the vehicle, or of one driver where `driverId` is given; what others drive is a stand to him. */
  add(activity: Activity, driverId: string | null): void {
    if (drives(activity, driverId)) this.#drive(activity);
    else this.#rest(activity, activity.kind === 'drive' || isStand(activity, this.#policy));
  }

  #drive({ fromMs, toMs }: Span): void {
    this.#endStand();
    this.drivenMs += toMs - fromMs;
  }

  /** Time off the wheel; what is no stand parts the stands before and after it. */
  #rest({ fromMs, toMs }: Span, isStand: boolean): void {
    if (!isStand) {
      this.#endStand();
      return;
    }
    if (this.#standMs === 0) this.#standFromMs = fromMs;
    this.#standMs += toMs - fromMs;
    const { break_min, break_night_min, break_parts, break_part_min } = this.#policy.hos;
    const atNight = this.#nights.some((night) => night.fromMs <= this.#standFromMs && this.#standFromMs < night.toMs);
    const wholeMs = (atNight && break_night_min > 0 ? break_night_min : break_min) * minuteMs;
    const second = break_parts === 2 && this.#partMs > 0 && this.#standMs >= break_part_min * minuteMs;
    if (this.#standMs < wholeMs && !(second && this.#partMs + this.#standMs >= wholeMs)) return;
    this.drivenMs = 0;
    this.#partMs = 0;
    this.#over = true;
  }

  #endStand(): void {
    const { break_parts, break_part_min } = this.#policy.hos;
    if (!this.#over && break_parts === 2 && this.#standMs >= break_part_min * minuteMs)
      this.#partMs = Math.max(this.#partMs, this.#standMs);
    this.#standMs = 0;
    this.#over = false;
  }
}

/** True for driving that counts for a driver, or for the vehicle where none is given. */
export function drives({ kind, driverId }: Activity, whose: string | null): boolean {
  return kind === 'drive' && (whose === null || driverId === whose);
}
