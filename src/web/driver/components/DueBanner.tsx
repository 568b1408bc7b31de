import { useTexts } from '../../lib/useTexts.ts';
import { duesOf } from '../model/due.ts';
import { useTrip } from '../state/TripContext.tsx';
import { useNow } from '../state/useNow.ts';
import { tripTexts } from '../tripTexts.ts';

/** By when the bus has to stand: the driving-hours rule first, then the health practice. */
export function DueBanner() {
  const t = useTexts(tripTexts);
  const nowMs = useNow();
  const { run, progress, clock } = useTrip();
  const { breakMs, healthStopMs } = duesOf(run, progress);
  const dues = [
    ...(breakMs === null ? [] : [{ atMs: breakMs, words: t.breakDue(clock(breakMs)) }]),
    ...(healthStopMs === null ? [] : [{ atMs: healthStopMs, words: t.healthStopDue(clock(healthStopMs)) }]),
  ];
  return dues.map(({ atMs, words }) => (
    <p key={words} className="banner" data-tone={nowMs >= atMs ? 'alarm' : 'quiet'}>
      {words}
      {nowMs >= atMs && <strong> · {t.overdue}</strong>}
    </p>
  ));
}
