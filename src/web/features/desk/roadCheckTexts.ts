import type { Bilingual } from '../../../contract/text.ts';

/** Measuring a plan on real roads. */
export const roadCheckTexts = {
  hint: {
    zh: '按实际道路重新测量每一段，看每车是否仍守限值和驾驶时间；不改动方案。',
    en: 'Measures every run anew on real roads and says whether each bus still keeps limits and driving hours; the plan stays as it is.',
  },
  ask: { zh: '按实际道路复核', en: 'Verify on real roads' },
  legs: (done: string, legs: string): Bilingual => ({ zh: `${done}/${legs} 段`, en: `${done} of ${legs} runs` }),
  failed: { zh: '复核没有完成', en: 'The verification was not finished' },
  measuredAt: (at: string): Bilingual => ({ zh: `${at} 测量`, en: `measured ${at}` }),
  older: { zh: '此后草稿已改动，请再次复核', en: 'the draft was changed since: verify it again' },
  lawful: (trips: number): Bilingual => ({
    zh: `全部 ${trips} 车在实际道路上仍守规定`,
    en: `All ${trips} buses keep the rules on real roads`,
  }),
  broken: (trips: number): Bilingual => ({
    zh: `${trips} 车在实际道路上超出规定`,
    en: `${trips} buses break a rule on real roads`,
  }),
  trip: { zh: '车次', en: 'Trip' },
  planned: { zh: '计划载客', en: 'Loaded, as planned' },
  measured: { zh: '实测载客', en: 'Loaded, measured' },
  outcome: { zh: '结果', en: 'Outcome' },
  keeps: { zh: '守规定', en: 'lawful' },
  breaks: { zh: '超出', en: 'breaks a rule' },
  partly: { zh: '（部分路段未测到，仍为估算）', en: '(some runs were not measured and stay estimates)' },
  noRoad: { zh: '没有道路', en: 'no road' },
};
