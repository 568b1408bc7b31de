import { useEffect, useRef, useSyncExternalStore } from 'react';
import { formatHours, formatKm } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { clockText } from '../model/clock.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { panelTexts, stopKindNames, texts } from '../texts.ts';
import { GroupChips } from './GroupChips.tsx';
import { LockButton } from './LockButton.tsx';
import classes from './Panel.module.css';

/** Every stop of a bus with times, legs and people: all that map and Gantt show of it. */
export function StopTable({ facts }: { facts: TripFacts }) {
  const { selection, serviceDate } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(texts);
  const p = useTexts(panelTexts);
  const kinds = useTexts(stopKindNames);
  const marked = useSyncExternalStore(selection.subscribe, () => {
    const { tripId, seq } = selection.hovered().seq === null ? selection.selected() : selection.hovered();
    return tripId === facts.tripId ? seq : null;
  });
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    body.current?.querySelector('[data-marked]')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <table className={classes.stops}>
      <thead>
        <tr>
          <th scope="col">{p.times}</th>
          <th scope="col">{p.stop}</th>
          <th scope="col" className={classes.right}>
            {p.leg}
          </th>
          <th scope="col" className={classes.right}>
            {p.aboard}
          </th>
          <th scope="col">
            <span className={classes.hidden}>{p.lock}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {facts.trip.stops.map((stop) => {
          const { seq, kind, name, arriveAt, departAt, board, alight, aboard, legDistanceM, legDriveS } = stop;
          const isCall = kind === 'pickup' || kind === 'dropoff';
          return (
            <tr
              key={seq}
              data-kind={kind}
              data-marked={marked === seq || undefined}
              onMouseEnter={() => selection.hover(facts.tripId, seq)}
              onMouseLeave={() => selection.hover(null)}
            >
              <td className={classes.times}>
                {clockText(arriveAt, serviceDate)}
                {departAt !== arriveAt && <>–{clockText(departAt, serviceDate)}</>}
              </td>
              <td>
                <span className={classes.kind}>{kinds[kind]}</span> {isCall || kind === 'depot' ? <b>{name}</b> : name}
                {board.length > 0 && <GroupChips facts={facts} seq={seq} />}
                {alight.length > 0 && <span className={classes.quiet}> −{t.personUnit(alight.length)}</span>}
              </td>
              <td className={classes.right}>
                {legDistanceM > 0 && (
                  <>
                    {stop.legEstimated && <span title={p.estimated}>≈</span>}
                    {formatKm(legDistanceM, locale)}
                    <br />
                    <span className={classes.quiet}>{formatHours(legDriveS)}</span>
                    {stop.nearLimit && <span title={t.nearLimit}> ▲</span>}
                  </>
                )}
              </td>
              <td className={classes.right}>{aboard}</td>
              <td>
                {isCall && (
                  <LockButton
                    lock={{ kind: 'stop', tripId: facts.tripId, seq }}
                    lockText={t.lockStop(name)}
                    unlockText={t.unlockStop(name)}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
