import { memo, useRef } from 'react';
import { formatHours, formatKm } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { clockText, timeOfDay } from '../model/clock.ts';
import { shortName } from '../model/shortName.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk, useDropAnswer, useIsHovered, useIsOver, useIsSelected } from '../state/DeskContext.tsx';
import { useDropTarget } from '../state/useDragAndDrop.ts';
import { texts } from '../texts.ts';
import classes from './Board.module.css';
import { BusLabel, hueStyle } from './BusLabel.tsx';
import { DropWords } from './DropWords.tsx';
import { GroupChips } from './GroupChips.tsx';
import { LockButton } from './LockButton.tsx';

interface BoardColumnProps {
  facts: TripFacts;
  /** Place and width in pixels. */
  left: number;
  width: number;
}

/** One bus on the board: its figures, its pick-ups with their groups, and where it brings them. */
export const BoardColumn = memo(function BoardColumn({ facts, left, width }: BoardColumnProps) {
  const { tripId, trip, people, pickups, dropoffs } = facts;
  const { selection, serviceDate } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(texts);
  const column = useRef<HTMLLIElement>(null);
  useDropTarget(column, tripId);
  const answer = useDropAnswer(tripId);
  const { bus, loaded } = trip;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the heading's button selects by keys
    <li
      ref={column}
      id={`board-${tripId}`}
      data-trip={tripId}
      className={classes.column}
      style={{ ...hueStyle(tripId), width: width - 8, transform: `translateX(${left}px)` }}
      data-selected={useIsSelected(tripId) || undefined}
      data-hovered={useIsHovered(tripId) || undefined}
      data-over={useIsOver(tripId) || undefined}
      data-verdict={answer?.verdict}
      onClick={() => selection.select(tripId)}
      onMouseEnter={() => selection.hover(tripId)}
      onMouseLeave={() => selection.hover(null)}
    >
      <header className={classes.head}>
        <button type="button" className={classes.name} onClick={() => selection.select(tripId)}>
          <BusLabel tripId={tripId} />
          <span>{bus.plate}</span>
        </button>
        <LockButton lock={{ kind: 'trip', tripId }} lockText={t.lockTrip(tripId)} unlockText={t.unlockTrip(tripId)} />
      </header>
      <p className={classes.facts}>
        <b>
          {people}/{bus.capacity}
        </b>{' '}
        · {formatKm(loaded.distanceM, locale)} · {formatHours(loaded.driveS)}
      </p>
      <div className={classes.answer} aria-hidden={answer === null}>
        {answer !== null && <DropWords answer={answer} />}
      </div>
      <ol className={classes.stops}>
        {pickups.map(({ seq, name, departAt }) => (
          <li key={seq} data-seq={seq}>
            <span className={classes.time}>{clockText(departAt, serviceDate)}</span> <b>{name}</b>
            <GroupChips facts={facts} seq={seq} />
          </li>
        ))}
        {dropoffs.map(({ seq, name, arriveAt, alight }) => (
          <li key={seq} data-seq={seq} className={classes.dropoff}>
            <span className={classes.time}>{timeOfDay(arriveAt)}</span> {shortName(name)} −{alight.length}
          </li>
        ))}
      </ol>
    </li>
  );
});
