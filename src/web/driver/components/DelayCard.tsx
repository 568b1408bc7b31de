import { useState } from 'react';
import { inLocale } from '../../../contract/text.ts';
import { useSettings } from '../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../lib/useTexts.ts';
import { delayReasons, moreTexts } from '../moreTexts.ts';
import { useAct } from '../state/ActContext.tsx';
import { useTrip } from '../state/TripContext.tsx';

const steps = [15, 30, 60] as const;
/** As the contract has it: two days. */
const longestMin = 2880;

/** Tells that the bus is behind its plan, in two taps: why, and how much more than told before. */
export function DelayCard() {
  const t = useTexts(moreTexts);
  const { locale } = useSettings();
  const act = useAct();
  const { entries } = useTrip();
  const [reason, setReason] = useState<string | null>(null);
  const told = entries.findLast(({ kind }) => kind === 'delay')?.minutes ?? 0;
  const tell = (minutes: number) =>
    act({ kind: 'delay', minutes: Math.min(minutes, longestMin), ...(reason !== null && { reason }) });
  return (
    <section className="card">
      <h2>{t.delay}</h2>
      {told > 0 && <p className="count">{t.delayNow(told)}</p>}
      <fieldset className="choice">
        <legend>{t.delayWhy}</legend>
        {delayReasons.map((pair) => {
          const word = inLocale(pair, locale);
          const both = `${pair.zh} / ${pair.en}`;
          return (
            <button
              key={pair.en}
              type="button"
              aria-pressed={reason === both}
              onClick={() => setReason(reason === both ? null : both)}
            >
              {word}
            </button>
          );
        })}
      </fieldset>
      <div className="row">
        {steps.map((minutes) => (
          <button key={minutes} type="button" className="big" onClick={() => tell(told + minutes)}>
            {t.delayBy(minutes)}
          </button>
        ))}
      </div>
      {told > 0 && (
        <button type="button" className="big" onClick={() => tell(0)}>
          {t.onTime}
        </button>
      )}
    </section>
  );
}
