import { useTexts } from '../../lib/useTexts.ts';
import { moreTexts } from '../moreTexts.ts';
import { useAct } from '../state/ActContext.tsx';
import { useTrip } from '../state/TripContext.tsx';
import type { Positions } from '../state/usePositions.ts';
import { CrewCard } from './CrewCard.tsx';
import { DelayCard } from './DelayCard.tsx';
import { DisplayCard } from './DisplayCard.tsx';
import { FinishCard } from './FinishCard.tsx';
import { IncidentCard } from './IncidentCard.tsx';
import { LogCard } from './LogCard.tsx';
import { PositionCard } from './PositionCard.tsx';
import { SheetCard } from './SheetCard.tsx';

/** What is not driving and not boarding. */
export function MoreTab({ positions }: { positions: Positions }) {
  const { progress } = useTrip();
  return (
    <>
      <DelayCard />
      <IncidentCard />
      <RestCard />
      <SheetCard />
      {'geolocation' in navigator && <PositionCard positions={positions} />}
      <CrewCard />
      <LogCard />
      <DisplayCard />
      {!progress.isOver && <FinishCard />}
    </>
  );
}

/** A rest that the plan does not have; as long as the policy's shortest one. */
function RestCard() {
  const t = useTexts(moreTexts);
  const act = useAct();
  const { run } = useTrip();
  const { restMinLenMin } = run.rules;
  const rest = () => act({ kind: 'rest', until: new Date(Date.now() + restMinLenMin * 60_000).toISOString() });
  return (
    <section className="card">
      <h2>{t.rest}</h2>
      <button type="button" className="big" onClick={rest}>
        {t.restFor(restMinLenMin)}
      </button>
    </section>
  );
}
