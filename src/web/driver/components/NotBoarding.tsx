import { useState } from 'react';
import type { JourneyEventOf } from '../../../contract/journeyEvent.ts';
import { useTexts } from '../../lib/useTexts.ts';
import type { Passenger } from '../model/boarding.ts';
import { noShowFromMs } from '../model/due.ts';
import { peopleTexts } from '../peopleTexts.ts';
import { useAct } from '../state/ActContext.tsx';
import { useTrip } from '../state/TripContext.tsx';
import { useNow } from '../state/useNow.ts';

type Reason = JourneyEventOf<'refused'>['reason'];
const reasons = ['symptoms', 'documents', 'other'] as const satisfies readonly Reason[];

/** Why somebody does not board: not there after the waiting time, does not want to, may not. */
export function NotBoarding({ person, onDone }: { person: Passenger; onDone(): void }) {
  const t = useTexts(peopleTexts);
  const act = useAct();
  const nowMs = useNow();
  const { run, progress, clock } = useTrip();
  const [isRefusing, setIsRefusing] = useState(false);
  const { workerId, boardStop: stop } = person;
  const fromMs = noShowFromMs(run, progress, stop);
  const done = (told: Parameters<typeof act>[0]) => {
    act(told);
    onDone();
  };
  return (
    <>
      <button
        type="button"
        className="big"
        disabled={fromMs === null || nowMs < fromMs}
        onClick={() => done({ kind: 'no_show', workerId, stop })}
      >
        {t.noShow}
      </button>
      {fromMs === null && <p className="quiet">{t.noShowNotHere}</p>}
      {fromMs !== null && nowMs < fromMs && <p className="quiet">{t.noShowAt(clock(fromMs))}</p>}
      <button type="button" className="big" onClick={() => done({ kind: 'withdrawn_on_site', workerId, stop })}>
        {t.withdraw}
      </button>
      <button type="button" className="big" aria-expanded={isRefusing} onClick={() => setIsRefusing(!isRefusing)}>
        {t.refuse}
      </button>
      {isRefusing && (
        <fieldset className="choice">
          <legend>{t.refuseWhy}</legend>
          {reasons.map((reason) => (
            <button key={reason} type="button" onClick={() => done({ kind: 'refused', workerId, stop, reason })}>
              {t[reason]}
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
}
