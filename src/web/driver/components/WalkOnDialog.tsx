import { type FormEvent, useState } from 'react';
import { useTexts } from '../../lib/useTexts.ts';
import { isFever, readCelsius } from '../model/temperature.ts';
import { peopleTexts } from '../peopleTexts.ts';
import { useAct } from '../state/ActContext.tsx';
import { useTrip } from '../state/TripContext.tsx';
import { Dialog } from './Dialog.tsx';

/** Somebody who is not on the list but of the batch: the server says whether the number is known, once it hears. */
export function WalkOnDialog({ onClose }: { onClose(): void }) {
  const t = useTexts(peopleTexts);
  const act = useAct();
  const { run, progress } = useTrip();
  const [fault, setFault] = useState<string | null>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const workerId = String(typed.get('workerId')).trim().toUpperCase();
    const celsius = readCelsius(String(typed.get('celsius')));
    const { stop } = progress;
    const limit = String(run.rules.feverC);
    if (celsius === null) setFault(t.temperatureMissing);
    else if (isFever(celsius, run.rules)) setFault(run.rules.feverOp === '>=' ? t.fever(limit) : t.feverAbove(limit));
    else {
      const kind = typed.get('hasPlace') === null ? 'walk_on' : 'wrong_bus';
      act({ kind: 'temperature', workerId, stop, celsius, checkpoint: 'boarding' }, { kind, workerId, stop });
      onClose();
    }
  };
  return (
    <Dialog title={t.walkOn} onClose={onClose}>
      <p>{t.walkOnHint}</p>
      <form className="board" onSubmit={submit}>
        <label>
          {t.walkOnNumber}
          <input name="workerId" required maxLength={64} autoComplete="off" autoCapitalize="characters" />
        </label>
        <label>
          {t.temperature}
          <input name="celsius" required inputMode="decimal" autoComplete="off" />
        </label>
        <label className="tick">
          <input type="checkbox" name="hasPlace" /> {t.hasPlace}
        </label>
        {fault !== null && (
          <p className="banner" data-tone="alarm" role="alert">
            {fault}
          </p>
        )}
        <button type="submit" className="primary big">
          {t.boardWalkOn}
        </button>
      </form>
    </Dialog>
  );
}
