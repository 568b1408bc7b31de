import { Button, Empty, Tabs } from 'antd';
import { useState } from 'react';
import { ChosenBatchPage } from '../../../components/ChosenBatchPage.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useLiveAnswers } from '../../../lib/api/liveAnswers.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { LedgerTable } from './LedgerTable.tsx';
import { type Move, MoveDialog } from './MoveDialog.tsx';
import { NeedsTab } from './NeedsTab.tsx';
import { StockTab } from './StockTab.tsx';
import classes from './supplies.module.css';

/** Masks, thermometers, protective clothing and disinfectant of a batch: what is needed, what there is, and every movement. */
export default function SuppliesPage() {
  const t = useTexts(texts);
  return (
    <ChosenBatchPage title={t.title} hint={t.hint}>
      {({ batchId, timeZone }) => <BatchSupplies key={batchId} batchId={batchId} timeZone={timeZone} />}
    </ChosenBatchPage>
  );
}

function BatchSupplies({ batchId, timeZone }: { batchId: string; timeZone: string }) {
  const t = useTexts(texts);
  const [move, setMove] = useState<Move | null>(null);
  const { data, error } = useAnswer('listPlans', { params: { batchId } });
  useLiveAnswers(batchId);
  if (error !== null) return <FaultNotice error={error} />;
  if (data === undefined) return <Loading />;
  // before the first publication planners see what their newest plan will need
  const plan =
    data.plans.find(({ publishedVersion }) => publishedVersion !== null && publishedVersion > 0) ??
    data.plans.find(({ status }) => status === 'done');
  return (
    <>
      <div className={classes.tools}>
        <Button type="primary" onClick={() => setMove({ kind: 'received' })}>
          {t.received}
        </Button>
        <Button onClick={() => setMove({ kind: 'written_off' })}>{t.written_off}</Button>
      </div>
      <Tabs
        destroyOnHidden
        items={[
          {
            key: 'needs',
            label: t.needs,
            children:
              plan === undefined ? (
                <Empty description={t.noPlan} />
              ) : (
                <NeedsTab
                  planId={plan.planId}
                  isPublished={plan.publishedVersion !== null && plan.publishedVersion > 0}
                  onMove={setMove}
                />
              ),
          },
          { key: 'stock', label: t.stock, children: <StockTab batchId={batchId} onMove={setMove} /> },
          { key: 'ledger', label: t.ledger, children: <LedgerTable batchId={batchId} timeZone={timeZone} /> },
        ]}
      />
      {move !== null && <MoveDialog batchId={batchId} move={move} onClose={() => setMove(null)} />}
    </>
  );
}
