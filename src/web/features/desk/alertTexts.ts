import type { AlertKind } from '../../../contract/journey.ts';
import type { Bilingual } from '../../../contract/text.ts';

/** Words of the alerts of buses under way. */
export const alertTexts = {
  title: { zh: '途中提醒', en: 'Alerts of the road' },
  open: (alerts: number): Bilingual => ({ zh: `途中提醒（${alerts}）`, en: `Alerts of the road (${alerts})` }),
  none: { zh: '没有需要处理的提醒', en: 'Nothing needs anybody' },
  all: (alerts: number): Bilingual => ({ zh: `显示全部 ${alerts} 条`, en: `Show all ${alerts}` }),
  over: (alerts: number): Bilingual => ({ zh: `显示已结束的 ${alerts} 条`, en: `Show ${alerts} that are over` }),
  showOver: { zh: '显示已结束的提醒', en: 'Show alerts that are over' },
  raised: (at: string): Bilingual => ({ zh: `${at} 起`, en: `since ${at}` }),
  resolved: (at: string): Bilingual => ({ zh: `${at} 结束`, en: `over at ${at}` }),
  taken: (by: string, at: string): Bilingual => ({ zh: `${by} 于 ${at} 接手`, en: `taken in hand by ${by} at ${at}` }),
  take: { zh: '我来处理', en: 'I look after it' },
};

/** What kinds of alerts are called. */
export const alertKindNames = {
  late: { zh: '晚点', en: 'late' },
  silent: { zh: '失联', en: 'silent' },
  off_route: { zh: '偏航', en: 'off its route' },
  incident: { zh: '途中事件', en: 'incident' },
  missing: { zh: '漏乘', en: 'left behind' },
  extra: { zh: '名单外', en: 'not on the list' },
} satisfies Record<AlertKind, Bilingual>;
