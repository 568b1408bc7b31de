import type { Bilingual } from '../contract/text.ts';

/** What a worker has to know of his bus; times local to the batch. */
export interface NoticeFacts {
  workerId: string;
  plate: string;
  tripId: string;
  date: string;
  time: string;
  place: string;
  seat: string | null;
  company: string;
  escortPhone: string;
}

/** One text to be copied to a worker; it does not name him, so that it can be sent by any way. */
export function noticeText(facts: NoticeFacts): Bilingual {
  const { workerId, plate, tripId, date, time, place, seat, company, escortPhone } = facts;
  return {
    zh: `【${company}返岗包车】请于 ${date} ${time} 前到 ${place} 乘车，车牌 ${plate}（车次 ${tripId}）${
      seat === null ? '' : `，座位 ${seat}`
    }。请带身份证、健康证明，全程戴口罩，自备饮水和干粮，提前 20 分钟到达测温。您的编号 ${workerId}，上车和到站登记时出示。跟车联系人电话 ${escortPhone}。`,
    en: `[${company}, bus back to work] Be at ${place} by ${time} on ${date}: bus ${plate} (trip ${tripId})${
      seat === null ? '' : `, seat ${seat}`
    }. Bring your ID card and health certificate, water and food, wear a mask all the way, and come 20 minutes early to have your temperature taken. Your number, to be shown when boarding and on arrival: ${workerId}. Escort's phone: ${escortPhone}.`,
  };
}

/** To somebody who was told of a bus and has none any more. */
export function cancelledText(company: string, escortPhone: string): Bilingual {
  return {
    zh: `【${company}返岗包车】您原来的乘车安排已取消，请勿前往上车点，等候企业通知。联系电话 ${escortPhone}。`,
    en: `[${company}, bus back to work] Your seat was cancelled: do not go to the pick-up place, and wait for word. Phone: ${escortPhone}.`,
  };
}
