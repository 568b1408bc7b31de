import { addDays, daysBetween, instantOf, localDate } from '../../health/localDays.ts';
import { isolationTerm } from '../../policy/isolation.ts';
import { type Act, eventAt, type Told, type Voice } from '../acts.ts';
import type { Chance } from '../chance.ts';
import type { Odds } from '../odds.ts';
import type { Scene } from '../scene.ts';
import type { Received } from './arrival.ts';
import type { BedPool } from './bedPool.ts';
import { feverCelsius } from './road.ts';

/** Somebody's stay, up to the day on which he may be released. */
export interface Stay {
  acts: Act[];
  /** Local date of the last day. */
  lastDay: string;
}

const minuteMs = 60_000;
const warden: Voice = { role: 'warden', name: 'warden' };

/** What the warden does for one person: twice a day a temperature, the path of whoever falls ill, an extension. */
export function observeStay(
  { policy, timeZone }: Pick<Scene, 'policy' | 'timeZone'>,
  { received, arrivedMs, adcode }: { received: Received; arrivedMs: number; adcode: string },
  { odds, chance, fever }: { odds: Odds; chance: Chance; fever: BedPool },
): Stay {
  const { workerId, registeredMs } = received;
  const acts: Act[] = [];
  const tell = (atMs: number, told: Told) =>
    acts.push({ by: warden, atMs, kind: 'events', events: [eventAt(chance.uuid(), atMs, told)] });
  const firstDay = localDate(arrivedMs, timeZone);
  const { days } = isolationTerm(adcode, firstDay, policy);
  const ruleDay = addDays(firstDay, days);
  const isExtended = days > 3 && chance.happens(odds.extended);
  const lastDay = isExtended ? addDays(ruleDay, chance.whole(1, 4)) : ruleDay;
  if (isExtended)
    tell(instantOf(addDays(firstDay, days - 2), '10:00', timeZone), {
      ...{ kind: 'extended', workerId, until: lastDay },
      reason: '同车人员确诊，延长观察',
    });

  const away: { fromMs: number; toMs: number }[] = [];
  if (received.illUntilMs !== null) comeBack(received.illUntilMs, received, tell);
  if (days > 6 && chance.happens(odds.fallsIll)) {
    // ill while there is still time to get well before the last day
    const illDay = addDays(firstDay, chance.whole(4, days - 3));
    const times = policy.iso.temp_times;
    if (times.length > 0) {
      const fromMs = instantOf(illDay, chance.pick(times), timeZone);
      tell(fromMs, { kind: 'temperature', workerId, checkpoint: 'observation', celsius: feverCelsius });
      away.push({ fromMs, toMs: fallIll({ received, fromMs }, tell, { odds, chance, fever }) });
    }
  }
  for (let day = 0; day <= daysBetween(firstDay, lastDay); day++)
    for (const [index, time] of policy.iso.temp_times.entries()) {
      const date = addDays(firstDay, day);
      const dueMs = instantOf(date, time, timeZone);
      const isOut = away.some(({ fromMs, toMs }) => dueMs >= fromMs && dueMs <= toMs);
      // nobody leaves without a measurement of his last day
      const isLast = date === lastDay && index === policy.iso.temp_times.length - 1;
      if (dueMs <= registeredMs || isOut || (!isLast && chance.happens(odds.forgotten))) continue;
      const atMs = dueMs + chance.minutes(-0.8 * policy.iso.temp_grace_min, 0.8 * policy.iso.temp_grace_min);
      if (atMs <= registeredMs) continue;
      tell(atMs, { kind: 'temperature', workerId, checkpoint: 'observation', celsius: chance.wellCelsius() });
    }
  // nobody leaves on the day on which he comes: his bed may be given to him late
  return { acts, lastDay: lastDay > firstDay ? lastDay : addDays(firstDay, 1) };
}

type Tell = (atMs: number, told: Told) => void;

/** Room apart, fever clinic, perhaps hospital, and back. @returns when he is back */
function fallIll(
  { received, fromMs }: { received: Received; fromMs: number },
  tell: Tell,
  { odds, chance, fever }: { odds: Odds; chance: Chance; fever: BedPool },
): number {
  const { workerId } = received;
  const bedId = fever.take();
  tell(fromMs + 20 * minuteMs, { kind: 'isolated', workerId, ...(bedId !== null && { bedId }) });
  tell(fromMs + 90 * minuteMs, { kind: 'referred', workerId, where: '发热门诊' });
  if (chance.happens(odds.hospital))
    tell(fromMs + 240 * minuteMs, { kind: 'hospital', workerId, where: '第三人民医院' });
  const backMs = fromMs + chance.minutes(20 * 60, 44 * 60);
  comeBack(backMs, received, tell);
  return backMs;
}

/** Well again: back to his own bed, where he has one. */
function comeBack(atMs: number, { workerId, bedId }: Received, tell: Tell): void {
  tell(atMs, { kind: 'returned', workerId });
  if (bedId !== null) tell(atMs + 10 * minuteMs, { kind: 'bed', workerId, bedId });
}
