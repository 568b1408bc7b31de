import { Fragment, useMemo, useRef } from 'react';
import { useTexts } from '../../../lib/useTexts.ts';
import { useFormerStops } from '../api/useFormerStops.ts';
import { stopNumbers } from '../model/stopNumbers.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { panelTexts } from '../texts.ts';
import classes from './Panel.module.css';
import { StopRow } from './StopRow.tsx';

/** Every stop of a bus with times, legs and people: all that map and Gantt show of it. */
export function StopTable({ facts }: { facts: TripFacts }) {
  const p = useTexts(panelTexts);
  const { stops } = facts.trip;
  const former = useFormerStops(facts.tripId);
  const numbers = useMemo(() => stopNumbers(stops, former), [stops, former]);
  const movedByKeys = useRef<string | null>(null);
  return (
    <div className={classes.wide}>
      <table className={classes.stops}>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes.hidden}>{p.order}</span>
            </th>
            <th scope="col">{p.times}</th>
            <th scope="col">{p.stop}</th>
            <th scope="col" className={classes.right}>
              {p.leg}
            </th>
            <th scope="col" className={classes.right}>
              {p.aboard}
            </th>
            <th scope="col">
              <span className={classes.hidden}>{p.lock}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {stops.map((stop, at) => {
            const date = stop.arriveAt.slice(0, 10);
            return (
              <Fragment key={stop.seq}>
                {stops[at - 1]?.arriveAt.slice(0, 10) !== date && (
                  <tr className={classes.day}>
                    <th scope="rowgroup" colSpan={6}>
                      {date}
                    </th>
                  </tr>
                )}
                <StopRow facts={facts} stop={stop} number={numbers.get(stop.seq)} movedByKeys={movedByKeys} />
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
