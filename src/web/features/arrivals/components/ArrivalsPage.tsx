import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { PlanPage } from '../../../components/PlanPage.tsx';
import { keepPage } from '../../../lib/offline/keepPage.ts';
import { keepAnswers } from '../../../lib/offline/keptAnswers.ts';
import { sessionKey } from '../../../lib/session.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { Desk } from './Desk.tsx';

/** The arrival desk: people are found, measured and registered by keyboard or scanner, with or without a connection. */
export default function ArrivalsPage() {
  const t = useTexts(texts);
  const queries = useQueryClient();
  useEffect(() => {
    keepPage('arrivals');
    return keepAnswers(queries, keptKinds);
  }, [queries]);
  return (
    <PlanPage title={t.title} hint={t.hint}>
      {(planId, { batchId, timeZone }) => <Desk key={planId} planId={planId} batchId={batchId} timeZone={timeZone} />}
    </PlanPage>
  );
}

/** What the page is made of where it opens without a connection. */
const keptKinds = [sessionKey[0]!, 'listBatches', 'listPlans', 'readArrivals'] as const;
