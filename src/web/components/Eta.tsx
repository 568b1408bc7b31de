import { Tag, Tooltip } from 'antd';
import { durationText } from '../../contract/durationText.ts';
import type { TripStatus } from '../../contract/journey.ts';
import { latestMin } from '../../contract/lateness.ts';
import { expectedArrival } from '../lib/eta.ts';
import { formatTime } from '../lib/format.ts';
import { useSettings } from '../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../lib/useTexts.ts';

const texts = {
  late: (minutes: number) => {
    const { zh, en } = durationText(minutes);
    return { zh: `晚 ${zh}`, en: `${en} late` };
  },
  planned: (time: string) => ({ zh: `计划 ${time}`, en: `planned ${time}` }),
  told: (minutes: number, reason: string) => {
    const { zh, en } = durationText(minutes);
    return {
      zh: `驾驶员报告晚 ${zh}${reason === '' ? '' : `：${reason}`}`,
      en: `the driver told of ${en}${reason === '' ? '' : `: ${reason}`}`,
    };
  },
  rules: (minutes: number) => {
    const { zh, en } = durationText(minutes);
    return { zh: `其中 ${zh}因停驶时段或驾驶时间规定`, en: `${en} of it by curfew or driving-hours rules` };
  },
  unlawful: {
    zh: '按驾驶时间规定已走不完，仅按晚点顺延',
    en: 'no lawful way on was found: the plan, moved by the delay',
  },
};

type Reckoned = Pick<TripStatus, 'stops' | 'eta' | 'delay'>;

/** How late a bus will be by what the server reckons, and why; nothing for a punctual one. */
export function LateTag({ trip }: { trip: Reckoned }) {
  const t = useTexts(texts);
  const { eta, delay } = trip;
  const minutes = latestMin(trip);
  if (minutes === 0 && eta.isLawful) return null;
  const why = [
    ...(delay !== null && delay.minutes > 0 ? [t.told(delay.minutes, delay.reason ?? '')] : []),
    ...(eta.rulesAddMin > 0 ? [t.rules(eta.rulesAddMin)] : []),
    ...(eta.isLawful ? [] : [t.unlawful]),
  ];
  return (
    <>
      <Tag color={eta.isLawful ? 'warning' : 'error'}>{t.late(minutes)}</Tag>
      {why.map((words) => (
        <div key={words}>
          <small>{words}</small>
        </div>
      ))}
    </>
  );
}

interface ArrivalTimeProps {
  trip: Reckoned;
  timeZone: string;
  /** Where its people get off; left out: the last company. */
  companyId?: string;
}

/** When a bus is expected where its people get off; the planned time where that is another one. Nothing once it has been there. */
export function ArrivalTime({ trip, timeZone, companyId }: ArrivalTimeProps) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const expected = expectedArrival(trip, companyId);
  if (expected === null) return null;
  const { name, plannedAt, etaAt, lateMin } = expected;
  return (
    <Tooltip title={name}>
      <b>{formatTime(etaAt, locale, timeZone)}</b>
      {lateMin !== 0 && (
        <div>
          <small>{t.planned(formatTime(plannedAt, locale, timeZone))}</small>
        </div>
      )}
    </Tooltip>
  );
}
