import { memo } from 'react';
import { type GanttScale, ganttTicks, shareAt } from '../model/ganttScale.ts';
import classes from './Gantt.module.css';

/** The axis: hours of the local day, the date at midnight. */
export const GanttHead = memo(function GanttHead({ scale, stepH }: { scale: GanttScale; stepH: number }) {
  return (
    <div className={classes.head} aria-hidden="true">
      {ganttTicks(scale, stepH).map(({ atMs, hour, date }) => (
        <span
          key={atMs}
          className={classes.tick}
          data-day={hour === 0 || undefined}
          style={{ left: `${100 * shareAt(scale, atMs)}%` }}
        >
          {hour === 0 ? date.slice(5) : `${hour}:00`}
        </span>
      ))}
    </div>
  );
});
