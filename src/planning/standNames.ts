import type { Bilingual } from '../contract/text.ts';
import type { TimetableEntry } from '../schedule/types.ts';

/** What a stand on the way is called: by its service area, else by where on the leg it lies. */
export function standName(
  { kind, along, isHealthStop }: Pick<TimetableEntry, 'kind' | 'along'> & { isHealthStop: boolean },
  { from, to, area }: { from: string; to: string; area: string | null },
  legDistanceM: number,
): Bilingual {
  const what = isHealthStop && kind === 'rest' ? healthStop : (labels[kind] ?? labels.rest!);
  if (area !== null) return { zh: `${what.zh}（${area}）`, en: `${what.en} (${area})` };
  const km = Math.round((along * legDistanceM) / 1000);
  if (along <= 0) return { zh: `${what.zh}（${from}）`, en: `${what.en} (${from})` };
  if (along >= 1) return { zh: `${what.zh}（${to}）`, en: `${what.en} (${to})` };
  return { zh: `${what.zh}（距${from}约 ${km} 公里）`, en: `${what.en} (about ${km} km after ${from})` };
}

const healthStop: Bilingual = { zh: '停车休息、通风消毒', en: 'Rest and health stop' };

const labels: Record<string, Bilingual> = {
  rest: { zh: '停车休息', en: 'Rest' },
  curfew: { zh: '凌晨停驶', en: 'Night curfew stand' },
  overnight: { zh: '过夜休息', en: 'Overnight stand' },
  handover: { zh: '驾驶员换班', en: 'Change of driver' },
};
