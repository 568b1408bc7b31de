import { type CSSProperties, useMemo, useState } from 'react';
import { useTexts } from '../../../lib/useTexts.ts';
import { ganttScale, tickStepH } from '../model/ganttScale.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { useTripRows } from '../state/useTripRows.ts';
import { useWidth } from '../state/useWidth.ts';
import { texts } from '../texts.ts';
import classes from './Gantt.module.css';
import { GanttFoot } from './GanttFoot.tsx';
import { GanttGround } from './GanttGround.tsx';
import { GanttHead } from './GanttHead.tsx';
import { GanttRow } from './GanttRow.tsx';

const rowPx = 30;
/** Room of the bus labels left of the time lines. */
const labelPx = 84;
/** Room that the axis wants between two of its lines. */
const tickPx = 44;
const zooms = [1, 1.5, 2, 3, 4] as const;

/** Every bus over time: empty and loaded runs, stops, rests, and the hours in which it may not drive. */
export function Gantt() {
  const { list, view, selection } = useDesk();
  const { trips } = list;
  const t = useTexts(texts);
  const { scroller, rows, selected, onKeyDown } = useTripRows({ rowPx, overscan: 6 });
  const [zoom, setZoom] = useState(0);
  const width = useWidth(scroller);
  const scale = useMemo(() => ganttScale(view.trips), [view]);
  const linePx = Math.max(200, (width - labelPx - 12) * zooms[zoom]!);

  if (scale === null) return <p className={classes.empty}>{t.noTrips}</p>;
  const stepH = tickStepH(scale, linePx, tickPx);
  return (
    <div className={classes.gantt} style={{ '--label': `${labelPx}px`, '--line': `${linePx}px` } as CSSProperties}>
      <div
        ref={scroller}
        role="listbox"
        aria-label={t.gantt}
        aria-activedescendant={selected === null ? undefined : `bar-${selected}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onMouseLeave={() => selection.hover(null)}
        className={classes.scroller}
      >
        <GanttHead scale={scale} stepH={stepH} />
        <div className={classes.body} style={{ height: rows.getTotalSize() }}>
          <GanttGround scale={scale} stepH={stepH} />
          {rows.getVirtualItems().map(({ index, start }) => (
            <GanttRow key={trips[index]!.tripId} facts={trips[index]!} scale={scale} top={start} />
          ))}
        </div>
      </div>
      <GanttFoot zoom={zoom} zoomMax={zooms.length - 1} onZoom={setZoom} />
    </div>
  );
}
