import { formatHours, formatKm } from '../../lib/format.ts';
import { useSettings } from '../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../lib/useTexts.ts';
import { countStates } from '../model/boarding.ts';
import { amapLink, geoLink, telLink } from '../model/links.ts';
import { expectedMs } from '../model/progress.ts';
import { useTrip } from '../state/TripContext.tsx';
import { stopKindNames, tripTexts } from '../tripTexts.ts';

/** One stop, large: where, when, how far, who drives, whom to call. */
export function StopCard({ index }: { index: number }) {
  const t = useTexts(tripTexts);
  const kinds = useTexts(stopKindNames);
  const { locale } = useSettings();
  const { run, progress, passengers, eta } = useTrip();
  const stop = run.stops[index]!;
  const { isStanding } = progress;
  const title = isStanding ? (progress.sinceMs === null ? t.begin : t.here) : t.next;
  const nameOf = (driverId: string | null) => run.drivers.find((one) => one.driverId === driverId)?.name ?? '';
  const driver = isStanding ? nameOf(run.stops[index + 1]?.driverId ?? null) : nameOf(stop.driverId);
  const counts = countStates(passengers.filter(({ boardStop }) => boardStop === index));
  const calls = [
    ...(stop.contact === null ? [] : [{ name: stop.contact.name, phone: stop.contact.phone }]),
    ...passengers.filter(({ boardStop, captain }) => boardStop === index && captain !== null),
  ];
  return (
    <section className="card">
      <p className="eyebrow">
        {title} · {kinds[stop.kind]}
      </p>
      <h2>{stop.name}</h2>
      {stop.contact !== null && stop.contact.company !== stop.name && <p>{stop.contact.company}</p>}
      <p>{stop.address}</p>
      <StopTimes index={index} />
      {eta?.isLawful === false && <p className="late">{t.unlawful}</p>}
      {!isStanding && index > 0 && (
        <p>
          {t.legOf(formatKm(stop.legDistanceM, locale), formatHours(stop.legDriveS))}
          {stop.legEstimated && t.estimated}
        </p>
      )}
      {driver !== '' && <p>{isStanding ? t.drivesNext(driver) : t.drives(driver)}</p>}
      {stop.board.length > 0 && (
        <p className="count">
          {isStanding ? t.counts(counts.boarded, stop.board.length) : t.boards(stop.board.length)}
          {isStanding && counts.expected > 0 && <strong> · {t.missing(counts.expected)}</strong>}
        </p>
      )}
      {stop.alight.length > 0 && <p className="count">{t.alights(stop.alight.length)}</p>}
      <div className="links">
        <a href={geoLink(stop)}>{t.navigate}</a>
        <a href={amapLink(stop)} target="_blank" rel="noreferrer">
          {t.amap}
        </a>
        {calls.map(({ name, phone }) => {
          const href = telLink(phone);
          return (
            href !== null && (
              <a key={phone} href={href}>
                {t.call(name)}
              </a>
            )
          );
        })}
      </div>
    </section>
  );
}

/** Planned times with the day where it is a new one, and the expected ones where they are others. */
export function StopTimes({ index }: { index: number }) {
  const t = useTexts(tripTexts);
  const { run, progress, eta, clock, day } = useTrip();
  const { arriveAt, departAt } = run.stops[index]!;
  const isAhead = index > progress.stop || (index === progress.stop && !progress.isStanding);
  const expected = isAhead ? expectedMs(progress, arriveAt, eta?.stops[index]?.etaAt ?? null) : null;
  const begins = index === 0;
  const ends = index === run.stops.length - 1;
  const before = run.stops[index - 1]?.departAt;
  const isNewDay = before === undefined || day(before) !== day(begins ? departAt : arriveAt);
  return (
    <p className="times">
      {isNewDay && <span>{day(begins ? departAt : arriveAt)}</span>}
      {!begins && (
        <span>
          {t.arrival} <b>{clock(arriveAt)}</b>
        </span>
      )}
      {!ends && (
        <span>
          {t.departure} <b>{clock(departAt)}</b>
        </span>
      )}
      {expected !== null && (
        <span className="late">
          {t.expected} <b>{clock(expected)}</b>
        </span>
      )}
    </p>
  );
}
