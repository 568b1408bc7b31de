import { type StandAct, standName } from '../contract/standNames.ts';
import type { Bilingual } from '../contract/text.ts';
import type { TimetableEntry } from '../schedule/types.ts';

/** What a stand on the way is called: by its service area, else by where on the leg it lies. */
export function nameOfStand(
  { kind, along, isHealthStop }: Pick<TimetableEntry, 'kind' | 'along'> & { isHealthStop: boolean },
  { from, to, area }: { from: string; to: string; area: string | null },
  legDistanceM: number,
): Bilingual {
  const act = isHealthStop && kind === 'rest' ? 'healthStop' : (acts[kind] ?? 'rest');
  if (area !== null) return standName(act, area, null);
  if (along <= 0) return standName(act, from, null);
  if (along >= 1) return standName(act, to, null);
  return standName(act, from, String(Math.round((along * legDistanceM) / 1000)));
}

const acts: Readonly<Record<string, StandAct>> = {
  rest: 'rest',
  curfew: 'curfew',
  overnight: 'overnight',
  handover: 'handover',
};
