import { inLocale } from '../../../contract/text.ts';
import { useSettings } from '../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../lib/useTexts.ts';
import type { LogEntry } from '../model/log.ts';
import { kindNames, moreTexts } from '../moreTexts.ts';
import { peopleTexts } from '../peopleTexts.ts';
import { useAct } from '../state/ActContext.tsx';
import { useTrip } from '../state/TripContext.tsx';
import { texts } from '../texts.ts';

const shown = 20;

/** The newest actions of all phones of the bus, each to be taken back. */
export function LogCard() {
  const t = useTexts(moreTexts);
  const words = useTexts(texts);
  const people = useTexts(peopleTexts);
  const { locale } = useSettings();
  const act = useAct();
  const { entries, passengers, run, clock } = useTrip();
  const newest = entries
    .filter(({ kind }) => kind in kindNames)
    .slice(-shown)
    .reverse();
  const about = ({ workerId, stop, minutes, people: handed }: LogEntry): string => {
    if (workerId !== null) return passengers.find((one) => one.workerId === workerId)?.name ?? workerId;
    if (handed.length > 0) return `${handed.length}`;
    if (minutes !== null) return `${minutes} min`;
    return stop === null ? '' : (run.stops[stop]?.name ?? '');
  };
  return (
    <section className="card">
      <h2>{t.log}</h2>
      {newest.length === 0 && <p>{t.logEmpty}</p>}
      <ul className="plainList">
        {newest.map((entry) => (
          <li key={entry.id}>
            <span>
              {clock(entry.at)} {inLocale(kindNames[entry.kind]!, locale)} {about(entry)}
              {entry.isWaiting && <small> · {people.waitingMark}</small>}
            </span>
            <button type="button" className="ghost" onClick={() => act({ kind: 'undone', eventId: entry.id })}>
              {words.undo}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
