import type { Policy } from '../../policy/schema.ts';
import { type Span, sharedMs } from '../clock.ts';
import type { CheckContext } from '../context.ts';
import type { RuleId } from '../rules.ts';
import { type Activity, isStand } from './timeline.ts';

const minuteMs = 60_000;
/** A leg is a motorway leg from this share on (policy/drivingHours.ts). */
const motorwayPct = 90;

/**
 * Continuous driving along a timeline: of the vehicle, or of one driver where `driverId` is given; what others drive is a
 * stand to him.
 */
export function checkContinuous(
  context: CheckContext,
  line: readonly Activity[],
  nights: readonly Span[],
  driverId: string | null,
): void {
  const { policy } = context;
  const { hos } = policy;
  const counter = new BreakCounter(policy, nights);
  for (const activity of line) {
    const drives = activity.kind === 'drive' && (driverId === null || activity.driverId === driverId);
    if (!drives) {
      const othersDrive = activity.kind === 'drive';
      counter.rest(activity, othersDrive || isStand(activity, policy));
      continue;
    }
    const expect = (rule: RuleId, limitMin: number, { fromMs, toMs }: Span) => {
      const actual = (counter.drivenMs + toMs - activity.fromMs) / minuteMs;
      const passedMs = Math.max(fromMs, toMs - (actual - limitMin) * minuteMs);
      context.findings.expect(rule, actual <= limitMin, {
        ...{ limit: limitMin, actual, at: context.iso(passedMs) },
        ...{ tripId: activity.tripId, stopSeq: activity.stopSeq, driverId: activity.driverId ?? undefined },
      });
    };
    const night = nights.filter((span) => sharedMs(span, activity) > 0).at(-1);
    if (night) {
      const atNight = { fromMs: Math.max(night.fromMs, activity.fromMs), toMs: Math.min(night.toMs, activity.toMs) };
      expect('hos.cont_night_min', hos.cont_night_min, atNight);
    }
    if (hos.cont_motorway_min > 0 && activity.motorwayPct !== null && activity.motorwayPct >= motorwayPct)
      expect('hos.cont_motorway_min', hos.cont_motorway_min, activity);
    expect('hos.cont_day_min', hos.cont_day_min, activity);
    counter.drive(activity);
  }
}

/** Driving since the last break. A break is one long stand, or two shorter ones that are together long enough. */
class BreakCounter {
  drivenMs = 0;
  readonly #hos: Policy['hos'];
  readonly #nights: readonly Span[];
  /** The stand in hand, and the longest earlier one that may be half of a break. */
  #standFromMs = 0;
  #standMs = 0;
  #partMs = 0;
  #over = false;

  constructor({ hos }: Policy, nights: readonly Span[]) {
    this.#hos = hos;
    this.#nights = nights;
  }

  drive({ fromMs, toMs }: Span): void {
    this.#endStand();
    this.drivenMs += toMs - fromMs;
  }

  /** Time off the wheel; what is no stand parts the stands before and after it. */
  rest({ fromMs, toMs }: Span, isStand: boolean): void {
    if (!isStand) {
      this.#endStand();
      return;
    }
    if (this.#standMs === 0) this.#standFromMs = fromMs;
    this.#standMs += toMs - fromMs;
    const { break_min, break_night_min, break_parts, break_part_min } = this.#hos;
    const atNight = this.#nights.some((night) => night.fromMs <= this.#standFromMs && this.#standFromMs < night.toMs);
    const wholeMs = (atNight && break_night_min > 0 ? break_night_min : break_min) * minuteMs;
    const second = break_parts === 2 && this.#partMs > 0 && this.#standMs >= break_part_min * minuteMs;
    if (this.#standMs < wholeMs && !(second && this.#partMs + this.#standMs >= wholeMs)) return;
    this.drivenMs = 0;
    this.#partMs = 0;
    this.#over = true;
  }

  #endStand(): void {
    const { break_parts, break_part_min } = this.#hos;
    if (!this.#over && break_parts === 2 && this.#standMs >= break_part_min * minuteMs)
      this.#partMs = Math.max(this.#partMs, this.#standMs);
    this.#standMs = 0;
    this.#over = false;
  }
}
