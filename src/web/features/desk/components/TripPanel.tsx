import { Button, Empty } from 'antd';
import { formatHours, formatKm, formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { staffTexts } from '../staffTexts.ts';
import { useDesk, useSelectedTrip } from '../state/DeskContext.tsx';
import { panelTexts, texts } from '../texts.ts';
import { BusLabel } from './BusLabel.tsx';
import { LimitList } from './LimitList.tsx';
import { LockButton } from './LockButton.tsx';
import classes from './Panel.module.css';
import { StopTable } from './StopTable.tsx';

/** The selected bus: what it breaks or comes near to, its stops with their people, and what can be done with it. */
export function TripPanel() {
  const { view, draft, editing, open, resequence, companyName } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(texts);
  const p = useTexts(panelTexts);
  const s = useTexts(staffTexts);
  const tripId = useSelectedTrip();
  const facts = tripId === null ? undefined : view.byTrip.get(tripId);
  if (facts === undefined) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={p.selectTrip} />;
  const { trip } = facts;
  const { loaded, total, bus, crew } = trip;
  return (
    <section className={classes.panel} aria-label={`${trip.tripId} ${bus.plate}`}>
      <header className={classes.head}>
        <BusLabel tripId={trip.tripId} />
        <span>{bus.plate}</span>
        <span className={classes.quiet}>{p.seats(bus.seats, bus.capacity)}</span>
        <LockButton
          lock={{ kind: 'trip', tripId: trip.tripId }}
          lockText={t.lockTrip(trip.tripId)}
          unlockText={t.unlockTrip(trip.tripId)}
        />
        <Button size="small" disabled={editing.isBusy} onClick={() => resequence(trip.tripId)}>
          {p.resequence}
        </Button>
        <Button size="small" onClick={() => open('staff')}>
          {s.open}
        </Button>
      </header>
      <p className={classes.facts}>
        {p.loaded(formatKm(loaded.distanceM, locale), formatHours(loaded.driveS))} ·{' '}
        {p.total(formatKm(total.distanceM, locale), formatHours(total.elapsedS), formatNumber(total.costCny, locale))}
        <br />
        {bus.operator} · {crew.map(({ driverId, name }) => `${name}（${driverId}）`).join('、')}
        <br />
        {facts.companyIds.map(companyName).join('、')}
      </p>
      <LimitList limits={draft.limits.filter((limit) => limit.tripId === trip.tripId)} />
      <StopTable facts={facts} />
    </section>
  );
}
