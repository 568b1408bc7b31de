import { localDate } from '../health/localDays.ts';
import { isolationTerm } from '../policy/isolation.ts';
import type { PersonTruth, Story } from './acts.ts';
import { Chance } from './chance.ts';
import type { Odds } from './odds.ts';
import type { Scene } from './scene.ts';
import { receive } from './truth/arrival.ts';
import { BedPool } from './truth/bedPool.ts';
import { castFates } from './truth/fates.ts';
import { rideTrip } from './truth/road.ts';
import { observeStay } from './truth/stay.ts';
import { swapBeds } from './truth/swaps.ts';

/** People who stay so long may change beds (`swapBeds`). */
const swapDays = 5;

/**
 * What happens to a batch from the first departure to the last day of observation, and what becomes of each person. The same scene, odds
 * and seed always give the same story.
 */
export function writeStory(scene: Scene, odds: Odds, seed: number): Story {
  const chance = new Chance(seed);
  const kerbs = castFates(scene, odds, chance);
  const rides = scene.trips.map((trip) => rideTrip(trip, kerbs, { odds, chance }));
  const brought = rides.flatMap((ride) => ride.brought);
  const acts = rides.flatMap((ride) => ride.acts);

  const fever = new BedPool(scene.feverBeds);
  const hall = { odds, chance, beds: scene.beds, spare: new BedPool(scene.spareBeds), fever };
  const received = brought.map((one) => receive(one, hall));
  for (const one of received) acts.push(...one.acts);
  const adcodes = new Map(scene.workers.map(({ workerId, adcode }) => [workerId, adcode]));
  const longStays = brought.flatMap(({ workerId, arrivedMs }, index) => {
    const date = localDate(arrivedMs, scene.timeZone);
    const { days } = isolationTerm(adcodes.get(workerId) ?? '', date, scene.policy);
    return days >= swapDays ? [received[index]!.received] : [];
  });
  acts.push(...swapBeds(longStays, odds.swapsBed, chance));
  const lastDays = new Map<string, string>();
  for (const [index, { workerId, arrivedMs }] of brought.entries()) {
    const guest = { received: received[index]!.received, arrivedMs, adcode: adcodes.get(workerId) ?? '' };
    const stay = observeStay(scene, guest, { odds, chance, fever });
    acts.push(...stay.acts);
    lastDays.set(workerId, stay.lastDay);
  }

  const arrivals = new Map(brought.map((one) => [one.workerId, one]));
  const people = new Map(
    kerbs.map(({ workerId, fate }): [string, PersonTruth] => {
      const arrival = arrivals.get(workerId);
      const { tripId = null, arrivedMs = null } = arrival ?? {};
      return [workerId, { workerId, fate, tripId, arrivedMs, lastDay: lastDays.get(workerId) ?? null }];
    }),
  );
  return {
    acts: acts.sort((a, b) => a.atMs - b.atMs),
    people,
    roadEndsMs: Math.max(...brought.map(({ arrivedMs }) => arrivedMs), ...acts.slice(0, 1).map(({ atMs }) => atMs)),
  };
}
