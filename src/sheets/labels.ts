import type { BoundProof, StopKind, UnassignedCode } from '../contract/plan.ts';
import { type Bilingual, inLocale, type Locale } from '../contract/text.ts';

/** Picks the reader's half of bilingual texts. */
export type Say = (text: Bilingual) => string;

export function sayIn(locale: Locale): Say {
  return (text) => inLocale(text, locale);
}

/** What a bus does at a stop, in a word. */
export const stopKindNames: Record<StopKind, Bilingual> = {
  depot: { zh: '车场', en: 'Depot' },
  pickup: { zh: '上车', en: 'Board' },
  rest: { zh: '休息', en: 'Rest' },
  curfew: { zh: '停驶', en: 'Curfew' },
  overnight: { zh: '过夜', en: 'Night' },
  handover: { zh: '换驾', en: 'Swap' },
  dropoff: { zh: '下车', en: 'Alight' },
};

/** How a bound was proven. */
export const proofNames: Record<BoundProof, Bilingual> = {
  capacity: { zh: '容量', en: 'capacity' },
  'bin-packing': { zh: '装箱', en: 'bin packing' },
  'column-generation': { zh: '列生成', en: 'column generation' },
  exact: { zh: '精确求解', en: 'exact' },
};

/** The limit that keeps somebody at home. */
export const unassignedNames: Record<UnassignedCode, Bilingual> = {
  loaded_distance: { zh: '载客里程超限', en: 'loaded distance' },
  loaded_drive: { zh: '载客驾驶时间超限', en: 'loaded driving time' },
  no_lawful_timetable: { zh: '无合法时刻表', en: 'no lawful timetable' },
  no_crew: { zh: '驾驶员不足', en: 'no crew' },
  fleet_exhausted: { zh: '车辆不足', en: 'fleet exhausted' },
  stop_limit: { zh: '停靠点数超限', en: 'too many stops' },
  time_window: { zh: '时间窗不符', en: 'time window' },
  risk: { zh: '风险地区限制', en: 'risk area' },
  excluded: { zh: '不得乘车', en: 'excluded' },
  locked: { zh: '已锁定', en: 'locked' },
};
