import { memo, useMemo, useRef } from 'react';
import { useTexts } from '../../../lib/useTexts.ts';
import { busMark } from '../model/busMark.ts';
import { clockText } from '../model/clock.ts';
import type { GanttScale } from '../model/ganttScale.ts';
import { isTripLocked } from '../model/locks.ts';
import { tripBars } from '../model/tripBars.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk, useDropAnswer, useIsHovered, useIsOver, useIsSelected } from '../state/DeskContext.tsx';
import { useDropTarget } from '../state/useDragAndDrop.ts';
import { texts } from '../texts.ts';
import { BusLabel, hueStyle } from './BusLabel.tsx';
import { DropWords } from './DropWords.tsx';
import classes from './Gantt.module.css';
import { GanttBar } from './GanttBar.tsx';

interface GanttRowProps {
  facts: TripFacts;
  scale: GanttScale;
  /** Place below the axis, pixels. */
  top: number;
}

/** One bus's line of time. */
export const GanttRow = memo(function GanttRow({ facts, scale, top }: GanttRowProps) {
  const { tripId, trip, people } = facts;
  const { selection, draft, serviceDate } = useDesk();
  const t = useTexts(texts);
  const row = useRef<HTMLDivElement>(null);
  useDropTarget(row, tripId);
  const answer = useDropAnswer(tripId);
  const isSelected = useIsSelected(tripId);
  const bars = useMemo(() => tripBars(trip), [trip]);
  const { plate } = trip.bus;
  const times = `${clockText(facts.departAt, serviceDate)} – ${clockText(facts.arriveAt, serviceDate)}`;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, this row is its active descendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
    <div
      ref={row}
      id={`bar-${tripId}`}
      data-trip={tripId}
      role="option"
      aria-selected={isSelected}
      aria-label={`${tripId} ${plate}, ${t.personUnit(people)}, ${times}`}
      className={classes.row}
      style={{ ...hueStyle(tripId), transform: `translateY(${top}px)` }}
      data-selected={isSelected || undefined}
      data-hovered={useIsHovered(tripId) || undefined}
      data-over={useIsOver(tripId) || undefined}
      data-verdict={answer?.verdict}
      data-pattern={busMark(tripId).pattern}
      onClick={() => selection.select(tripId)}
      onMouseEnter={() => selection.hover(tripId)}
    >
      <span className={classes.label}>
        <BusLabel tripId={tripId} isLocked={isTripLocked(draft.locks, tripId)} lockedText={t.locked} />
      </span>
      <span className={classes.line}>
        {bars.map((bar) => (
          <GanttBar key={`${bar.kind}${bar.seq}`} facts={facts} bar={bar} scale={scale} />
        ))}
        {answer !== null && (
          <span className={classes.answer}>
            <DropWords answer={answer} />
          </span>
        )}
      </span>
    </div>
  );
});
