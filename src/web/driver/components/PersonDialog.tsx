import { useTexts } from '../../lib/useTexts.ts';
import type { Passenger } from '../model/boarding.ts';
import { telLink } from '../model/links.ts';
import { peopleTexts } from '../peopleTexts.ts';
import { useAct } from '../state/ActContext.tsx';
import { useTrip } from '../state/TripContext.tsx';
import { stateNames } from '../texts.ts';
import { tripTexts } from '../tripTexts.ts';
import { BoardForm } from './BoardForm.tsx';
import { Dialog } from './Dialog.tsx';
import { NotBoarding } from './NotBoarding.tsx';

/** Everything that can be done with one person. */
export function PersonDialog({ person, onClose }: { person: Passenger; onClose(): void }) {
  const t = useTexts(peopleTexts);
  const words = useTexts(tripTexts);
  const states = useTexts(stateNames);
  const act = useAct();
  const { clock } = useTrip();
  const { name, seat, company, idTail, phone, state, cause } = person;
  const call = telLink(phone);
  return (
    <Dialog title={name} onClose={onClose}>
      <p>
        {seat === '' ? t.walkOnSeat : t.seat(seat)} · {company}
        {idTail !== '' && ` · ${t.idTail(idTail)}`}
      </p>
      <p className="count">
        {states[state]}
        {cause !== null && ` · ${clock(cause.at)}`}
        {cause?.isWaiting === true && ` · ${t.waitingMark}`}
      </p>
      {call !== null && (
        <div className="links">
          <a href={call}>{words.call(name)}</a>
        </div>
      )}
      {state === 'handed_over' ? null : <BoardForm person={person} onDone={onClose} />}
      {state === 'expected' && <NotBoarding person={person} onDone={onClose} />}
      {cause !== null && state !== 'handed_over' && (
        <button
          type="button"
          className="big"
          onClick={() => {
            act({ kind: 'undone', eventId: cause.id });
            onClose();
          }}
        >
          {t.undoState(states[state])}
        </button>
      )}
    </Dialog>
  );
}
