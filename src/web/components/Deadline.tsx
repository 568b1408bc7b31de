import { Tag } from 'antd';
import { useEffect, useState } from 'react';
import { formatInstant } from '../lib/format.ts';
import { useSettings } from '../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../lib/useTexts.ts';

const texts = {
  left: (time: string) => ({ zh: `还有 ${time}`, en: `${time} left` }),
  over: (time: string) => ({ zh: `已过 ${time}`, en: `${time} over` }),
  days: (n: number, h: number) => ({ zh: `${n} 天 ${h} 小时`, en: `${n} d ${h} h` }),
  hours: (h: number, m: number) => ({ zh: `${h} 小时 ${m} 分`, en: `${h} h ${m} min` }),
};

const minuteMs = 60_000;

/** A deadline with the time that is left, counted down by the minute. */
export function Deadline({ at, timeZone }: { at: string; timeZone: string }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), minuteMs / 2);
    return () => window.clearInterval(timer);
  }, []);
  const leftMs = Date.parse(at) - now;
  const minutes = Math.floor(Math.abs(leftMs) / minuteMs);
  const hours = Math.floor(minutes / 60);
  const time = hours >= 48 ? t.days(Math.floor(hours / 24), hours % 24) : t.hours(hours, minutes % 60);
  const colour = leftMs < 0 ? 'error' : hours < 24 ? 'warning' : 'default';
  return (
    <span>
      {formatInstant(at, locale, timeZone)} <Tag color={colour}>{leftMs < 0 ? t.over(time) : t.left(time)}</Tag>
    </span>
  );
}
