import { type FormEvent, useId, useState } from 'react';
import { useTexts } from '../../lib/useTexts.ts';
import type { Passenger } from '../model/boarding.ts';
import { isFever, readCelsius } from '../model/temperature.ts';
import { peopleTexts } from '../peopleTexts.ts';
import { useAct } from '../state/ActContext.tsx';
import { useTrip } from '../state/TripContext.tsx';

/**
 * Temperature and boarding in one step. Whoever reaches the policy's threshold cannot board here: all that is left is to record the
 * refusal. Aboard, the same field takes the temperature of a rest or of the arrival.
 */
export function BoardForm({ person, onDone }: { person: Passenger; onDone(): void }) {
  const t = useTexts(peopleTexts);
  const act = useAct();
  const { run, progress, measuring } = useTrip();
  const field = useId();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { rules } = run;
  const isAboard = person.state === 'boarded';
  const isNeeded = isAboard || rules.checkpoints.includes('boarding');
  const celsius = readCelsius(typed);
  const hasFever = celsius !== null && isFever(celsius, rules);
  const { workerId } = person;
  const stop = isAboard || person.boardStop < 0 ? progress.stop : person.boardStop;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === '' ? isNeeded : celsius === null) {
      setFault(typed.trim() === '' ? t.temperatureMissing : t.temperatureBad);
      return;
    }
    const checkpoint = isAboard ? (measuring?.checkpoint ?? 'rest_stop') : 'boarding';
    const measured = celsius === null ? [] : [{ kind: 'temperature', workerId, stop, celsius, checkpoint } as const];
    if (isAboard) act(...measured);
    else if (hasFever) act(...measured, { kind: 'refused', workerId, stop, reason: 'fever' });
    else act(...measured, { kind: 'boarded', workerId, stop });
    if (!(isAboard && hasFever)) onDone();
    else setTyped('');
    setFault(isAboard && hasFever ? t.feverAboard : null);
  };

  const limit = String(rules.feverC);
  const warning = hasFever && !isAboard ? (rules.feverOp === '>=' ? t.fever(limit) : t.feverAbove(limit)) : fault;
  return (
    <form onSubmit={submit} className="board" noValidate>
      <label htmlFor={field}>{t.temperature}</label>
      <input
        id={field}
        inputMode="decimal"
        autoComplete="off"
        value={typed}
        aria-invalid={hasFever || fault !== null}
        onChange={({ target }) => {
          setTyped(target.value);
          setFault(null);
        }}
      />
      {warning !== null && (
        <p className="banner" data-tone="alarm" role="alert">
          {warning}
        </p>
      )}
      <button type="submit" className={hasFever && !isAboard ? 'danger big' : 'primary big'}>
        {isAboard ? t.measure : hasFever ? t.recordFever : t.board}
      </button>
    </form>
  );
}
