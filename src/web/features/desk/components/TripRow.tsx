import { memo, useRef } from 'react';
import { formatHours, formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { clockText } from '../model/clock.ts';
import { againstLimit } from '../model/figures.ts';
import { isTripLocked } from '../model/locks.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk, useDropAnswer, useIsHovered, useIsOver, useIsSelected } from '../state/DeskContext.tsx';
import { useDropTarget } from '../state/useDragAndDrop.ts';
import { texts } from '../texts.ts';
import { BusLabel } from './BusLabel.tsx';
import { DropWords } from './DropWords.tsx';
import { StopChips } from './StopChips.tsx';
import classes from './TripTable.module.css';

/** One trip in the table; while people are dragged it says what they would mean for it. */
export const TripRow = memo(function TripRow({ facts, index }: { facts: TripFacts; index: number }) {
  const { tripId, trip, people } = facts;
  const { selection, view, draft, serviceDate, companyName } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(texts);
  const row = useRef<HTMLTableRowElement>(null);
  useDropTarget(row, tripId);
  const answer = useDropAnswer(tripId);
  const isSelected = useIsSelected(tripId);
  const { limits } = view.plan;
  const states = {
    'data-selected': isSelected || undefined,
    'data-hovered': useIsHovered(tripId) || undefined,
    'data-over': useIsOver(tripId) || undefined,
    'data-verdict': answer?.verdict,
  };
  return (
    <tr
      ref={row}
      id={`row-${tripId}`}
      data-trip={tripId}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={classes.row}
      {...states}
      onClick={() => selection.select(tripId)}
      onMouseEnter={() => selection.hover(tripId)}
    >
      <th scope="row">
        <BusLabel tripId={tripId} isLocked={isTripLocked(draft.locks, tripId)} lockedText={t.locked} />
      </th>
      <td>{trip.bus.plate}</td>
      <td className={classes.number}>
        {people}/{trip.bus.capacity}
        <span className={classes.load} aria-hidden="true">
          <i style={{ width: `${Math.min(100, (100 * people) / Math.max(1, trip.bus.capacity))}%` }} />
        </span>
      </td>
      <td className={classes.route}>
        <StopChips facts={facts} />
        {answer !== null && (
          <span className={classes.answer}>
            <DropWords answer={answer} />
          </span>
        )}
      </td>
      <td className={classes.number} title={facts.companyIds.map(companyName).join('、')}>
        {facts.companyIds.length}
      </td>
      <td className={classes.number}>{clockText(facts.departAt, serviceDate)}</td>
      <td className={classes.number}>{clockText(facts.arriveAt, serviceDate)}</td>
      <td
        className={classes.number}
        data-state={againstLimit(trip.loaded.distanceM, limits.loadedDistanceM)}
        title={trip.nearLimit ? t.nearLimit : undefined}
      >
        {formatNumber(trip.loaded.distanceM / 1000, locale, 1)}
        {trip.nearLimit && '▲'}
      </td>
      <td className={classes.number} data-state={againstLimit(trip.loaded.driveS, limits.loadedDriveS)}>
        {formatHours(trip.loaded.driveS).replace(' h', '')}
      </td>
      <td title={trip.crew.map(({ name }) => name).join('、')}>
        {trip.crew.map(({ driverId }) => driverId).join(' ')}
      </td>
      <td className={classes.number}>{formatNumber(facts.contactPairs, locale)}</td>
      <td className={classes.number}>{formatNumber(trip.total.costCny, locale)}</td>
    </tr>
  );
});
