import type { Bilingual } from '../../contract/text.ts';
import type { Check, CheckContext } from '../context.ts';
import { BreakCounter } from '../hours/breakCounter.ts';
import { type DailySpans, dailySpansOf } from '../hours/dailySpans.ts';
import { type Driven, dayLastsMs, drivenTodayMs } from '../hours/dayLeft.ts';
import { DutyCounter } from '../hours/dutyCounter.ts';
import { continuousUntilMs, mustStandMs } from '../hours/mustStand.ts';
import { type Activity, isWork, linesByDriver, timelineOf } from '../hours/timeline.ts';
import type { Claim } from '../report.ts';
import type { StopView, TripView } from '../tripView.ts';

const minuteMs = 60_000;

/**
 * The driving hours that the document shows to the crew are those recomputed from stops and times, each figure of them. Other programs need not
 * show any; a document that has driving hours, a reserve or staffing anywhere has been written with all of them.
 */
export const checkShownHours: Check = (context) => {
  const { plan, trips } = context;
  const shows =
    plan.staffing !== undefined ||
    plan.trips.some(({ reserve, stops }) => reserve !== undefined || stops.some(({ hours }) => hours !== undefined));
  if (!shows) return;
  const hours = dailySpansOf(context);
  const lines = linesByDriver(trips, context.policy);
  for (const trip of trips) new ShownTrip(context, hours, lines, trip).check();
};

const named = {
  hours: { zh: '各站驾驶时间', en: 'hours' },
  reserve: { zh: '余量', en: 'reserve' },
  drivers: { zh: '驾驶员', en: 'drivers' },
  continuousS: { zh: '连续驾驶', en: 'continuousS' },
  breakDueAt: { zh: '须停时刻', en: 'breakDueAt' },
  dayS: { zh: '当日驾驶', en: 'dayS' },
  last7dS: { zh: '7 天累计', en: 'last7dS' },
  loadedDistanceM: { zh: '载客里程余量', en: 'reserve.loadedDistanceM' },
  loadedDriveS: { zh: '载客驾驶余量', en: 'reserve.loadedDriveS' },
  leftContinuousS: { zh: '连续驾驶余量', en: 'reserve.continuousS' },
  dailyS: { zh: '当日余量', en: 'reserve.dailyS' },
  weeklyS: { zh: '周余量', en: 'reserve.weeklyS' },
} as const satisfies Record<string, Bilingual>;

type Figure = string | number | null | undefined;

/** One trip of a document that shows driving hours. */
class ShownTrip {
  readonly #context: CheckContext;
  readonly #hours: DailySpans;
  readonly #lines: ReadonlyMap<string, readonly Activity[]>;
  readonly #trip: TripView;
  /** What the bus does, whoever drives. */
  readonly #busLine: readonly Activity[];

  constructor(
    context: CheckContext,
    hours: DailySpans,
    lines: ReadonlyMap<string, readonly Activity[]>,
    trip: TripView,
  ) {
    this.#context = context;
    this.#hours = hours;
    this.#lines = lines;
    this.#trip = trip;
    this.#busLine = timelineOf(trip, context.policy);
  }

  check(): void {
    for (const stop of this.#trip.stops) this.#checkStop(stop);
    this.#checkReserve();
  }

  #checkStop(stop: StopView): void {
    const place = { stopSeq: stop.seq, at: this.#context.iso(stop.arriveMs) };
    const { hours } = stop;
    if (hours === undefined) {
      this.#claim('hours', null, named.hours.en, place);
      return;
    }
    const atWheel = stop.driverId ?? undefined;
    this.#claim('continuousS', hours.continuousS, this.#continuousMs(stop.driverId, stop.arriveMs) / 1000, {
      ...place,
      driverId: atWheel,
    });
    this.#checkDue(stop, hours.breakDueAt);
    this.#checkCrew(hours.drivers, place);
    for (const { driverId, dayS, last7dS } of hours.drivers) {
      const driven = this.#driven(driverId, stop.arriveMs);
      this.#claim('dayS', dayS, drivenTodayMs(this.#context, driven) / 1000, { ...place, driverId });
      this.#claim('last7dS', last7dS, this.#sums(driverId, stop.arriveMs).weekMs / 1000, { ...place, driverId });
    }
  }

  /** By when whoever drives next must stand; nobody where nothing is driven any more. */
  #checkDue(stop: StopView, shown: string | null): void {
    const { iso } = this.#context;
    const trip = this.#trip;
    const next = trip.drives.find((drive) => drive.stop > stop.index);
    const place = { stopSeq: stop.seq, at: iso(stop.departMs), driverId: next?.driverId ?? undefined };
    const shownMs = shown === null ? null : Date.parse(shown);
    if (next === undefined) {
      this.#claim('breakDueAt', shownMs === null ? null : iso(shownMs), null, place);
      return;
    }
    const dueMs = mustStandMs(this.#context, this.#hours, {
      ...{ trip, stop: stop.index, next, ...this.#driven(next.driverId, stop.departMs) },
      continuousMs: this.#continuousMs(next.driverId, stop.departMs),
      sumsLeftMs: this.#sums(next.driverId, stop.departMs).leftMs,
    });
    this.#claim('breakDueAt', shownMs === null ? null : iso(shownMs), iso(dueMs), place);
  }

  #checkReserve(): void {
    const { policy, iso } = this.#context;
    const { doc, stops, lastDropoff } = this.#trip;
    const { reserve } = doc;
    const arrival = stops[lastDropoff];
    if (arrival === undefined) return;
    const atMs = arrival.arriveMs;
    const place = { stopSeq: arrival.seq, at: iso(atMs) };
    if (reserve === undefined) {
      this.#claim('reserve', null, named.reserve.en, place);
      return;
    }
    const { limits, hos } = policy;
    const left = (limit: number, used: number) => Math.max(0, limit - used);
    this.#claim('loadedDistanceM', reserve.loadedDistanceM, left(limits.loadedDistanceM, doc.loaded.distanceM), place);
    this.#claim('loadedDriveS', reserve.loadedDriveS, left(limits.loadedDriveS, doc.loaded.driveS), place);
    const continuousMs = this.#continuousMs(arrival.driverId, atMs);
    const untilMs = continuousUntilMs(hos, this.#hours.nights, atMs, continuousMs);
    this.#claim('leftContinuousS', reserve.continuousS, left(untilMs, atMs) / 1000, {
      ...place,
      driverId: arrival.driverId ?? undefined,
    });
    this.#checkCrew(reserve.drivers, place);
    for (const { driverId, dailyS, weeklyS } of reserve.drivers) {
      const driven = this.#driven(driverId, atMs);
      const dayMs =
        hos.window === 'rolling'
          ? dayLastsMs(this.#context, driven) - atMs
          : left(hos.max_24h_min * minuteMs, drivenTodayMs(this.#context, driven));
      this.#claim('dailyS', dailyS, dayMs / 1000, { ...place, driverId });
      this.#claim('weeklyS', weeklyS, left(this.#sums(driverId, atMs).leftMs, 0) / 1000, { ...place, driverId });
    }
  }

  /** Everybody of the crew is named, once, and nobody else. */
  #checkCrew(drivers: readonly { driverId: string }[], place: Partial<Claim>): void {
    const ids = (list: readonly { driverId: string }[]) =>
      list
        .map(({ driverId }) => driverId)
        .sort()
        .join(',');
    this.#claim('drivers', ids(drivers), ids(this.#trip.doc.crew), place);
  }

  /** Continuous driving at an instant, of the bus or of a driver as the rule set counts. */
  #continuousMs(driverId: string | null, atMs: number): number {
    const { policy } = this.#context;
    const ofBus = policy.hos.cont_scope === 'vehicle' || driverId === null;
    const counter = new BreakCounter(policy, this.#hours.nights);
    for (const activity of ofBus ? upTo(this.#busLine, atMs) : this.#lineOf(driverId, atMs))
      counter.add(activity, ofBus ? null : driverId);
    return counter.drivenMs;
  }

  #driven(driverId: string | null, atMs: number): Driven {
    const line = this.#lineOf(driverId, atMs);
    const duty = new DutyCounter(this.#context.policy, driverId ?? '');
    for (const activity of line) duty.add(activity);
    return {
      atMs,
      drives: line.filter((activity) => activity.driverId !== null && activity.driverId === driverId),
      duty,
    };
  }

  /** What his sum of 7 days has counted, and what the sums of 7 and 14 days leave. */
  #sums(driverId: string | null, atMs: number): { weekMs: number; leftMs: number } {
    const { policy, raw } = this.#context;
    const { hos } = policy;
    const counts = (activity: Activity) =>
      hos.week_counts === 'on_duty' ? isWork(activity) : activity.kind === 'drive' && activity.driverId === driverId;
    const countedMs = this.#lineOf(driverId, atMs)
      .filter(counts)
      .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
    const driver = driverId === null ? undefined : raw.drivers?.get(driverId);
    const weekMs = (driver?.drivenLast7dMin ?? 0) * minuteMs + countedMs;
    const fortnightMs = (driver?.drivenLast14dMin ?? 0) * minuteMs + countedMs;
    const fortnightLeftMs = hos.max_14d_min === 0 ? Number.POSITIVE_INFINITY : hos.max_14d_min * minuteMs - fortnightMs;
    return { weekMs, leftMs: Math.min(hos.max_7d_min * minuteMs - weekMs, fortnightLeftMs) };
  }

  #lineOf(driverId: string | null, atMs: number): Activity[] {
    return upTo(driverId === null ? this.#busLine : (this.#lines.get(driverId) ?? []), atMs);
  }

  #claim(what: keyof typeof named, shown: Figure, recomputed: Figure, place: Partial<Claim>): void {
    const told = (figure: Figure) => figure ?? '—';
    this.#context.findings.expect('hos.shown', shown === recomputed, {
      ...{ tripId: this.#trip.tripId, ...place },
      ...{ limit: told(recomputed), actual: told(shown), detail: named[what] },
    });
  }
}

/** What lies before an instant; what goes on then is cut there. */
function upTo(line: readonly Activity[], atMs: number): Activity[] {
  return line.flatMap((activity) =>
    activity.fromMs < atMs ? [{ ...activity, toMs: Math.min(activity.toMs, atMs) }] : [],
  );
}
