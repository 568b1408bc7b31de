import type { EventRefusal, EventRefusalCode } from '../../contract/journey.ts';
import type { JourneyKind } from '../../contract/journeyEvent.ts';
import type { Bilingual } from '../../contract/text.ts';

const texts: Record<EventRefusalCode, (tripId: string) => Bilingual> = {
  not_yours: () => ({ zh: '您的角色不能登记这一事项', en: 'this is not for your role to tell' }),
  unknown_trip: (tripId) => ({ zh: `方案中没有车次 ${tripId}`, en: `the plan has no trip ${tripId}` }),
  trip_needed: () => ({ zh: '缺少车次', en: 'the trip is missing' }),
  unknown_person: () => ({ zh: '本批次名单中没有此人', en: 'nobody of this id is on the lists of the batch' }),
  not_on_trip: (tripId) =>
    tripId === ''
      ? { zh: '此人不在本车名单上，也没有其他车次', en: 'not on the list of this bus, and on that of no other' }
      : { zh: `此人应乘 ${tripId}，不在本车名单上`, en: `belongs on ${tripId}, not on the list of this bus` },
  has_seat_here: () => ({ zh: '此人在本车名单上，请按上车登记', en: 'is on the list of this bus: tell it as boarded' }),
  fever: () => ({
    zh: '体温达到发热标准，不能上车；请登记拒乘并隔离等候',
    en: 'has a fever and may not board; tell it as refused, and let him wait apart',
  }),
  aboard_elsewhere: (tripId) => ({
    zh: `此人已登记在 ${tripId} 车上；如有误，请先由该车撤销`,
    en: `is told to sit in ${tripId}; if that is wrong, it has to be undone there first`,
  }),
  already_arrived: () => ({ zh: '此人已到达登记', en: 'has arrived and been registered' }),
  sign_off_needed: () => ({
    zh: '解除观察须经签字（解除名单），不能直接登记',
    en: 'a release is signed off on the release list, not told',
  }),
  bed_taken: () => ({ zh: '这张床已给了别人', en: 'somebody else has this bed' }),
  bed_unknown: () => ({ zh: '没有这张床', en: 'there is no such bed' }),
  unknown_event: () => ({ zh: '没有可撤销的这一登记', en: 'there is no such event to be undone' }),
};

/** A refusal in words. @param tripId bus that the person belongs to, or sits in */
export function refusal(
  code: EventRefusalCode,
  { tripId = null, offers = [] }: { tripId?: string | null; offers?: readonly JourneyKind[] } = {},
): EventRefusal {
  return { code, text: texts[code](tripId ?? ''), offers: [...offers], tripId };
}
