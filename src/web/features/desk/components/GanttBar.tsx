import { type CSSProperties, memo, useRef } from 'react';
import { stopCargo } from '../model/cargo.ts';
import { type GanttScale, shareAt } from '../model/ganttScale.ts';
import type { TripBar } from '../model/tripBars.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { useDraggable } from '../state/useDragAndDrop.ts';
import classes from './Gantt.module.css';

interface GanttBarProps {
  facts: TripFacts;
  bar: TripBar;
  scale: GanttScale;
}

/** One bar of a bus's line. */
export const GanttBar = memo(function GanttBar({ facts, bar, scale }: GanttBarProps) {
  const { kind, seq, fromMs, toMs } = bar;
  const { selection } = useDesk();
  const place = {
    left: `${100 * shareAt(scale, fromMs)}%`,
    width: `${(100 * (toMs - fromMs)) / (scale.toMs - scale.fromMs)}%`,
  };
  if (kind === 'pickup' || kind === 'dropoff') return <StopBar facts={facts} bar={bar} place={place} />;
  return (
    <i
      aria-hidden="true"
      className={classes.bar}
      data-kind={kind}
      style={place}
      onMouseEnter={() => selection.hover(facts.tripId, seq)}
    >
      {kind === 'overnight' ? '☾' : kind === 'curfew' && 'Ⅱ'}
    </i>
  );
});

/** A stop with people: they are dragged by it. Form tells boarding from alighting besides colour. */
function StopBar({ facts, bar, place }: { facts: TripFacts; bar: TripBar; place: CSSProperties }) {
  const { selection } = useDesk();
  const element = useRef<HTMLElement>(null);
  useDraggable(element, () => stopCargo(facts, bar.seq));
  return (
    <i
      ref={element}
      aria-hidden="true"
      className={classes.bar}
      data-kind={bar.kind}
      data-seq={bar.seq}
      style={place}
      onMouseEnter={() => selection.hover(facts.tripId, bar.seq)}
    >
      {bar.kind === 'pickup' ? '▲' : '▼'}
    </i>
  );
}
