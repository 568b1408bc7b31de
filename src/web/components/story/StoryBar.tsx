import { Alert, Button, Select, Slider, Tag } from 'antd';
import { useState } from 'react';
import { useAnswer, useChange } from '../../lib/api/hooks.ts';
import { useAsOf } from '../../lib/asOf.ts';
import { formatInstant } from '../../lib/format.ts';
import { useMe } from '../../lib/session.ts';
import { useSettings } from '../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../lib/useTexts.ts';
import classes from './StoryBar.module.css';
import { storyTexts } from './storyTexts.ts';
import { usePlaying } from './usePlaying.ts';

const speeds = [10, 30, 60, 360] as const;
const minuteMs = 60_000;
/** How far one press of an arrow key goes. */
const stepMin = 10;
const askEveryMs = 2_000;

interface StoryBarProps {
  planId: string;
  timeZone: string;
}

/** Plays the story of a demo's plan: what the pages show is as of the instant that stands here. For batches of a demo alone. */
export function StoryBar({ planId, timeZone }: StoryBarProps) {
  const t = useTexts(storyTexts);
  const { locale } = useSettings();
  const { role } = useMe();
  const asOf = useAsOf();
  const [speed, setSpeed] = useState<number>(speeds[1]);
  const answer = useAnswer(
    'readSimulation',
    { params: { planId } },
    {
      refetchInterval: ({ state }) =>
        ['queued', 'running'].includes(state.data?.simulation?.status ?? '') ? askEveryMs : false,
    },
  );
  const begin = useChange('playSimulation', { outdates: ['readSimulation'] });
  const story = answer.data?.simulation ?? null;
  const beginsMs = Date.parse(story?.beginsAt ?? '');
  const endsMs = Date.parse(story?.toldUntil ?? '');
  const { isPlaying, setPlaying, show } = usePlaying({ beginsMs, endsMs, minutesPerSecond: speed });

  const mayBegin = role === 'dispatcher' || role === 'admin';
  if (answer.data === undefined || (story === null && !mayBegin)) return null;
  const time = (atMs: number) => formatInstant(new Date(atMs).toISOString(), locale, timeZone);
  const isTold = Number.isFinite(beginsMs) && Number.isFinite(endsMs);
  const atMs = asOf === null ? endsMs : Math.min(Math.max(Date.parse(asOf), beginsMs), endsMs);
  return (
    <section className={classes.bar} aria-label={t.simulated}>
      <Tag color="processing">{t.simulated}</Tag>
      {(story === null || story.status === 'failed') && (
        <>
          {story !== null && <Alert showIcon type="error" title={t.failed} />}
          <span className={classes.hint}>{t.hint}</span>
          {mayBegin && (
            <Button type="primary" loading={begin.isPending} onClick={() => begin.mutate({ params: { planId } })}>
              {t.begin}
            </Button>
          )}
        </>
      )}
      {isTold && (
        <>
          <Button
            type="primary"
            aria-pressed={isPlaying}
            onClick={() => {
              if (!isPlaying && atMs >= endsMs) show(beginsMs);
              setPlaying(!isPlaying);
            }}
          >
            {isPlaying ? t.pause : t.play}
          </Button>
          <Select<number>
            aria-label={t.speed}
            value={speed}
            onChange={setSpeed}
            className={classes.speed!}
            options={speeds.map((value) => ({ value, label: t.perSecond(value) }))}
          />
          <Slider
            className={classes.slider!}
            min={0}
            max={Math.max(1, Math.floor((endsMs - beginsMs) / minuteMs))}
            step={stepMin}
            value={Math.round((atMs - beginsMs) / minuteMs)}
            onChange={(minutes) => show(beginsMs + minutes * minuteMs)}
            tooltip={{ formatter: null }}
            ariaLabelForHandle={t.time}
            ariaValueTextFormatterForHandle={(minutes) => time(beginsMs + minutes * minuteMs)}
          />
          <output className={classes.time}>{time(atMs)}</output>
          <Button disabled={asOf === null} onClick={() => show(null)}>
            {t.toEnd}
          </Button>
        </>
      )}
      {story !== null && (story.status === 'queued' || story.status === 'running') && (
        <span role="status">{isTold ? t.told(time(endsMs)) : t.waiting}</span>
      )}
    </section>
  );
}
