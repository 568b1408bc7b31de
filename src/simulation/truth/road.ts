import type { PartTrip } from '../../contract/planPart.ts';
import { derivedId } from '../../tracking/derivedId.ts';
import { type Act, eventAt, type Told, type Voice } from '../acts.ts';
import type { Chance } from '../chance.ts';
import type { Odds } from '../odds.ts';
import type { Kerb } from './fates.ts';

/** A passenger whom a bus has brought. */
export interface Brought {
  workerId: string;
  tripId: string;
  arrivedMs: number;
}

/** A fever that every thermometer of the policy calls one. */
export const feverCelsius = 38.4;

const minuteMs = 60_000;

/** What happens on the way of one bus: traffic, breakdowns, people at the kerb, temperatures, hand-over. */
export function rideTrip(
  trip: PartTrip,
  kerbs: readonly Kerb[],
  { odds, chance }: { odds: Odds; chance: Chance },
): { acts: Act[]; brought: Brought[] } {
  const { tripId, stops } = trip;
  const by: Voice = { role: 'driver', name: tripId };
  const acts: Act[] = [];
  const tell = (atMs: number, told: Told): string => {
    const id = chance.uuid();
    acts.push({ by, atMs, kind: 'events', events: [eventAt(id, atMs, told)] });
    return id;
  };
  const aboard = new Map<string, Kerb>();
  const brought: Brought[] = [];
  let lateMs = 0;
  let clockMs = Date.parse(stops[0]!.departAt);
  tell(clockMs, { kind: 'departed', tripId });

  for (const [stop, { kind, arriveAt, departAt, lat, lng }] of stops.entries()) {
    if (stop === 0) continue;
    if (chance.happens(odds.jam)) lateMs += chance.minutes(5, 40);
    if (chance.happens(odds.breakdown)) {
      tell(clockMs + minuteMs, { kind: 'incident', tripId, type: 'breakdown', what: '轮胎损坏，等待更换' });
      lateMs += chance.minutes(60, 180);
      tell(clockMs + 2 * minuteMs, { kind: 'delay', tripId, minutes: Math.round(lateMs / minuteMs) });
    }
    const arriveMs = Math.max(Date.parse(arriveAt) + lateMs, clockMs + 3 * minuteMs);
    const leaveMs = arriveMs + Math.max(Date.parse(departAt) - Date.parse(arriveAt), 5 * minuteMs);
    const before = stops[stop - 1]!;
    acts.push(...onTheWay(by, chance.uuid(), { from: before, fromMs: clockMs, to: { lat, lng }, toMs: arriveMs }));
    tell(arriveMs, { kind: 'arrived', tripId, stop });
    clockMs = leaveMs;
    if (kind === 'pickup') {
      for (const kerb of kerbs)
        atKerb({ tripId, stop, kerb, atMs: arriveMs + chance.minutes(1, 4) }, tell, { odds, chance });
      for (const kerb of kerbs)
        if (kerb.boards?.tripId === tripId && kerb.boards.stop === stop) aboard.set(kerb.workerId, kerb);
    }
    if (kind === 'rest') {
      tell(arriveMs + 1, { kind: 'rest', tripId, stop, until: new Date(leaveMs).toISOString() });
      for (const workerId of aboard.keys())
        if (!chance.happens(odds.forgotten))
          tell(arriveMs + chance.minutes(1, 4), {
            ...{ kind: 'temperature', tripId, stop, workerId, checkpoint: 'rest_stop' },
            celsius: chance.wellCelsius(),
          });
    }
    if (kind === 'dropoff') {
      const people = [...aboard.values()].filter((kerb) => alightsAt(trip, kerb) <= stop).map((one) => one.workerId);
      for (const workerId of people) {
        aboard.delete(workerId);
        brought.push({ workerId, tripId, arrivedMs: arriveMs });
      }
      tell(arriveMs + 4 * minuteMs, { kind: 'handed_over', tripId, stop, people });
    }
    tell(leaveMs, { kind: 'left', tripId, stop });
  }
  return { acts, brought };
}

/** How often a phone tells where it is. */
const positionEveryMs = 15 * minuteMs;

/** Where a bus was on its way between two stops, by the straight line. */
function onTheWay(
  by: Voice,
  id: string,
  { from, fromMs, to, toMs }: { from: LatLng; fromMs: number; to: LatLng; toMs: number },
): Act[] {
  const lastMs = Math.max(toMs - 2 * minuteMs, fromMs);
  const count = Math.floor((lastMs - fromMs) / positionEveryMs);
  const instants = [...Array.from({ length: count }, (_, n) => fromMs + (n + 1) * positionEveryMs), lastMs];
  return instants.map((atMs, n): Act => {
    const share = toMs === fromMs ? 1 : (atMs - fromMs) / (toMs - fromMs);
    const lat = from.lat + share * (to.lat - from.lat);
    const lon = from.lng + share * (to.lng - from.lng);
    const event = eventAt(derivedId(id, String(n)), atMs, { kind: 'position', tripId: by.name, lat, lon });
    return { by, atMs, kind: 'events', events: [event] };
  });
}

interface LatLng {
  lat: number;
  lng: number;
}

type Tell = (atMs: number, told: Told) => string;

/** What the driver sees and tells of one person at one stop. */
function atKerb(
  { tripId, stop, kerb, atMs }: { tripId: string; stop: number; kerb: Kerb; atMs: number },
  tell: Tell,
  { odds, chance }: { odds: Odds; chance: Chance },
): void {
  const { workerId, fate, boards, planned } = kerb;
  const ofPerson = { workerId, tripId, stop };
  const boardsHere = boards?.tripId === tripId && boards.stop === stop;
  const isAwaited = planned?.tripId === tripId && planned.stop === stop;
  const measure = (celsius: number) =>
    tell(atMs, { kind: 'temperature', ...ofPerson, checkpoint: 'boarding', celsius });
  if (boardsHere) {
    measure(chance.wellCelsius());
    if (isAwaited && chance.happens(odds.slip)) tell(atMs + 1000, { kind: 'no_show', ...ofPerson });
    const kind = planned === null ? 'walk_on' : planned.tripId === tripId ? 'boarded' : 'wrong_bus';
    tell(atMs + 30_000, { kind, ...ofPerson });
  } else if (isAwaited && fate === 'refused') {
    measure(feverCelsius);
    tell(atMs + 30_000, { kind: 'refused', ...ofPerson, reason: 'fever' });
  } else if (isAwaited && fate === 'withdrawn') tell(atMs, { kind: 'withdrawn_on_site', ...ofPerson });
  else if (isAwaited) {
    // ticked off by mistake, and put right a minute later
    if (chance.happens(odds.slip)) {
      const eventId = tell(atMs, { kind: 'boarded', ...ofPerson });
      tell(atMs + 30_000, { kind: 'undone', tripId, eventId });
    }
    tell(atMs + minuteMs, { kind: 'no_show', ...ofPerson });
  }
}

/** Where somebody gets off: at his company's stop, else at the last one. */
function alightsAt({ stops }: PartTrip, { workerId, companyId }: Kerb): number {
  const own = stops.findIndex(({ alight }) => alight.includes(workerId));
  if (own >= 0) return own;
  const company = stops.findIndex((stop) => stop.kind === 'dropoff' && stop.companyId === companyId);
  return company >= 0 ? company : stops.findLastIndex(({ kind }) => kind === 'dropoff');
}
