import { useState } from 'react';
import { useTexts } from '../../lib/useTexts.ts';
import { countStates, findPassengers, type Passenger, scannedWorker } from '../model/boarding.ts';
import { peopleTexts } from '../peopleTexts.ts';
import { useTrip } from '../state/TripContext.tsx';
import { tripTexts } from '../tripTexts.ts';
import { PersonDialog } from './PersonDialog.tsx';
import { PersonRow } from './PersonRow.tsx';
import { canScan, ScanDialog } from './ScanDialog.tsx';
import { WalkOnDialog } from './WalkOnDialog.tsx';

/** The boarding list: found by name, end of the ID number, seat or code; a tap opens what can be done with somebody. */
export function PeopleTab() {
  const t = useTexts(peopleTexts);
  const { run, passengers, progress } = useTrip();
  const pickups = run.stops.flatMap(({ board, name }, index) => (board.length > 0 ? [{ index, name }] : []));
  const isHere = pickups.some(({ index }) => index === progress.stop);
  const [stop, setStop] = useState<number | null>(isHere && pickups.length > 1 ? progress.stop : null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<'scan' | 'walkOn' | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const here = passengers.filter(({ boardStop }) => stop === null || boardStop === stop);
  // whoever is looked for by name may stand at another stop than he should
  const shown = findPassengers(typed.trim() === '' ? here : passengers, typed);
  const person = passengers.find(({ workerId }) => workerId === chosen);
  return (
    <>
      <Counts passengers={here} />
      {pickups.length > 1 && (
        <fieldset className="choice">
          <legend className="hidden">{t.allStops}</legend>
          {[{ index: null, name: t.allStops }, ...pickups].map(({ index, name }) => (
            <button key={name} type="button" aria-pressed={stop === index} onClick={() => setStop(index)}>
              {name}
            </button>
          ))}
        </fieldset>
      )}
      <div className="find">
        <input
          type="search"
          aria-label={t.search}
          placeholder={t.search}
          value={typed}
          autoComplete="off"
          onChange={({ target }) => setTyped(target.value)}
        />
        {canScan() && (
          <button type="button" onClick={() => setOpen('scan')}>
            {t.scan}
          </button>
        )}
      </div>
      {shown.length === 0 && <p>{t.nobody}</p>}
      <ul className="people">
        {shown.map((one) => (
          <PersonRow key={one.workerId} person={one} onOpen={() => setChosen(one.workerId)} />
        ))}
      </ul>
      <button type="button" className="big" onClick={() => setOpen('walkOn')}>
        {t.walkOn}
      </button>
      {person !== undefined && <PersonDialog person={person} onClose={() => setChosen(null)} />}
      {open === 'walkOn' && <WalkOnDialog onClose={() => setOpen(null)} />}
      {open === 'scan' && (
        <ScanDialog
          onClose={() => setOpen(null)}
          onCode={(code) => {
            const found = scannedWorker(passengers, code);
            if (found === null) return false;
            setOpen(null);
            setChosen(found);
            return true;
          }}
        />
      )}
    </>
  );
}

function Counts({ passengers }: { passengers: readonly Passenger[] }) {
  const t = useTexts(tripTexts);
  const counts = countStates(passengers);
  const aboard = counts.boarded + counts.handed_over;
  return (
    <p className="count" aria-live="polite">
      {t.counts(aboard, passengers.length)}
      {counts.expected > 0 && <strong> · {t.missing(counts.expected)}</strong>}
    </p>
  );
}
