import { type Act, eventAt, type Voice } from '../acts.ts';
import type { Chance } from '../chance.ts';
import type { Odds } from '../odds.ts';
import type { BedPool } from './bedPool.ts';
import { type Brought, feverCelsius } from './road.ts';

/** How somebody came through the desk. */
export interface Received {
  workerId: string;
  registeredMs: number;
  /** Has to be apart, and until when. */
  illUntilMs: number | null;
  /** The bed that he has when he is well. */
  bedId: string | null;
}

/** What the desks start from. */
export interface DeskHall {
  odds: Odds;
  chance: Chance;
  /** The bed that the plan has for each. */
  beds: ReadonlyMap<string, string>;
  spare: BedPool;
  fever: BedPool;
}

const desks: readonly Voice[] = ['desk A', 'desk B', 'desk C'].map((name) => ({ role: 'desk', name }));
const warden: Voice = { role: 'warden', name: 'warden' };

/** Somebody at the desk: identity, temperature, bed; some at two desks that do not know of each other. */
export function receive(
  { workerId, arrivedMs }: Brought,
  { odds, chance, beds, spare, fever }: DeskHall,
): { acts: Act[]; received: Received } {
  const registeredMs = arrivedMs + chance.minutes(5, 60);
  const isFeverish = chance.happens(odds.feverAtArrival);
  const isIll = isFeverish || chance.happens(odds.symptomAtArrival);
  const feverBed = isIll ? fever.take() : null;
  const atDesk = (by: Voice, atMs: number): Act => ({
    by,
    atMs,
    kind: 'registration',
    registration: {
      id: chance.uuid(),
      workerId,
      at: new Date(atMs).toISOString(),
      celsius: isFeverish ? feverCelsius : chance.wellCelsius(),
      ...(isIll && !isFeverish && { symptom: '咳嗽' }),
      ...(isFeverish && feverBed !== null && { bedId: feverBed }),
    },
  });
  const [first, second] = chance.shuffled(desks);
  const acts = [atDesk(first!, registeredMs)];
  if (chance.happens(odds.twoDesks)) acts.push(atDesk(second!, registeredMs + chance.minutes(1, 15)));

  const byWarden = (atMs: number, told: Parameters<typeof eventAt>[2]) =>
    acts.push({ by: warden, atMs, kind: 'events', events: [eventAt(chance.uuid(), atMs, told)] });
  if (isIll && !isFeverish)
    byWarden(registeredMs + chance.minutes(20, 60), {
      ...{ kind: 'isolated', workerId },
      ...(feverBed !== null && { bedId: feverBed }),
    });
  const planned = beds.get(workerId) ?? null;
  const bedId = planned ?? spare.take();
  const hasLateBed = planned === null && bedId !== null && !isIll;
  if (hasLateBed) byWarden(registeredMs + chance.minutes(90, 180), { kind: 'bed', workerId, bedId });
  const illUntilMs = isIll ? registeredMs + chance.minutes(24 * 60, 72 * 60) : null;
  return { acts, received: { workerId, registeredMs, illUntilMs, bedId } };
}
