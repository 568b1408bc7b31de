import { useTexts } from '../../lib/useTexts.ts';
import { useTrip } from '../state/TripContext.tsx';
import { stopKindNames, tripTexts } from '../tripTexts.ts';
import { StopTimes } from './StopCard.tsx';

/** Every stop of the trip, with who drives there. */
export function Timeline() {
  const t = useTexts(tripTexts);
  const kinds = useTexts(stopKindNames);
  const { run, progress } = useTrip();
  return (
    <ol className="timeline">
      {run.stops.map((stop, index) => {
        const driver = run.drivers.find(({ driverId }) => driverId === stop.driverId);
        const isPassed = index < progress.stop;
        return (
          <li key={stop.seq} data-passed={isPassed || undefined} aria-current={index === progress.stop || undefined}>
            <p>
              <b>{stop.name}</b> <span className="kind">{kinds[stop.kind]}</span>
              {isPassed && <span className="kind"> · {t.passed}</span>}
            </p>
            <StopTimes index={index} />
            <p className="quiet">
              {driver !== undefined && t.drives(driver.name)}
              {stop.board.length > 0 && ` · ${t.boards(stop.board.length)}`}
              {stop.alight.length > 0 && ` · ${t.alights(stop.alight.length)}`}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
