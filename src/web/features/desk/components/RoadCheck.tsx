import { Alert, Button, Progress } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { failureWords } from '../../../lib/api/fault.ts';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { formatInstant, formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { roadCheckTexts } from '../roadCheckTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import classes from './PublishDialog.module.css';
import { RoadCheckResult } from './RoadCheckResult.tsx';

/** How often a measurement that goes on is asked for, besides what events tell. */
const askEveryMs = 2_000;

/** Measuring the draft on real roads: asking for it, how far it is, and what it found. */
export function RoadCheck() {
  const { draft, timeZone } = useDesk();
  const { planId, version } = draft;
  const t = useTexts(roadCheckTexts);
  const { locale } = useSettings();
  const list = useAnswer(
    'listVerifications',
    { params: { planId }, query: { limit: 1 } },
    {
      refetchInterval: ({ state }) => {
        const status = state.data?.verifications[0]?.status;
        return status === 'queued' || status === 'running' ? askEveryMs : false;
      },
    },
  );
  const ask = useChange('verifyPlan', { outdates: ['listVerifications'] });
  const newest = list.data?.verifications[0];
  const isGoing = newest?.status === 'queued' || newest?.status === 'running';
  const progress = newest?.progress;
  const number = (value: number) => formatNumber(value, locale);
  return (
    <section className={classes.part}>
      <p>{t.hint}</p>
      <Button loading={ask.isPending || isGoing} onClick={() => ask.mutate({ params: { planId } })}>
        {t.ask}
      </Button>
      {ask.error !== null && <FaultNotice error={ask.error} />}
      {list.error !== null && <FaultNotice error={list.error} />}
      {isGoing && progress != null && (
        <Progress
          aria-label={t.ask}
          percent={Math.round((100 * progress.done) / Math.max(1, progress.legs))}
          format={() => t.legs(number(progress.done), number(progress.legs))}
        />
      )}
      {newest?.status === 'failed' && (
        <Alert
          showIcon
          className={classes.outcome!}
          type="error"
          title={t.failed}
          description={newest.error === null ? undefined : failureWords(newest.error, locale)}
        />
      )}
      {newest?.status === 'done' && (
        <>
          <p className={classes.outcome}>
            {t.measuredAt(formatInstant(newest.finishedAt ?? newest.requestedAt, locale, timeZone))}
            {newest.planVersion !== version && ` · ${t.older}`}
          </p>
          <RoadCheckResult planId={planId} verificationId={newest.verificationId} />
        </>
      )}
    </section>
  );
}
