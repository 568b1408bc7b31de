import type { Act, Story, Voice } from './acts.ts';
import type { Chance } from './chance.ts';
import type { Odds } from './odds.ts';

/** A message on its way. */
export interface Delivery {
  /** When the server hears of it. */
  dueMs: number;
  act: Act;
}

const minuteMs = 60_000;
/** Kinds of which one may stay in a phone for hours without harm to those after it. */
const mayStray: ReadonlySet<string> = new Set(['temperature', 'position', 'rest', 'boarded', 'registered', 'arrived']);
const strayShare = 0.03;

/**
 * When each message arrives. A voice tells in the order of its acts, except that it loses its connection for a while, that single messages
 * stay behind, and that some are sent twice. What is undone later is never told after its undoing, as a phone's outbox sees to it.
 */
export function deliver(story: Pick<Story, 'acts'>, odds: Odds, chance: Chance): Delivery[] {
  const undone = new Set(
    story.acts.flatMap((act) =>
      act.kind === 'events' ? act.events.flatMap((event) => (event.kind === 'undone' ? [event.eventId] : [])) : [],
    ),
  );
  const byVoice = new Map<string, Act[]>();
  for (const act of story.acts) {
    const acts = byVoice.get(act.by.name);
    if (acts === undefined) byVoice.set(act.by.name, [act]);
    else acts.push(act);
  }
  const deliveries: Delivery[] = [];
  for (const acts of byVoice.values()) {
    const silence = silenceOf(acts, odds, chance);
    let sentMs = 0;
    for (const act of acts) {
      const isSilent = silence !== null && act.atMs >= silence.fromMs && act.atMs < silence.toMs;
      sentMs = Math.max(sentMs, (isSilent ? silence.toMs : act.atMs) + chance.minutes(0, 5));
      const strays = isStray(act, undone) && chance.happens(strayShare);
      const dueMs = strays ? sentMs + chance.minutes(30, 12 * 60) : sentMs;
      deliveries.push({ dueMs, act });
      if (chance.happens(odds.twice)) deliveries.push({ dueMs: dueMs + chance.minutes(1, 180), act });
    }
  }
  return deliveries.sort((a, b) => a.dueMs - b.dueMs);
}

/** The time in which a voice has no connection; null where it always has one. */
function silenceOf(acts: readonly Act[], odds: Odds, chance: Chance): { fromMs: number; toMs: number } | null {
  if (!chance.happens(odds.offline)) return null;
  const [firstMs, lastMs] = [acts[0]!.atMs, acts.at(-1)!.atMs];
  const fromMs = firstMs + chance.minutes(0, (lastMs - firstMs) / minuteMs);
  return { fromMs, toMs: fromMs + chance.minutes(30, 6 * 60) };
}

function isStray(act: Act, undone: ReadonlySet<string>): boolean {
  return act.kind === 'registration' || act.events.every(({ id, kind }) => mayStray.has(kind) && !undone.has(id));
}

/** Deliveries of one step, voice by voice; the voices in a random order, as nobody waits for another. */
export function byVoice(deliveries: readonly Delivery[], chance: Chance): { voice: Voice; acts: Act[] }[] {
  const groups = new Map<string, { voice: Voice; acts: Act[] }>();
  for (const { act } of deliveries) {
    const group = groups.get(act.by.name) ?? { voice: act.by, acts: [] };
    group.acts.push(act);
    groups.set(act.by.name, group);
  }
  return chance.shuffled([...groups.values()]);
}
