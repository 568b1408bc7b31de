import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { useMe } from '../lib/session.ts';
import { useTexts } from '../lib/useTexts.ts';
import { type ChosenBatch, ChosenBatchPage } from './ChosenBatchPage.tsx';
import { StoryBar } from './story/StoryBar.tsx';

const texts = {
  noPlan: { zh: '该批次还没有发布方案', en: 'No plan of this batch is published yet' },
};

interface PlanPageProps {
  title: string;
  hint: string;
  /** Beside the choice of the batch. */
  actions?: (planId: string) => ReactNode;
  /** Whether it shows a journey, which a demo plays. */
  isOfJourney?: boolean;
  children: (planId: string, batch: ChosenBatch) => ReactNode;
}

/** A page about the published plan of one batch, which is chosen at its head. */
export function PlanPage({ title, hint, actions, isOfJourney = true, children }: PlanPageProps) {
  const t = useTexts(texts);
  const { role } = useMe();
  return (
    <ChosenBatchPage title={title} hint={hint} actions={(planId) => planId !== null && actions?.(planId)}>
      {(batch, planId) => (
        <>
          {isOfJourney && planId !== null && batch.isDemo && role !== 'hr' && (
            <StoryBar planId={planId} timeZone={batch.timeZone} />
          )}
          {planId === null ? <Empty description={t.noPlan} /> : children(planId, batch)}
        </>
      )}
    </ChosenBatchPage>
  );
}
