import { memo } from 'react';
import { dailyBands, type GanttScale, ganttTicks, type Span, shareAt } from '../model/ganttScale.ts';
import { useDesk } from '../state/DeskContext.tsx';
import classes from './Gantt.module.css';

/** What lies behind the bars: hour lines, night, and the hours in which no coach may drive. */
export const GanttGround = memo(function GanttGround({ scale, stepH }: { scale: GanttScale; stepH: number }) {
  const { night, curfew } = useDesk().rules;
  const place = ({ fromMs, toMs }: Span) => ({
    left: `${100 * shareAt(scale, fromMs)}%`,
    width: `${(100 * (toMs - fromMs)) / (scale.toMs - scale.fromMs)}%`,
  });
  return (
    <div className={classes.ground} aria-hidden="true">
      {night &&
        dailyBands(scale, night).map((band) => <i key={band.fromMs} className={classes.night} style={place(band)} />)}
      {curfew &&
        dailyBands(scale, curfew).map((band) => <i key={band.fromMs} className={classes.curfew} style={place(band)} />)}
      {ganttTicks(scale, stepH).map(({ atMs, hour }) => (
        <i
          key={atMs}
          className={classes.hour}
          data-day={hour === 0 || undefined}
          style={{ left: `${100 * shareAt(scale, atMs)}%` }}
        />
      ))}
    </div>
  );
});
