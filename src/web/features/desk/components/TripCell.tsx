import { memo } from 'react';
import { formatHours, formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { clockText } from '../model/clock.ts';
import { againstLimit } from '../model/figures.ts';
import type { DropAnswer } from '../model/firstAnswer.ts';
import { isTripLocked } from '../model/locks.ts';
import type { ColumnName } from '../model/tripColumns.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { texts } from '../texts.ts';
import { BusLabel } from './BusLabel.tsx';
import { DropWords } from './DropWords.tsx';
import { StopChips } from './StopChips.tsx';
import classes from './TripTable.module.css';

interface TripCellProps {
  name: ColumnName;
  facts: TripFacts;
  /** What the trip says to people who are being dragged; stands beside its pick-ups. */
  answer: DropAnswer | null;
}

/** One figure of a trip in its table. */
export const TripCell = memo(function TripCell({ name, facts, answer }: TripCellProps) {
  const { tripId, trip, people } = facts;
  const { view, draft, serviceDate, companyName } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(texts);
  const { limits } = view.plan;
  switch (name) {
    case 'trip':
      return (
        <th scope="row">
          <BusLabel tripId={tripId} isLocked={isTripLocked(draft.locks, tripId)} lockedText={t.locked} />
        </th>
      );
    case 'plate':
      return <td>{trip.bus.plate}</td>;
    case 'people':
      return (
        <td className={classes.number} data-column="people">
          {people}/{trip.bus.capacity}
          <span className={classes.load} aria-hidden="true">
            <i style={{ width: `${Math.min(100, (100 * people) / Math.max(1, trip.bus.capacity))}%` }} />
          </span>
        </td>
      );
    case 'route':
      return (
        <td className={classes.route}>
          <StopChips facts={facts} />
          {answer !== null && (
            <span className={classes.answer}>
              <DropWords answer={answer} />
            </span>
          )}
        </td>
      );
    case 'companies':
      return (
        <td className={classes.number} title={facts.companyIds.map(companyName).join('、')}>
          {facts.companyIds.length}
        </td>
      );
    case 'depart':
      return <td className={classes.number}>{clockText(facts.departAt, serviceDate)}</td>;
    case 'arrive':
      return <td className={classes.number}>{clockText(facts.arriveAt, serviceDate)}</td>;
    case 'distance':
      return (
        <td
          className={classes.number}
          data-state={againstLimit(trip.loaded.distanceM, limits.loadedDistanceM)}
          title={trip.nearLimit ? t.nearLimit : undefined}
        >
          {formatNumber(trip.loaded.distanceM / 1000, locale, 1)}
          {trip.nearLimit && '▲'}
        </td>
      );
    case 'drive':
      return (
        <td className={classes.number} data-state={againstLimit(trip.loaded.driveS, limits.loadedDriveS)}>
          {formatHours(trip.loaded.driveS).replace(' h', '')}
        </td>
      );
    case 'drivers':
      return (
        <td title={trip.crew.map((driver) => driver.name).join('、')}>
          {trip.crew.map(({ driverId }) => driverId).join(' ')}
        </td>
      );
    case 'contacts':
      return <td className={classes.number}>{formatNumber(facts.contactPairs, locale)}</td>;
    case 'cost':
      return <td className={classes.number}>{formatNumber(trip.total.costCny, locale)}</td>;
  }
});
