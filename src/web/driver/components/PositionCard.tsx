import { useTexts } from '../../lib/useTexts.ts';
import { moreTexts } from '../moreTexts.ts';
import type { Positions } from '../state/usePositions.ts';

/** Turns on and off whether the phone tells where the bus is. */
export function PositionCard({ positions: { isOn, turn, isDenied } }: { positions: Positions }) {
  const t = useTexts(moreTexts);
  return (
    <section className="card">
      <h2>{t.position}</h2>
      <p className="quiet">{t.positionHint}</p>
      <button type="button" className="big" aria-pressed={isOn} onClick={() => turn(!isOn)}>
        {isOn ? t.positionOff : t.positionOn}
      </button>
      {isOn && isDenied && (
        <p className="banner" data-tone="alarm" role="alert">
          {t.positionDenied}
        </p>
      )}
    </section>
  );
}
