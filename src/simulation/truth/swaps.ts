import { type Act, eventAt } from '../acts.ts';
import type { Chance } from '../chance.ts';
import type { Received } from './arrival.ts';

const hourMs = 3_600_000;

/**
 * Two people change beds, told in one message. Both are well on arrival; whoever falls ill later comes back to the bed that he has by then.
 * Changes `received`.
 */
export function swapBeds(received: readonly Received[], share: number, chance: Chance): Act[] {
  const well = chance.shuffled(received.filter(({ bedId, illUntilMs }) => bedId !== null && illUntilMs === null));
  const acts: Act[] = [];
  for (let i = 0; i + 1 < well.length; i += 2) {
    const [one, other] = [well[i]!, well[i + 1]!];
    if (!chance.happens(share)) continue;
    // after every desk has told of them, offline or not, and before anybody falls ill
    const atMs = Math.max(one.registeredMs, other.registeredMs) + 48 * hourMs;
    const events = [one, other].map(({ workerId }, index) =>
      eventAt(chance.uuid(), atMs, { kind: 'bed', workerId, bedId: [other, one][index]!.bedId! }),
    );
    [one.bedId, other.bedId] = [other.bedId, one.bedId];
    acts.push({ by: { role: 'warden', name: 'warden' }, atMs, kind: 'events', events });
  }
  return acts;
}
