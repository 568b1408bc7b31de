import type { Bilingual } from './text.ts';

/** What a bus does where it stands on the way. */
export type StandAct = 'rest' | 'healthStop' | 'curfew' | 'overnight' | 'handover';

const acts: Readonly<Record<StandAct, Bilingual>> = {
  rest: { zh: '停车休息', en: 'Rest' },
  healthStop: { zh: '停车休息、通风消毒', en: 'Rest and health stop' },
  curfew: { zh: '凌晨停驶', en: 'Night curfew stand' },
  overnight: { zh: '过夜休息', en: 'Overnight stand' },
  handover: { zh: '驾驶员换班', en: 'Change of driver' },
};

/** What a stand is called: at a place, or so many kilometres after it. */
export function standName(act: StandAct, place: string, kmAfter: string | null): Bilingual {
  const { zh, en } = acts[act];
  if (kmAfter === null) return { zh: `${zh}（${place}）`, en: `${en} (${place})` };
  return { zh: `${zh}（距${place}约 ${kmAfter} 公里）`, en: `${en} (about ${kmAfter} km after ${place})` };
}

const patterns = [/^(.+?)（距(?<place>.+)约 (?<km>\d+) 公里）$/, /^(.+?) \(about (?<km>\d+) km after (?<place>.+)\)$/];
const patternsAtPlace = [/^(.+?)（(?<place>.+)）$/, /^(.+?) \((?<place>.+)\)$/];

/**
 * A stop's name in both languages: a plan document names a stand in that of whoever planned. The names of places are theirs in every
 * language.
 */
export function stopNames(name: string): Bilingual {
  for (const pattern of [...patterns, ...patternsAtPlace]) {
    const match = pattern.exec(name);
    const act = standActs.find((one) => acts[one].zh === match?.[1] || acts[one].en === match?.[1]);
    if (act !== undefined) return standName(act, match!.groups!.place!, match!.groups!.km ?? null);
  }
  return { zh: name, en: name };
}

const standActs = Object.keys(acts) as StandAct[];
