import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { told } from '../../../lib/told.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { panelTexts } from '../texts.ts';
import classes from './Panel.module.css';

/** Trips of one tight thing that are named; it may be about every bus. */
const namedTrips = 6;

/** What the plan would run short of first, and what would break without a bus or a driver, each with the trips that it is about. */
export function TightList() {
  const { view, selection } = useDesk();
  const { locale } = useSettings();
  const p = useTexts(panelTexts);
  const { tight = [] } = view.plan;
  if (tight.length === 0) return null;
  return (
    <section className={classes.panel}>
      <h3>{p.tight}</h3>
      <ul className={classes.limits}>
        {tight.map((one) => (
          <li key={`${one.kind} ${one.text}`}>
            <span>
              {told(one, locale)}{' '}
              {one.tripIds
                ?.filter((tripId) => view.byTrip.has(tripId))
                .slice(0, namedTrips)
                .map((tripId) => (
                  <button key={tripId} type="button" className={classes.link} onClick={() => selection.select(tripId)}>
                    {tripId}{' '}
                  </button>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
