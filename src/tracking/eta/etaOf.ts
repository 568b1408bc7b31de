import type { TripProgress } from '../../contract/journey.ts';
import type { PartTrip } from '../../contract/planPart.ts';
import type { BatchClock } from '../../planning/clock.ts';
import type { Policy } from '../../policy/schema.ts';
import { type PastEvent, TripResumer, type UnderWay } from '../../schedule/resume.ts';
import { lastReached } from '../journey/tripProgress.ts';
import { type PlannedRun, plannedRun } from './plannedRun.ts';
import { type Whereabouts, whereabouts } from './whereabouts.ts';

/** When a bus comes to its stops. */
export interface TripEta {
  /** Of each stop of the document, UTC; null for stops that it has reached, and for stands on the way. */
  etaAt: (string | null)[];
  /** How late it will be at the next stop with people, against the plan, in minutes; negative: early. Null where none is ahead. */
  lateMin: number | null;
  /** False where no lawful way on was found: the plan is shifted by the delay then. */
  isLawful: boolean;
  /** How much later than by its delay it will be somewhere, because rules bind that did not before, in minutes. */
  rulesAddMin: number;
}

/** Arrivals of buses under way; one engine for all of them. */
export class EtaEngine {
  readonly #policy: Policy;
  readonly #clock: BatchClock;
  readonly #resumer: TripResumer;

  constructor(policy: Policy, clock: BatchClock) {
    this.#policy = policy;
    this.#clock = clock;
    this.#resumer = new TripResumer(policy, clock.local);
  }

  /**
   * From the newest that is known of a bus, by the rules that are still ahead of it: the engine goes on from where it is, once as late as it
   * is and once as punctual as planned, and the difference is what it will be late. A punctual bus so comes as planned, whatever the plan stands
   * for of its own free will. What it did on its way counts as planned, moved by its delay. Nobody is picked up before his time.
   */
  of(trip: PartTrip, progress: TripProgress, nowMs: number): TripEta {
    const planned = isOver(trip, progress, nowMs) ? null : plannedRun(trip, this.#clock, this.#policy);
    if (planned === null) return { etaAt: trip.stops.map(() => null), lateMin: null, isLawful: true, rulesAddMin: 0 };
    const { midnightMs } = this.#clock;
    const secondOf = (instant: string) => Math.round((Date.parse(instant) - midnightMs) / 1000);
    const here = whereabouts({ trip, progress, planned, nowS: secondOf(new Date(nowMs).toISOString()), secondOf });
    const plannedHereS = plannedAtS(planned, here);
    const delayS = here.atS - plannedHereS;
    const late = this.#arrivals(planned, here, delayS);
    const punctual = this.#arrivals(planned, { ...here, atS: plannedHereS }, 0);
    const lateAt = (service: number) => {
      const [a, b] = [late?.get(service), punctual?.get(service)];
      return a === undefined || b === undefined ? delayS : a - b;
    };

    const etaS = planned.arriveS.map((planS, stop) => {
      const service = planned.serviceStop[stop];
      if (service === null || service === undefined || stop === 0 || stop <= here.after) return null;
      const lateS = lateAt(service);
      return planS + (isPickup(trip, stop) ? Math.max(0, lateS) : lateS);
    });
    const ahead = etaS.flatMap((at, stop) => (at === null || isDepot(trip, stop) ? [] : [at - planned.arriveS[stop]!]));
    const reached = lastReached(progress);
    const lateMin = ahead.length === 0 ? null : Math.round(ahead[0]! / 60);
    return {
      etaAt: etaS.map((at, stop) =>
        at === null || stop <= reached ? null : new Date(midnightMs + at * 1000).toISOString(),
      ),
      lateMin,
      isLawful: late !== null,
      rulesAddMin: Math.max(0, Math.round((Math.max(0, ...ahead) - Math.max(0, delayS)) / 60)),
    };
  }

  /** By stop of the engine; null where no way on is lawful. */
  #arrivals(planned: PlannedRun, here: Whereabouts, delayS: number): Map<number, number> | null {
    const entries = this.#resumer.entries(underWay(planned, here, delayS));
    if (entries === null) return null;
    return new Map(entries.flatMap(({ stop, arriveS }) => (stop === null ? [] : [[stop, arriveS] as const])));
  }
}

/** A trip that has ended, or of which nothing was heard for so long after its end that nobody waits for it any more. */
function isOver({ stops }: PartTrip, { state, lastHeardAt }: TripProgress, nowMs: number): boolean {
  if (state === 'arrived' || state === 'handed_over') return true;
  return nowMs > Math.max(Date.parse(stops.at(-1)!.arriveAt), Date.parse(lastHeardAt ?? '1970-01-01')) + givenUpMs;
}

const givenUpMs = 36 * 3_600_000;

const isPickup = ({ stops }: PartTrip, stop: number) => stops[stop]!.kind === 'pickup';
const isDepot = ({ stops }: PartTrip, stop: number) => stops[stop]!.kind === 'depot';

/** When the plan would have the bus where it is. */
function plannedAtS({ arriveS, departS }: PlannedRun, { after, share }: Whereabouts): number {
  const next = arriveS[after + 1];
  return next === undefined ? departS[after]! : departS[after]! + share * (next - departS[after]!);
}

/** The run up to where the bus is, as planned but for its delay. */
function underWay(planned: PlannedRun, { after, share, atS }: Whereabouts, delayS: number): UnderWay {
  const { request, arriveS, departS, leg, ahead, serviceStop, driver } = planned;
  const at = (plannedS: number) => Math.round(plannedS + delayS);
  const past: PastEvent[] = [];
  for (let stop = 1; stop <= after; stop += 1) {
    past.push({
      kind: 'drive',
      place: leg[stop]!,
      fromS: at(departS[stop - 1]!),
      toS: at(arriveS[stop]!),
      driver: driver[stop]!,
      ahead: ahead[stop]!,
    });
    past.push(...standOf(planned, stop, at));
  }
  const next = after + 1;
  const goesOn = next < arriveS.length;
  const aheadBefore = serviceStop[after] === null ? ahead[after]! : 1;
  const aheadNext = goesOn && serviceStop[next] === null ? ahead[next]! : 0;
  if (goesOn && share > 0) {
    past.push({
      kind: 'drive',
      place: leg[next]!,
      fromS: at(departS[after]!),
      toS: Math.round(atS),
      driver: driver[next]!,
      ahead: aheadBefore - share * (aheadBefore - aheadNext),
    });
  }
  return {
    request,
    startS: past[0]?.fromS ?? Math.round(atS),
    past,
    leg: goesOn ? leg[next]! : leg[after]!,
    ahead: aheadBefore - share * (aheadBefore - aheadNext),
    atS: Math.round(atS),
    driver: driver[Math.min(next, driver.length - 1)]!,
  };
}

/** What happened at a stop of the document: waiting first, work at the end. */
function standOf(planned: PlannedRun, stop: number, at: (plannedS: number) => number): PastEvent[] {
  const { request, arriveS, departS, leg, ahead, serviceStop, isHandover, driver } = planned;
  const [fromS, toS] = [at(arriveS[stop]!), at(departS[stop]!)];
  const service = serviceStop[stop] ?? null;
  const common = { driver: driver[stop]!, ahead: ahead[stop]! };
  if (service === null) {
    const next = driver[Math.min(stop + 1, driver.length - 1)]!;
    if (isHandover[stop]) return [{ kind: 'handover', place: leg[stop]!, fromS, toS, ...common, driver: next }];
    return [{ kind: 'stand', place: leg[stop]!, fromS, toS, ...common }];
  }
  const workS = Math.min(request.stops[service]!.dwellS, toS - fromS);
  const work: PastEvent = { kind: 'stop', place: service, fromS: toS - workS, toS, ...common };
  return toS - workS > fromS
    ? [{ kind: 'stand', place: leg[stop]!, fromS, toS: toS - workS, ...common }, work]
    : [work];
}
