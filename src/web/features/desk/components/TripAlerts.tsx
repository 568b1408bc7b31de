import { Alert, Button, Switch, Tag } from 'antd';
import { useState } from 'react';
import type { JourneyAlert } from '../../../../contract/journey.ts';
import { inLocale } from '../../../../contract/text.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { formatTime } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { alertKindNames, alertTexts } from '../alertTexts.ts';
import { shownAlerts } from '../model/tripAlerts.ts';
import { BusLabel } from './BusLabel.tsx';
import classes from './Live.module.css';

interface TripAlertsProps {
  planId: string;
  timeZone: string;
  onSelect(tripId: string): void;
}

/** Open alerts that are listed before somebody asks for all: the map below stays in sight. */
const listedAtFirst = 5;

/** What the watch on the buses found: open alerts first, each to be taken in hand by somebody; those that are over on demand. */
export function TripAlerts({ planId, timeZone, onSelect }: TripAlertsProps) {
  const t = useTexts(alertTexts);
  const [hasOver, setOver] = useState(false);
  const [hasAll, setAll] = useState(false);
  const { data, error, refetch } = useAnswer('listTripAlerts', { params: { planId } });
  if (error !== null) return <FaultNotice error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const { open, over } = shownAlerts(data.alerts);
  const shown = hasAll ? open : open.slice(0, listedAtFirst);
  return (
    <section className={classes.alerts} aria-label={t.title}>
      <header className={classes.tools}>
        <h2>{t.open(open.length)}</h2>
        {over.length > 0 && (
          <span>
            <Switch id="alerts-over" size="small" checked={hasOver} onChange={setOver} aria-label={t.showOver} />{' '}
            <label htmlFor="alerts-over">{t.over(over.length)}</label>
          </span>
        )}
      </header>
      {open.length === 0 && <Alert showIcon type="success" title={t.none} />}
      <ul>
        {[...shown, ...(hasOver ? over : [])].map((alert) => (
          <AlertLine key={alert.alertId} alert={alert} timeZone={timeZone} onSelect={onSelect} />
        ))}
      </ul>
      {shown.length < open.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {t.all(open.length)}
        </Button>
      )}
    </section>
  );
}

function AlertLine({
  alert: { alertId, tripId, kind, text, raisedAt, resolvedAt, acknowledged },
  timeZone,
  onSelect,
}: Pick<TripAlertsProps, 'timeZone' | 'onSelect'> & { alert: JourneyAlert }) {
  const t = useTexts(alertTexts);
  const kinds = useTexts(alertKindNames);
  const { locale } = useSettings();
  const take = useChange('acknowledgeTripAlert', { outdates: ['listTripAlerts'] });
  const time = (at: string) => formatTime(at, locale, timeZone);
  return (
    <li data-over={resolvedAt !== null || undefined}>
      <button type="button" className={classes.name} onClick={() => onSelect(tripId)}>
        <BusLabel tripId={tripId} />
      </button>
      <Tag color={resolvedAt !== null ? 'default' : kind === 'incident' || kind === 'missing' ? 'error' : 'warning'}>
        {kinds[kind]}
      </Tag>
      <span>{inLocale(text, locale)}</span>
      <small>
        {t.raised(time(raisedAt))}
        {resolvedAt !== null && ` · ${t.resolved(time(resolvedAt))}`}
        {acknowledged !== null && ` · ${t.taken(acknowledged.by, time(acknowledged.at))}`}
      </small>
      {acknowledged === null && resolvedAt === null && (
        <Button
          size="small"
          loading={take.isPending}
          aria-label={`${t.take} ${tripId} ${kinds[kind]}`}
          onClick={() => take.mutate({ params: { alertId } })}
        >
          {t.take}
        </Button>
      )}
      {take.error !== null && <FaultNotice error={take.error} />}
    </li>
  );
}
