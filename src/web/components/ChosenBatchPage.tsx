import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { type ChosenPlan, usePublishedPlan } from '../lib/publishedPlan.ts';
import { useTexts } from '../lib/useTexts.ts';
import { Choice } from './Choice.tsx';
import { FaultNotice } from './FaultNotice.tsx';
import { Loading } from './Loading.tsx';
import { PageHead } from './PageHead.tsx';

const texts = {
  batch: { zh: '批次', en: 'Batch' },
  noBatch: { zh: '还没有批次', en: 'There is no batch yet' },
};

/** The batch that a page is about. */
export type ChosenBatch = NonNullable<ChosenPlan['batch']>;

interface ChosenBatchPageProps {
  title: string;
  hint: string;
  /** Beside the choice of the batch. */
  actions?: (planId: string | null) => ReactNode;
  /** `planId` is the published plan; null where there is none yet. */
  children: (batch: ChosenBatch, planId: string | null) => ReactNode;
}

/** A page about one batch, which is chosen at its head. */
export function ChosenBatchPage({ title, hint, actions, children }: ChosenBatchPageProps) {
  const t = useTexts(texts);
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
            {actions?.(planId)}
            {choice}
          </>
        }
      />
      {children(batch, planId)}
    </>
  );
}
