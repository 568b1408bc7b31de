import type { Bilingual } from '../../contract/text.ts';
import type { ReplanNeed } from './needs.ts';

/** What happened, and what is proposed. @param why why nothing is; null where something is */
export function stepText({ cause, tripId, workerIds, toTripId }: ReplanNeed, why: Bilingual | null): Bilingual {
  const people = workerIds.length;
  const happened: Record<ReplanNeed['cause'], Bilingual> = {
    walk_on: { zh: `${people} 名名单外人员已上车`, en: `${people} people boarded without being on a list` },
    wrong_bus: { zh: `${people} 人坐错了车（应乘 ${tripId}）`, en: `${people} people of ${tripId} sit in another bus` },
    missed_bus: { zh: `${people} 人没有赶上 ${tripId}`, en: `${people} people were left behind by ${tripId}` },
    refused: { zh: `${people} 人不能乘坐 ${tripId}`, en: `${people} people may not board ${tripId}` },
    withdrawn: { zh: `${people} 人退出（${tripId}）`, en: `${people} people of ${tripId} withdrew` },
    stranded: {
      zh: `${tripId} 途中抛锚，${people} 人还在后面的站点等车`,
      en: `${tripId} has broken down on its way, ${people} people still wait for it`,
    },
    late: {
      zh: `${tripId} 发车过晚，会碰上禁行或休息规定`,
      en: `${tripId} would leave so late that curfew or rest rules keep it further`,
    },
    breakdown: { zh: `${tripId} 的车辆不能出发`, en: `the bus of ${tripId} cannot leave` },
    new_request: { zh: `发布后新增 ${people} 人`, en: `${people} people came after the publication` },
  };
  const proposed = (): Bilingual => {
    if (cause === 'breakdown' || cause === 'late') return { zh: '换用空闲车辆', en: 'an idle bus takes its place' };
    if (toTripId !== null) return { zh: `改乘 ${toTripId}`, en: `they go with ${toTripId}` };
    return { zh: '从方案中移出', en: 'they are taken out of the plan' };
  };
  const outcome = why ?? proposed();
  return { zh: `${happened[cause].zh}：${outcome.zh}`, en: `${happened[cause].en}: ${outcome.en}` };
}
