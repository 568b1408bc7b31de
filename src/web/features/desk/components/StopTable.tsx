import { Fragment, useSyncExternalStore } from 'react';
import { formatHours, formatKm } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { timeOfDay } from '../model/clock.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { panelTexts, stopKindNames, texts } from '../texts.ts';
import { GroupChips } from './GroupChips.tsx';
import { LockButton } from './LockButton.tsx';
import classes from './Panel.module.css';

/** Every stop of a bus with times, legs and people: all that map and Gantt show of it. */
export function StopTable({ facts }: { facts: TripFacts }) {
  const { selection } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(texts);
  const p = useTexts(panelTexts);
  const kinds = useTexts(stopKindNames);
  const marked = useSyncExternalStore(selection.subscribe, () => {
    const { tripId, seq } = selection.hovered().seq === null ? selection.selected() : selection.hovered();
    return tripId === facts.tripId ? seq : null;
  });
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
      <tbody>
        {facts.trip.stops.map((stop, at) => {
          const { seq, kind, name, arriveAt, departAt, board, alight, aboard, legDistanceM, legDriveS } = stop;
          const date = arriveAt.slice(0, 10);
          const isCall = kind === 'pickup' || kind === 'dropoff';
          return (
            <Fragment key={seq}>
              {facts.trip.stops[at - 1]?.arriveAt.slice(0, 10) !== date && (
                <tr className={classes.day}>
                  <th scope="rowgroup" colSpan={5}>
                    {date}
                  </th>
                </tr>
              )}
              <tr
                data-kind={kind}
                data-marked={marked === seq || undefined}
                onMouseEnter={() => selection.hover(facts.tripId, seq)}
                onMouseLeave={() => selection.hover(null)}
              >
                <td className={classes.times}>
                  {timeOfDay(arriveAt)}
                  {departAt !== arriveAt && <>–{timeOfDay(departAt)}</>}
                </td>
                <td>
                  <span className={classes.kind}>{kinds[kind]}</span>{' '}
                  {isCall || kind === 'depot' ? <b>{name}</b> : name}
                  {stop.healthStop && <span className={classes.quiet}> {p.healthStop}</span>}
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
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}
