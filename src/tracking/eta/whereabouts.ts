import type { TripProgress } from '../../contract/journey.ts';
import type { PartTrip } from '../../contract/planPart.ts';
import { greatCircleM } from '../../routing/greatCircle.ts';
import { lastReached } from '../journey/tripProgress.ts';
import type { PlannedRun } from './plannedRun.ts';

/** Where a bus is on its planned run, and when. */
export interface Whereabouts {
  /** Last stop of the document that it has left; its stand there, if it was one, is over. */
  after: number;
  /** Share of the drive to the next stop that lies behind it. */
  share: number;
  atS: number;
}

/** What is looked at of a trip. */
export interface Run {
  trip: PartTrip;
  progress: TripProgress;
  planned: PlannedRun;
  /** Now, on the engine's clock. */
  nowS: number;
  secondOf(instant: string): number;
}

/** Where the bus is by the newest that is known of it; never in the past of what it should have reached by now. */
export function whereabouts(run: Run): Whereabouts {
  const known = atStops(run);
  const newest = [fromPosition(run, known), fromDelay(run, known), fromRest(run, known)]
    .filter((place) => place !== null)
    .reduce((a, b) => (b.heardS >= a.heardS ? b : a), { ...known, heardS: known.heardS ?? known.atS });
  return notBehindNow(run, newest);
}

/** Where a bus is, and whether it stands at the stop that it comes to after `after`: told at `heardS`. */
type Known = Whereabouts & { isThere?: boolean; heardS?: number };

/** By stops reached and left. */
function atStops({ progress, planned, nowS, secondOf }: Run): Known {
  const { stops, departedAt } = progress;
  const last = lastReached(progress);
  if (last < 0) {
    const startS = planned.departS[0]!;
    if (departedAt !== null) return { after: 0, share: 0, atS: secondOf(departedAt) };
    return { after: 0, share: 0, atS: Math.max(startS, nowS) };
  }
  const { arrivedAt, leftAt, seen } = stops[last]!;
  if (leftAt !== null) return { after: last, share: 0, atS: secondOf(leftAt) };
  const standS = planned.departS[last]! - planned.arriveS[last]!;
  const cameS = arrivedAt === null ? cameByS(secondOf(seen!.firstAt), last, planned) : secondOf(arrivedAt);
  // as long as it is told of people there, its work is not done
  const atS = Math.max(cameS, seen === null ? cameS : secondOf(seen.lastAt) - standS);
  if (last > 0 && planned.serviceStop[last] !== null)
    return { after: last - 1, share: 1, atS, isThere: true, heardS: secondOf(seen?.lastAt ?? arrivedAt!) };
  // a stand on the way lasts as long as planned, or until now
  return { after: last, share: 0, atS: Math.max(atS + standS, nowS) };
}

/** When a bus came that was first seen at a stop: whom it meets while it should stand there says nothing of a delay. */
function cameByS(seenS: number, stop: number, { arriveS, departS }: PlannedRun): number {
  return seenS <= departS[stop]! ? Math.min(seenS, arriveS[stop]!) : seenS;
}

/** What somebody told, with the moment at which he did. */
type Heard = Known & { heardS: number };

/** Not farther from a stop: at it. */
const atStopM = 1_000;

function fromPosition({ trip, progress, secondOf }: Run, { after, isThere }: Known): Heard | null {
  const { position } = progress;
  const left = isThere ? after + 1 : after;
  const [from, to] = [trip.stops[left]!, trip.stops[left + 1]];
  if (position === null || to === undefined) return null;
  const here = { lng: position.lon, lat: position.lat };
  const behindM = greatCircleM(from, here);
  // where it stands is known already, and until when is not
  if (isThere && behindM <= atStopM) return null;
  const aheadM = greatCircleM(here, to);
  const share = behindM + aheadM === 0 ? 1 : behindM / (behindM + aheadM);
  const atS = secondOf(position.at);
  return { after: left, share, atS, heardS: atS };
}

/** The driver's word: so late at the next stop. */
function fromDelay({ progress, planned, secondOf }: Run, known: Known): Heard | null {
  const { after, atS } = known;
  const { delay } = progress;
  if (delay === null || after + 1 >= planned.arriveS.length) return null;
  const heardS = secondOf(delay.at);
  const doorS = planned.arriveS[after + 1]! + delay.minutes * 60;
  return { ...known, share: 1, atS: Math.max(atS, heardS, doorS), heardS };
}

/** Standing on the way: as far as the plan drives from the last stop until then, going on when he says, or after the stand. */
function fromRest({ progress, planned, nowS, secondOf }: Run, { after, share, atS }: Whereabouts): Heard | null {
  const { rest } = progress;
  if (rest === null || after + 1 >= planned.arriveS.length) return null;
  const heardS = secondOf(rest.at);
  const driveS = planned.arriveS[after + 1]! - planned.departS[after]!;
  const gone = driveS <= 0 ? 1 : Math.min(1, share + Math.max(0, heardS - atS) / driveS);
  const untilS = rest.until === null ? nowS : secondOf(rest.until);
  return { after, share: gone, atS: Math.max(heardS, untilS), heardS };
}

/** A bus that should be at its next stop and has not told so arrives now at best. */
function notBehindNow({ planned, nowS }: Run, { after, share, atS, isThere }: Known): Whereabouts {
  const { arriveS, departS } = planned;
  const left = isThere ? after + 1 : after;
  const next = left + 1;
  if (next >= arriveS.length) return { after, share, atS };
  const standS = isThere ? departS[left]! - arriveS[left]! : 0;
  const driveS = (arriveS[next]! - departS[left]!) * (isThere ? 1 : 1 - share);
  return atS + standS + driveS < nowS ? { after: left, share: 1, atS: nowS } : { after, share, atS };
}
