import { Alert, Button } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { formatTime } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { liveTexts } from '../liveTexts.ts';
import classes from './Live.module.css';

interface LiveAlertsProps {
  planId: string;
  timeZone: string;
  onSelect(tripId: string): void;
}

const askEveryMs = 30_000;

/** What of the buses somebody has to look after, as long as it is not over: late, silent, off the route, incidents, people left behind. */
export function LiveAlerts({ planId, timeZone, onSelect }: LiveAlertsProps) {
  const t = useTexts(liveTexts);
  const { locale } = useSettings();
  const query = { open: 'true' as const };
  const { data } = useAnswer('listTripAlerts', { params: { planId }, query }, { refetchInterval: askEveryMs });
  const seen = useChange('acknowledgeTripAlert', { outdates: ['listTripAlerts'] });
  if (data === undefined || data.alerts.length === 0) return null;
  return (
    <section aria-label={t.alerts} className={classes.alerts}>
      {seen.error !== null && <FaultNotice error={seen.error} />}
      {data.alerts.map(({ alertId, tripId, kind, text, raisedAt, acknowledged }) => (
        <Alert
          key={alertId}
          showIcon
          type={acknowledged !== null ? 'info' : kind === 'extra' ? 'warning' : 'error'}
          title={
            <>
              <Button type="link" size="small" onClick={() => onSelect(tripId)}>
                {formatTime(raisedAt, locale, timeZone)}
              </Button>
              {locale === 'en' ? text.en : text.zh}
            </>
          }
          action={
            acknowledged !== null ? (
              t.seenBy(acknowledged.by)
            ) : (
              <Button
                size="small"
                loading={seen.isPending && seen.variables.params.alertId === alertId}
                onClick={() => seen.mutate({ params: { alertId } })}
              >
                {t.seen}
              </Button>
            )
          }
        />
      ))}
    </section>
  );
}
