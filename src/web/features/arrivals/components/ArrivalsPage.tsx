import { PlanPage } from '../../../components/PlanPage.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { Desk } from './Desk.tsx';

/** The arrival desk: people are found, measured and registered by keyboard or scanner, with or without a connection. */
export default function ArrivalsPage() {
  const t = useTexts(texts);
  return (
    <PlanPage title={t.title} hint={t.hint}>
      {(planId, { batchId, timeZone }) => <Desk key={planId} planId={planId} batchId={batchId} timeZone={timeZone} />}
    </PlanPage>
  );
}
