import { HolderOutlined } from '@ant-design/icons';
import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react';
import type { PlanStop } from '../../../../contract/plan.ts';
import { formatHours, formatKm, formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { timeOfDay } from '../model/clock.ts';
import { standPlace } from '../model/standPlace.ts';
import type { StopNumber } from '../model/stopNumbers.ts';
import { peersOf, placeKey } from '../model/stopOrder.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { useStopOrder } from '../state/useStopOrder.ts';
import { panelTexts, stopKindNames, texts } from '../texts.ts';
import { GroupChips } from './GroupChips.tsx';
import { LockButton } from './LockButton.tsx';
import classes from './Panel.module.css';

interface StopRowProps {
  facts: TripFacts;
  stop: PlanStop;
  /** Of a call: its number, and the one that it had. */
  number: StopNumber | undefined;
  /** The call that was moved by keys last: its handle keeps the keyboard wherever it went. */
  movedByKeys: RefObject<string | null>;
}

/** One stop of a bus: when, what and how far, and for a call its place in the order, its people and its lock. */
export function StopRow({ facts, stop, number, movedByKeys }: StopRowProps) {
  const { seq, kind, name, arriveAt, departAt, board, alight, aboard, legDistanceM, legDriveS } = stop;
  const { selection } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(texts);
  const p = useTexts(panelTexts);
  const kinds = useTexts(stopKindNames);
  const row = useRef<HTMLTableRowElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const { edge, moveBy } = useStopOrder({ facts, seq, row, handle });
  useEffect(() => {
    if (movedByKeys.current === placeKey(stop)) handle.current?.focus();
  }, [stop, movedByKeys]);
  const isMarked = useSyncExternalStore(selection.subscribe, () => {
    const shown = selection.hovered().seq === null ? selection.selected() : selection.hovered();
    return shown.tripId === facts.tripId && shown.seq === seq;
  });
  const stand = standPlace(facts.trip.stops, seq);
  const isCall = kind === 'pickup' || kind === 'dropoff';
  return (
    <tr
      ref={row}
      data-kind={kind}
      data-trip={facts.tripId}
      data-seq={seq}
      data-marked={isMarked || undefined}
      data-edge={edge ?? undefined}
      onMouseEnter={() => selection.hover(facts.tripId, seq)}
      onMouseLeave={() => selection.hover(null)}
    >
      <td className={classes.handle}>
        {peersOf(facts, seq).length > 1 && (
          <button
            ref={handle}
            type="button"
            aria-label={p.reorder(name)}
            title={p.reorder(name)}
            onKeyDown={(event) => {
              const places = { ArrowUp: -1, ArrowDown: 1 }[event.key];
              if (places === undefined) return;
              event.preventDefault();
              movedByKeys.current = placeKey(stop);
              moveBy(places);
            }}
            // who goes elsewhere is not fetched back when the answer comes
            onBlur={() => {
              if (movedByKeys.current === placeKey(stop)) movedByKeys.current = null;
            }}
          >
            <HolderOutlined aria-hidden />
          </button>
        )}
      </td>
      <td className={classes.times}>
        {timeOfDay(arriveAt)}
        {departAt !== arriveAt && <>–{timeOfDay(departAt)}</>}
      </td>
      <td>
        {number !== undefined && <Ordinal of={number} />}
        <span className={classes.kind}>{kinds[kind]}</span>{' '}
        {stand === null ? <b>{name}</b> : t.standAfter(stand.after, formatNumber(stand.distanceM / 1000, locale))}
        {stop.alongLeg && <span title={p.alongLeg}> ≈</span>}
        {stop.healthStop && <span className={classes.quiet}> {p.healthStop}</span>}
        {board.length > 0 && <GroupChips facts={facts} seq={seq} hasPeople />}
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
}

/** Which call it is; a number that it had before stands crossed out beside it, for those who know the bus by that. */
function Ordinal({ of: { now, before, isNew } }: { of: StopNumber }) {
  const p = useTexts(panelTexts);
  return (
    <span className={classes.ordinal}>
      {before !== null && (
        <del>
          <span className={classes.hidden}>{p.wasNumber}</span>
          {before}
        </del>
      )}{' '}
      {isNew ? <ins title={p.newStop}>{now}</ins> : now}
    </span>
  );
}
