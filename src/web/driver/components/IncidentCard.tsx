import { type FormEvent, useState } from 'react';
import { incidentTypes } from '../../../contract/journeyEvent.ts';
import { useTexts } from '../../lib/useTexts.ts';
import { incidentNames, moreTexts } from '../moreTexts.ts';
import { useAct } from '../state/ActContext.tsx';

type IncidentType = (typeof incidentTypes)[number];

/** Tells that something happened, in words of the driver's. */
export function IncidentCard() {
  const t = useTexts(moreTexts);
  const names = useTexts(incidentNames);
  const act = useAct();
  const [type, setType] = useState<IncidentType>('breakdown');
  const [what, setWhat] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act({ kind: 'incident', type, what: what.trim() });
    setWhat('');
  };
  return (
    <section className="card">
      <h2>{t.incident}</h2>
      <form onSubmit={submit}>
        <label>
          {t.incidentType}
          <select value={type} onChange={({ target }) => setType(target.value as IncidentType)}>
            {incidentTypes.map((one) => (
              <option key={one} value={one}>
                {names[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t.incidentWhat}
          <textarea rows={2} required maxLength={500} value={what} onChange={({ target }) => setWhat(target.value)} />
        </label>
        <button type="submit" className="big" disabled={what.trim() === ''}>
          {t.report}
        </button>
      </form>
    </section>
  );
}
