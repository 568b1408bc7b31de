import { memo, useRef } from 'react';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk, useDropAnswer, useIsHovered, useIsOver, useIsSelected } from '../state/DeskContext.tsx';
import { useDropTarget } from '../state/useDragAndDrop.ts';
import { TripCell } from './TripCell.tsx';
import classes from './TripTable.module.css';

/** One trip in the table; while people are dragged it says what they would mean for it. */
export const TripRow = memo(function TripRow({ facts, index }: { facts: TripFacts; index: number }) {
  const { tripId } = facts;
  const { selection, list } = useDesk();
  const row = useRef<HTMLTableRowElement>(null);
  useDropTarget(row, tripId);
  const answer = useDropAnswer(tripId);
  const isSelected = useIsSelected(tripId);
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
      {list.columns.map((name) => (
        <TripCell key={name} name={name} facts={facts} answer={name === 'route' ? answer : null} />
      ))}
    </tr>
  );
});
