import { useTexts } from '../../lib/useTexts.ts';
import { useTrip } from '../state/TripContext.tsx';
import { tripTexts } from '../tripTexts.ts';
import { FinishCard } from './FinishCard.tsx';
import { StopActions } from './StopActions.tsx';
import { StopCard } from './StopCard.tsx';
import { Timeline } from './Timeline.tsx';

/** Where the bus goes next and what is done there. */
export function RouteTab({ onCheckIn }: { onCheckIn(): void }) {
  const t = useTexts(tripTexts);
  const { progress } = useTrip();
  return (
    <>
      {progress.isOver && <FinishCard />}
      <StopCard index={progress.stop} />
      {!progress.isOver && <StopActions onCheckIn={onCheckIn} />}
      <h2>{t.timeline}</h2>
      <Timeline />
    </>
  );
}
