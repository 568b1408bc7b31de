import { durationText } from '../../contract/durationText.ts';
import type { Bilingual } from '../../contract/text.ts';
import type { AlertCause } from '../../db/journeyAlerts.ts';

const incidents: Record<string, Bilingual> = {
  breakdown: { zh: '车辆故障', en: 'a breakdown' },
  accident: { zh: '事故', en: 'an accident' },
  road_closed: { zh: '道路封闭', en: 'a closed road' },
  illness: { zh: '有人生病', en: 'somebody ill' },
};

/** An alert in words. */
export function alertText({ tripId, kind, detail }: Pick<AlertCause, 'tripId' | 'kind' | 'detail'>): Bilingual {
  const { minutes = 0, rulesAddMin = 0, km = 0, people = 0, type = '' } = detail;
  switch (kind) {
    case 'late': {
      const late = durationText(Number(minutes));
      const byRules = durationText(Number(rulesAddMin));
      return Number(rulesAddMin) > 0
        ? {
            zh: `${tripId} 预计晚点 ${late.zh}，其中 ${byRules.zh}是因为碰上禁行或休息规定`,
            en: `${tripId} will be ${late.en} late, ${byRules.en} of it because of curfew or rest rules ahead`,
          }
        : { zh: `${tripId} 预计晚点 ${late.zh}`, en: `${tripId} will be ${late.en} late` };
    }
    case 'silent': {
      const { zh, en } = durationText(Number(minutes));
      return { zh: `${tripId} 已 ${zh}没有消息`, en: `nothing heard of ${tripId} for ${en}` };
    }
    case 'off_route':
      return { zh: `${tripId} 偏离路线至少 ${km} 公里`, en: `${tripId} is at least ${km} km off its route` };
    case 'incident': {
      const { zh, en } = incidents[type] ?? { zh: '途中事件', en: 'an incident' };
      return { zh: `${tripId} 报告${zh}`, en: `${tripId} tells of ${en}` };
    }
    case 'missing':
      return {
        zh: `${tripId} 有 ${people} 人未上车且去向不明`,
        en: `${tripId} left ${people} people behind unaccounted`,
      };
    case 'extra':
      return { zh: `${tripId} 上有 ${people} 名名单外人员`, en: `${people} people on ${tripId} are not on its list` };
  }
}
