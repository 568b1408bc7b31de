import type { PlanStop } from '../../contract/plan.ts';
import type { PartTrip } from '../../contract/planPart.ts';
import type { BatchClock } from '../../planning/clock.ts';
import type { Policy } from '../../policy/schema.ts';
import { dayPhase, type Timeline, Timelines } from '../../schedule/timeline.ts';
import type { TimetableLeg, TimetableRequest, TimetableStop } from '../../schedule/types.ts';

/** A trip of the plan on the clock of the timetable engine: what the engine needs to go on with it. */
export interface PlannedRun {
  request: TimetableRequest;
  /** Of each stop of the document: its arrival and departure by the plan. */
  arriveS: number[];
  departS: number[];
  /** Leg of the engine that the drive to the stop lies on, and the share of it that is ahead at the stop. */
  leg: number[];
  ahead: number[];
  /** Stop of the engine; null for stands on the way. */
  serviceStop: (number | null)[];
  /** True where the stop is a change of drivers. */
  isHandover: boolean[];
  /** Driver of the drive that reaches the stop, by place in the crew; 0 at the first. */
  driver: number[];
}

const isService = ({ kind }: PlanStop) => kind === 'depot' || kind === 'pickup' || kind === 'dropoff';

/**
 * Reads a run off the document. Legs are as long by day as the plan drove them, its night driving counted at the policy's night pace;
 * pick-ups are not left before the plan says, other stops open at once.
 *
 * @returns null where the document's stops are not depot, pick-ups, drop-offs, depot
 */
export function plannedRun(trip: PartTrip, clock: BatchClock, policy: Policy): PlannedRun | null {
  const { stops, crew } = trip;
  const secondOf = (instant: string) => Math.round((Date.parse(instant) - clock.midnightMs) / 1000);
  const arriveS = stops.map(({ arriveAt }) => secondOf(arriveAt));
  const departS = stops.map(({ departAt }) => secondOf(departAt));
  const service = stops.flatMap((stop, i) => (isService(stop) ? [i] : []));
  const order = service.map((i) => stops[i]!.kind[0]).join('');
  if (!/^dp+d+$/.test(order) || stops.at(-1)!.kind !== 'depot' || order.length < 4) return null;

  const timeline = new Timelines(policy, clock.local).get({ curfew: false, closedAtNight: false });
  const legOf = stops.map((_, i) => service.findLastIndex((at) => at < i));
  const legs = service.slice(1).map((to, leg): TimetableLeg => {
    const parts = stops.flatMap((stop, i) => (i > service[leg]! && i <= to ? [{ stop, fromS: departS[i - 1]! }] : []));
    return legFrom(parts, timeline, policy);
  });
  const ahead = stops.map((_, i) => {
    const leg = legOf[i]!;
    if (leg < 0 || service.includes(i)) return 0;
    let restM = 0;
    for (let k = i + 1; k <= service[leg + 1]!; k += 1) restM += stops[k]!.legDistanceM;
    return legs[leg]!.distanceM === 0 ? 0 : restM / legs[leg]!.distanceM;
  });
  const places = new Map(crew.map(({ driverId }, place) => [driverId, place]));
  return {
    request: {
      stops: service.map((i) => serviceStop(stops[i]!, arriveS[i]!, policy)),
      legs,
      maxDrivers: Math.max(1, crew.length),
      drivenLast7dMin: drivenBefore(trip),
      earliestStartS: departS[0]!,
      costDayCny: 0,
    },
    arriveS,
    departS,
    leg: legOf,
    ahead,
    serviceStop: stops.map((_, i) => (service.includes(i) ? service.indexOf(i) : null)),
    isHandover: stops.map(({ kind }) => kind === 'handover'),
    driver: stops.map(({ driverId }) => places.get(driverId ?? '') ?? 0),
  };
}

function serviceStop({ kind, board, alight }: PlanStop, arriveS: number, { dwell }: Policy): TimetableStop {
  if (kind === 'pickup')
    return {
      kind,
      dwellS: dwell.pickup_s + dwell.pickup_person_s * board.length,
      windowS: [{ fromS: arriveS, toS: Number.POSITIVE_INFINITY }],
    };
  if (kind === 'dropoff')
    return { kind, dwellS: dwell.dropoff_s + dwell.dropoff_person_s * alight.length, windowS: null };
  return { kind: 'depot', dwellS: 0, windowS: null };
}

function legFrom(
  parts: readonly { stop: PlanStop; fromS: number }[],
  timeline: Timeline,
  policy: Policy,
): TimetableLeg {
  let distanceM = 0;
  let motorwayPctM = 0;
  let driveS = 0;
  for (const { stop } of parts) {
    distanceM += stop.legDistanceM;
    motorwayPctM += (stop.legMotorwayPct ?? 0) * stop.legDistanceM;
  }
  const motorwayPct = distanceM === 0 ? 0 : Math.floor(motorwayPctM / distanceM);
  const slower = nightPace(policy, motorwayPct / 100);
  for (const { stop, fromS } of parts) {
    const byDayS = daySecondsOf(timeline, fromS, fromS + stop.legDriveS);
    driveS += byDayS + (stop.legDriveS - byDayS) / slower;
  }
  return { distanceM, driveS: Math.round(driveS), nightDriveS: Math.ceil(driveS * slower), motorwayPct };
}

/** How much longer a road takes at night. */
function nightPace({ speed }: Policy, motorwayShare: number): number {
  const { motorway, other } = speed.cruise;
  const nightMotorway = Math.min(motorway, speed.night_factor * speed.max_expressway);
  const day = motorwayShare / motorway + (1 - motorwayShare) / other;
  return (motorwayShare / nightMotorway + (1 - motorwayShare) / (speed.night_factor * other)) / day;
}

function daySecondsOf(timeline: Timeline, fromS: number, toS: number): number {
  let daySeconds = 0;
  for (let t = fromS; t < toS; ) {
    const phase = timeline.at(t);
    const untilS = Math.min(toS, timeline.from[phase + 1]!);
    if (timeline.kind[phase] === dayPhase) daySeconds += untilS - t;
    t = untilS;
  }
  return daySeconds;
}

/** Minutes that each of the crew had driven in seven days when the trip began, where the document says so. */
function drivenBefore({ crew, stops }: PartTrip): number[] {
  const first = new Map(stops[0]!.hours?.drivers.map(({ driverId, last7dS }) => [driverId, last7dS]));
  return crew.map(({ driverId }) => Math.ceil((first.get(driverId) ?? 0) / 60));
}
