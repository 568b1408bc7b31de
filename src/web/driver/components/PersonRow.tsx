import { useTexts } from '../../lib/useTexts.ts';
import type { Passenger } from '../model/boarding.ts';
import { peopleTexts } from '../peopleTexts.ts';
import { useTrip } from '../state/TripContext.tsx';
import { stateNames } from '../texts.ts';

/** One line of the boarding list. */
export function PersonRow({ person, onOpen }: { person: Passenger; onOpen(): void }) {
  const t = useTexts(peopleTexts);
  const states = useTexts(stateNames);
  const { measuring } = useTrip();
  const { seat, name, workerId, company, state, cause, captain, idTail } = person;
  return (
    <li>
      <button type="button" className="person" data-state={state} onClick={onOpen}>
        <span className="seat">{seat === '' ? '—' : seat}</span>
        <span className="who">
          <b>{name}</b>
          {captain !== null && <span className="kind"> {t[captain]}</span>}
          <small>
            {company} {idTail !== '' && `· ${idTail}`}
          </small>
        </span>
        <span className="state">
          {states[state]}
          {cause?.isWaiting === true && <small>{t.waitingMark}</small>}
          {measuring?.done.has(workerId) === true && <small>{t.measuredHere}</small>}
        </span>
      </button>
    </li>
  );
}
