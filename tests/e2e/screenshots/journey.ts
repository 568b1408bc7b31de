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

/** Trips that are told to be under way, and those of them that have arrived. */
const begun = 8;
const done = 2;
/** How long after the last pick-up a bus tells where it is, and how far towards the companies it then is. */
const sinceMs = 3 * 3_600_000;
const share = 0.4;

/** Tells of the first trips of a plan that they are on their way: somebody did not come, one bus is late, one had a puncture. */
export async function tellJourney({ get, post }: StaffCaller, planId: string): Promise<void> {
  const { trips } = await get<{ trips: { tripId: string; stops: Stop[] }[] }>(`/plans/${planId}/document`);
  for (const [nth, { tripId, stops }] of trips.slice(0, begun).entries()) {
    const events = wayOf(stops, nth).map((event) => ({ id: randomUUID(), ...event }));
    await post(`/plans/${planId}/trips/${tripId}/events`, { events });
  }
}

function wayOf(stops: readonly Stop[], nth: number): object[] {
  const calls = stops.map((stop, at) => ({ ...stop, stop: at }));
  const pickups = calls.filter(({ kind }) => kind === 'pickup');
  const dropoffs = calls.filter(({ kind }) => kind === 'dropoff');
  const last = pickups.at(-1)!;
  const goal = dropoffs[0]!;
  const at = new Date(Date.parse(last.departAt) + sinceMs).toISOString();
  return [
    { kind: 'departed', at: stops[0]!.departAt },
    ...pickups.flatMap(({ stop, arriveAt, departAt, board }) => [
      { kind: 'arrived', stop, at: arriveAt },
      ...board.map((workerId, i) => {
        const isAbsent = nth % 3 === 1 && stop === last.stop && i === 0;
        return { kind: isAbsent ? 'no_show' : 'boarded', workerId, stop, at: departAt };
      }),
      { kind: 'left', stop, at: departAt },
    ]),
    {
      kind: 'position',
      lat: last.lat + share * (goal.lat - last.lat),
      lon: last.lng + share * (goal.lng - last.lng),
      speedKmh: 82,
      at,
    },
    ...(nth === 3 ? [{ kind: 'delay', minutes: 35, reason: '高速公路事故缓行', at }] : []),
    ...(nth === 5 ? [{ kind: 'incident', type: 'breakdown', what: '更换轮胎', at }] : []),
    ...(nth < done ? dropoffs.map(({ stop, arriveAt }) => ({ kind: 'arrived', stop, at: arriveAt })) : []),
  ];
}
