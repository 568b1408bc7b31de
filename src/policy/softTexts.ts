import type { SoftRule } from '../contract/plan.ts';
import type { Bilingual } from '../contract/text.ts';
import { ruleText } from './ruleTexts.ts';
import type { Policy } from './schema.ts';

/** Why a soft rule is missed: keeping it takes time, costs a day, a night or a driver, breaks a hard rule, the bus brings too few drivers, or the depot's are out. */
export type SoftReason = 'time' | 'cost' | 'law' | 'drivers' | 'crew';

/** What a trip that misses a soft rule says: the rule, the trip's own figure, the reason. */
export function softText(rule: SoftRule, actual: number, reason: SoftReason, policy: Policy): Bilingual {
  const text = ruleText(rule, policy);
  const figure = figures[rule](actual);
  const why = reasons[reason];
  return {
    zh: `${text.zh}；本车次${figure.zh}（${why.zh}）`,
    en: `${text.en}; this trip has ${figure.en} (${why.en})`,
  };
}

const figures: Record<SoftRule, (actual: number) => Bilingual> = {
  'hos.third_driver_km': (km) => ({ zh: `单程 ${km} 公里，不足三名`, en: `fewer for ${km} km` }),
  'rest.health_stop_every_min': (minutes) => ({ zh: `最长 ${minutes} 分钟`, en: `up to ${minutes} min` }),
};

const reasons: Record<SoftReason, Bilingual> = {
  time: { zh: '再多停会延长在途时间', en: 'more stops would make the ride longer' },
  cost: {
    zh: '满足它要多一天、多一晚或多一名驾驶员的费用',
    en: 'keeping it would cost a day, a night or a driver more',
  },
  law: { zh: '满足它就没有合法的时间表', en: 'no lawful timetable keeps it' },
  crew: { zh: '再多停，车场就排不出驾驶员', en: 'with more stops the depot has no crew for all trips' },
  drivers: { zh: '该车没有更多驾驶员', en: 'the bus comes with no more drivers' },
};
