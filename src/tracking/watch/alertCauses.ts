import type { TripStatus } from '../../contract/journey.ts';
import { latestMin } from '../../contract/lateness.ts';
import type { PartTrip } from '../../contract/planPart.ts';
import type { AlertCause } from '../../db/journeyAlerts.ts';
import type { Policy } from '../../policy/schema.ts';
import { greatCircleM } from '../../routing/greatCircle.ts';
import { lastMovedMs, lastReached } from '../journey/tripProgress.ts';

/** An alert that is open, as far as it decides whether it still holds. */
export type OpenAlert = Pick<AlertCause, 'tripId' | 'kind' | 'subject'>;

const minuteMs = 60_000;

/** Incidents that stop a bus, or may. */
const grave: ReadonlySet<string> = new Set(['breakdown', 'accident', 'road_closed', 'illness']);
/** Who is ill aboard still is when the bus goes on; the others are over then. */
const lasting: ReadonlySet<string> = new Set(['illness']);

/**
 * What the dispatcher has to look at of a trip now. An alert that is open holds on until what it tells of is clearly over, so that it is
 * not raised again and again at its threshold.
 */
export function alertCauses(
  trip: PartTrip,
  status: TripStatus,
  { track }: Policy,
  { nowMs, open }: { nowMs: number; open: readonly OpenAlert[] },
): AlertCause[] {
  const { tripId } = trip;
  const isOpen = (kind: AlertCause['kind']) => open.some((alert) => alert.tripId === tripId && alert.kind === kind);
  const causes: AlertCause[] = [];
  const add = (kind: AlertCause['kind'], detail: AlertCause['detail'], subject = '') =>
    causes.push({ tripId, kind, subject, detail });

  const minutes = latestMin(status);
  if (minutes >= (isOpen('late') ? track.late_min / 2 : track.late_min))
    add('late', { minutes, rulesAddMin: status.eta.rulesAddMin });
  const silentMin = Math.floor((nowMs - speaksByMs(trip, status)) / minuteMs);
  if (isOnTheRoad(trip, status, nowMs) && silentMin >= track.silent_min) add('silent', { minutes: silentMin });
  const offM = offRouteM(trip, status);
  const offLimitM = track.off_route_km * 1000;
  if (offM > (isOpen('off_route') ? offLimitM / 2 : offLimitM)) add('off_route', { km: Math.round(offM / 1000) });
  const movedMs = lastMovedMs(status);
  for (const { eventId, type, at } of status.incidents)
    if (grave.has(type) && (lasting.has(type) || Date.parse(at) >= movedMs)) add('incident', { type }, eventId);
  if (status.missing > 0) add('missing', { people: status.missing });
  if (status.people.extra > 0) add('extra', { people: status.people.extra });
  return causes;
}

function isOnTheRoad({ stops }: PartTrip, { state, arrivedAt }: TripStatus, nowMs: number): boolean {
  return arrivedAt === null && state !== 'handed_over' && Date.parse(stops[0]!.departAt) <= nowMs;
}

/** Since when somebody should have spoken: the last word, the end of a stand that it told of, or the planned departure. */
function speaksByMs({ stops }: PartTrip, status: TripStatus): number {
  const { lastHeardAt, rest } = status;
  const departMs = Date.parse(stops[0]!.departAt);
  if (lastHeardAt === null) return departMs;
  const heardMs = Date.parse(lastHeardAt);
  const standing = lastReached(status);
  const { arrivedAt = null, leftAt = null, seen = null } = status.stops[standing] ?? {};
  const cameAt = arrivedAt ?? seen?.firstAt ?? null;
  const standUntilMs =
    cameAt !== null && leftAt === null
      ? Date.parse(cameAt) + Date.parse(stops[standing]!.departAt) - Date.parse(stops[standing]!.arriveAt)
      : 0;
  const restUntilMs = rest?.until == null ? 0 : Date.parse(rest.until);
  return Math.max(heardMs, departMs, standUntilMs, restUntilMs);
}

/**
 * How far a bus is from any way along its leg, at least: a way over the place where it is, is no shorter than the straight lines
 * to it and on, so that what these exceed the leg by is a detour, half of it out and half of it back.
 */
function offRouteM({ stops }: PartTrip, status: TripStatus): number {
  const { position } = status;
  if (position === null) return 0;
  const here = { lng: position.lon, lat: position.lat };
  const last = lastReached(status);
  // what was told before it came there says nothing of the way on
  const { arrivedAt = null, leftAt = null, seen = null } = status.stops[last] ?? {};
  if (Date.parse(position.at) < Date.parse(leftAt ?? arrivedAt ?? seen?.firstAt ?? position.at)) return 0;
  const from = stops[Math.max(0, last)]!;
  const to = stops[Math.max(0, last) + 1];
  if (to === undefined) return 0;
  return Math.max(0, (greatCircleM(from, here) + greatCircleM(here, to) - to.legDistanceM) / 2);
}
