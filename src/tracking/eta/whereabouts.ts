import type { TripProgress } from '../../contract/journey.ts';
import type { PartTrip } from '../../contract/planPart.ts';
import { greatCircleM } from '../../routing/greatCircle.ts';
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
    .reduce((a, b) => (b.heardS >= a.heardS ? b : a), { ...known, heardS: known.atS });
  return notBehindNow(run, newest);
}

/** By stops reached and left. */
function atStops({ progress, planned, nowS, secondOf }: Run): Whereabouts {
  const { stops, departedAt } = progress;
  const last = stops.findLastIndex(({ arrivedAt, leftAt }) => (arrivedAt ?? leftAt) !== null);
  if (last < 0) {
    const startS = planned.departS[0]!;
    if (departedAt !== null) return { after: 0, share: 0, atS: secondOf(departedAt) };
    return { after: 0, share: 0, atS: Math.max(startS, nowS) };
  }
  const { arrivedAt, leftAt } = stops[last]!;
  if (leftAt !== null) return { after: last, share: 0, atS: secondOf(leftAt) };
  if (last > 0 && planned.serviceStop[last] !== null) return { after: last - 1, share: 1, atS: secondOf(arrivedAt!) };
  // a stand on the way lasts as long as planned, or until now
  const standS = planned.departS[last]! - planned.arriveS[last]!;
  return { after: last, share: 0, atS: Math.max(secondOf(arrivedAt!) + standS, nowS) };
}

/** What somebody told, with the moment at which he did. */
type Heard = Whereabouts & { heardS: number };

function fromPosition({ trip, progress, secondOf }: Run, { after }: Whereabouts): Heard | null {
  const { position } = progress;
  const [from, to] = [trip.stops[after]!, trip.stops[after + 1]];
  if (position === null || to === undefined) return null;
  const here = { lng: position.lon, lat: position.lat };
  const behindM = greatCircleM(from, here);
  const aheadM = greatCircleM(here, to);
  const share = behindM + aheadM === 0 ? 1 : behindM / (behindM + aheadM);
  const atS = secondOf(position.at);
  return { after, share, atS, heardS: atS };
}

/** The driver's word: so late at the next stop. */
function fromDelay({ progress, planned, secondOf }: Run, { after, atS }: Whereabouts): Heard | null {
  const { delay } = progress;
  if (delay === null || after + 1 >= planned.arriveS.length) return null;
  const heardS = secondOf(delay.at);
  const doorS = planned.arriveS[after + 1]! + delay.minutes * 60;
  return { after, share: 1, atS: Math.max(atS, heardS, doorS), heardS };
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
function notBehindNow({ planned, nowS }: Run, { after, share, atS }: Whereabouts): Whereabouts {
  const next = after + 1;
  if (next >= planned.arriveS.length) return { after, share, atS };
  const driveS = (planned.arriveS[next]! - planned.departS[after]!) * (1 - share);
  return atS + driveS < nowS ? { after, share: 1, atS: nowS } : { after, share, atS };
}
