import { Button, Tabs, Tag } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { useLiveAnswers } from '../../../lib/api/liveAnswers.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { batchTexts } from '../batchTexts.ts';
import classes from './Batch.module.css';
import { BatchCompanies } from './BatchCompanies.tsx';
import { BatchDemand } from './BatchDemand.tsx';
import { BatchFigures } from './BatchFigures.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { PlanList } from './PlanList.tsx';

/** One batch: its plans, who has sent a roster, and where people wait. */
export default function BatchPage() {
  const { batchId = '' } = useParams();
  const t = useTexts(batchTexts);
  const [isPlanning, setPlanning] = useState(false);
  const { data: batch, error, refetch } = useAnswer('readBatch', { params: { batchId } });
  useLiveAnswers(batchId);
  const edit = useChange('editBatch', { outdates: ['readBatch', 'listBatches'] });
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} isWholePage />;
  if (batch === undefined) return <Loading isWholePage />;
  const isOpen = batch.status === 'open';
  return (
    <div className={classes.page}>
      <PageHead
        title={
          <>
            {batch.name} <Tag color={isOpen ? 'processing' : 'default'}>{t[batch.status]}</Tag>
          </>
        }
        hint={t.about(
          batch.serviceDate,
          batch.timeZone,
          batch.companies,
          batch.fleet?.buses ?? 0,
          batch.fleet?.seats ?? 0,
        )}
        actions={
          <>
            <Button
              loading={edit.isPending}
              onClick={() =>
                edit.mutate({
                  params: { batchId },
                  version: batch.version,
                  body: { status: isOpen ? 'closed' : 'open' },
                })
              }
            >
              {isOpen ? t.close : t.reopen}
            </Button>
            <Button type="primary" onClick={() => setPlanning(true)}>
              {t.plan}
            </Button>
          </>
        }
      />
      {edit.error !== null && <FaultNotice error={edit.error} />}
      <BatchFigures batch={batch} />
      <Tabs
        items={[
          { key: 'plans', label: t.plans, children: <PlanList batchId={batchId} timeZone={batch.timeZone} /> },
          {
            key: 'companies',
            label: t.companies,
            children: <BatchCompanies batchId={batchId} timeZone={batch.timeZone} />,
          },
          { key: 'demand', label: t.demandTab, children: <BatchDemand batchId={batchId} /> },
        ]}
      />
      {isPlanning && <PlanDialog batchId={batchId} onClose={() => setPlanning(false)} />}
    </div>
  );
}
