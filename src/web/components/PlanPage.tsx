import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { type ChosenPlan, usePublishedPlan } from '../lib/publishedPlan.ts';
import { useMe } from '../lib/session.ts';
import { useTexts } from '../lib/useTexts.ts';
import { Choice } from './Choice.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import { Loading } from './Loading.tsx';
import { PageHead } from './PageHead.tsx';
import { StoryBar } from './story/StoryBar.tsx';

const texts = {
  batch: { zh: '批次', en: 'Batch' },
  noBatch: { zh: '还没有批次', en: 'There is no batch yet' },
  noPlan: { zh: '该批次还没有发布方案', en: 'No plan of this batch is published yet' },
};

type Batch = NonNullable<ChosenPlan['batch']>;

interface PlanPageProps {
  title: string;
  hint: string;
  /** Beside the choice of the batch. */
  actions?: (planId: string) => ReactNode;
  /** Whether it shows a journey, which a demo plays. */
  isOfJourney?: boolean;
  children: (planId: string, batch: Batch) => ReactNode;
}

/** A page about the published plan of one batch, which is chosen at its head. */
export function PlanPage({ title, hint, actions, isOfJourney = true, children }: PlanPageProps) {
  const t = useTexts(texts);
  const { role } = useMe();
  const { batches, batch, planId, isPending, error, choose } = usePublishedPlan();
  if (error !== null && batch === null) return <FaultNotice error={error} />;
  if (isPending) return <Loading />;
  if (batch === null) return <Empty description={t.noBatch} />;
  const choice = (
    <Choice
      id="batch"
      label={t.batch}
      style={{ minWidth: 220 }}
      value={batch.batchId}
      onChange={choose}
      options={batches.map(({ batchId: value, name }) => ({ value, label: name }))}
    />
  );
  return (
    <>
      <PageHead
        title={title}
        hint={hint}
        actions={
          <>
            {planId !== null && actions?.(planId)}
            {choice}
          </>
        }
      />
      {isOfJourney && planId !== null && batch.isDemo && role !== 'hr' && (
        <StoryBar planId={planId} timeZone={batch.timeZone} />
      )}
      {planId === null ? <Empty description={t.noPlan} /> : children(planId, batch)}
    </>
  );
}
