import { randomUUID } from 'node:crypto';
import type { StaffCaller } from '../support/staffCaller.ts';

interface Stop {
  kind: string;
  arriveAt: string;
  departAt: string;
  lng: number;
  lat: number;
  board: string[];
}

/** An event as it is told. */
type Told = { kind: string; at: string } & Record<string, unknown>;

/** How long after half of the buses have left their last pick-up the pictures are taken. */
const sinceMs = 2 * 3_600_000;

/** How long after the first bus has reached its last stop they are taken at the earliest. */
const sinceArrivalMs = 15 * 60_000;

/** How many of the first bus have been registered. */
const registeredCount = 5;

/**
 * Tells that the buses of a plan are on their way: some people did not come, one bus is late, one had a puncture; the first has arrived,
 * and some of its people are registered.
 */
export async function tellJourney({ get, post }: StaffCaller, planId: string): Promise<void> {
  const { trips } = await get<{ trips: { tripId: string; stops: Stop[] }[] }>(`/plans/${planId}/document`);
  const leaving = trips.map(({ stops }) => Date.parse(lastPickup(stops).departAt)).sort((a, b) => a - b);
  const first = trips.toSorted((a, b) => arrivalMs(a.stops) - arrivalMs(b.stops))[0]!;
  const nowMs = Math.max(leaving[Math.floor(leaving.length / 2)]! + sinceMs, arrivalMs(first.stops) + sinceArrivalMs);
  for (const [nth, { tripId, stops }] of trips.entries()) {
    const events = wayOf(stops, nth, nowMs).map((event) => ({ id: randomUUID(), ...event }));
    await post(`/plans/${planId}/trips/${tripId}/events`, { events });
  }
  const aboard = lastPickup(first.stops).board.slice(-registeredCount);
  const at = new Date(arrivalMs(first.stops)).toISOString();
  const registrations = aboard.map((workerId) => ({ id: randomUUID(), workerId, at, celsius: 36.6 }));
  await post(`/plans/${planId}/registrations`, { registrations });
}

const lastPickup = (stops: readonly Stop[]) => stops.findLast(({ kind }) => kind === 'pickup')!;

const arrivalMs = (stops: readonly Stop[]) => Date.parse(stops.findLast(({ kind }) => kind === 'dropoff')!.arriveAt);

function wayOf(stops: readonly Stop[], nth: number, nowMs: number): Told[] {
  const calls = stops.map((stop, at) => ({ ...stop, stop: at }));
  const lastPickup = calls.findLast(({ kind }) => kind === 'pickup')!;
  const at = new Date(nowMs).toISOString();
  const events = [
    { kind: 'departed', at: stops[0]!.departAt },
    ...calls.slice(1).flatMap(({ stop, arriveAt, departAt, board }) => [
      { kind: 'arrived', stop, at: arriveAt },
      ...board.map((workerId, i) => {
        const isAbsent = nth % 9 === 1 && stop === lastPickup.stop && i === 0;
        return { kind: isAbsent ? 'no_show' : 'boarded', workerId, stop, at: departAt };
      }),
      { kind: 'left', stop, at: departAt },
    ]),
    ...positionOf(stops, nowMs),
    ...(nth === 3 ? [{ kind: 'delay', minutes: 65, reason: '高速公路事故缓行', at }] : []),
    ...(nth === 5 ? [{ kind: 'incident', type: 'breakdown', what: '更换轮胎', at }] : []),
  ];
  return events.filter((event) => Date.parse(event.at) <= nowMs);
}

/** Where a bus is between two stops, as far along as its time is. */
function positionOf(stops: readonly Stop[], nowMs: number): Told[] {
  const next = stops.findIndex(({ arriveAt }) => Date.parse(arriveAt) > nowMs);
  const [from, to] = [stops[next - 1], stops[next]];
  if (from === undefined || to === undefined || Date.parse(from.departAt) >= nowMs) return [];
  const [fromMs, toMs] = [Date.parse(from.departAt), Date.parse(to.arriveAt)];
  const share = (nowMs - fromMs) / (toMs - fromMs);
  const [lat, lon] = [from.lat + share * (to.lat - from.lat), from.lng + share * (to.lng - from.lng)];
  return [{ kind: 'position', lat, lon, speedKmh: 82, at: new Date(nowMs).toISOString() }];
}
