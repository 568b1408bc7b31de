import type { Bilingual } from '../../contract/text.ts';
import type { Check, CheckContext } from '../context.ts';
import { runLengthsM } from '../hours/runLength.ts';
import type { RuleId } from '../rules.ts';
import type { StopView, TripView } from '../tripView.ts';

const minuteMs = 60_000;

/** The crew that the threshold for a third driver asks for. */
const thirdDriver = 3;

/** Rules that are kept where they cost nothing: recomputed from stops and times, and held against what the document says of them. */
export const checkSoft: Check = (context) => {
  for (const trip of context.trips) {
    checkHealthStops(context, trip);
    checkThirdDriver(context, trip);
  }
};

/** A standstill of the bus with people aboard, by the indices of its first and last stop. */
interface Standstill {
  from: number;
  to: number;
  isLong: boolean;
  /** Driving since the last one that was long enough, up to here. */
  rideMs: number;
}

/** From the first pick-up to the last drop-off; doors are open, whatever is done. */
function standstills({ stops, firstPickup, lastDropoff }: TripView, leastMs: number): Standstill[] {
  const found: Standstill[] = [];
  let from = firstPickup;
  let rideMs = 0;
  for (let i = firstPickup + 1; i <= lastDropoff; i += 1) {
    if (stops[i]!.legDriveS === 0) continue;
    const drivenMs = stops[i]!.legDriveS * 1000;
    const leftMs = stops[i - 1]!.departMs;
    const isLong = leftMs - stops[from]!.arriveMs >= leastMs;
    found.push({ from, to: i - 1, isLong, rideMs });
    rideMs = (isLong ? 0 : rideMs) + drivenMs;
    from = i;
  }
  return [...found, { from, to: lastDropoff, isLong: false, rideMs }];
}

function checkHealthStops(context: CheckContext, trip: TripView): void {
  const { findings, policy, iso } = context;
  const { health_stop_every_min: everyMin, min_len: leastMin } = policy.rest;
  const { tripId, stops, doc } = trip;
  if (trip.firstPickup === -1 || trip.lastDropoff < trip.firstPickup) return;
  const found = standstills(trip, leastMin * minuteMs);
  const longest = found.reduce((most, one) => (one.rideMs > most.rideMs ? one : most));
  const actual = Math.ceil(longest.rideMs / minuteMs);
  const holds = everyMin === 0 || longest.rideMs <= everyMin * minuteMs;
  const at = stops[longest.from]!;
  claim(context, trip, 'rest.health_stop_every_min', 'rest.health_stop_every_min', holds, everyMin, actual, at);
  if (doc.soft === undefined) return;
  for (const stop of stops) {
    const standstill = found.find(({ from, to }) => from <= stop.index && stop.index <= to);
    const isStand = stop.kind === 'rest' || stop.kind === 'curfew' || stop.kind === 'overnight';
    const serves = everyMin > 0 && isStand && standstill?.isLong === true;
    const place = { tripId, stopSeq: stop.seq, at: iso(stop.arriveMs) };
    findings.equal('soft.shown', String(stop.healthStop ?? false), String(serves), place);
  }
}

function checkThirdDriver(context: CheckContext, trip: TripView): void {
  const { outboundM, loadedM } = runLengthsM(trip);
  const limit = context.policy.hos.third_driver_km;
  const km = Math.max(outboundM, loadedM) / 1000;
  const holds = km <= limit || trip.doc.crew.length >= thirdDriver;
  claim(context, trip, 'hos.third_driver_km', 'hos.third_driver_km', holds, limit, Math.round(km));
}

/** Reports a soft rule with the reason that the document gives, and holds the document's list against it. */
function claim(
  { findings, iso }: CheckContext,
  { tripId, doc }: TripView,
  ruleId: RuleId,
  rule: string,
  holds: boolean,
  limit: number,
  actual: number,
  stop?: StopView,
): void {
  const listed = doc.soft?.find((one) => one.rule === rule);
  const place = { tripId, stopSeq: stop?.seq, at: stop && iso(stop.arriveMs) };
  const detail: Bilingual | undefined = listed?.text;
  findings.prefer(ruleId, holds, { ...place, limit, actual, detail });
  if (doc.soft === undefined) return;
  const shown = listed === undefined ? '—' : `${rule} ${listed.limit} ${listed.actual}`;
  findings.equal('soft.shown', shown, holds ? '—' : `${rule} ${limit} ${actual}`, place);
}
