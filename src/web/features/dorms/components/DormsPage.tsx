import { Alert, Button, Empty, Popconfirm, Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { useLiveAnswers } from '../../../lib/api/liveAnswers.ts';
import { useMe } from '../../../lib/session.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { BoardTab } from './BoardTab.tsx';
import classes from './Dorms.module.css';
import { LodgerTable } from './LodgerTable.tsx';
import { OccupancyTable } from './OccupancyTable.tsx';
import { RoomsUpload } from './RoomsUpload.tsx';
import { WardensTab } from './WardensTab.tsx';

/** Who sleeps where, of the newest published plan of a batch. */
export default function DormsPage() {
  const t = useTexts(texts);
  const { role } = useMe();
  const mayPlan = role === 'dispatcher' || role === 'admin';
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useAllPages('listBatches', {});
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  if (data === undefined) return <Loading />;
  const batches = data.flatMap((page) => page.batches);
  const chosen = batches.find(({ batchId }) => batchId === search.get('batch')) ?? batches[0];
  if (chosen === undefined) return <Empty description={t.noPlan} />;
  const choice = (
    <Choice
      id="batch"
      label={t.batch}
      value={chosen.batchId}
      onChange={(batch: string) => setSearch({ batch }, { replace: true })}
      options={batches.map(({ batchId: value, name }) => ({ value, label: name }))}
    />
  );
  return (
    <>
      <PageHead
        title={t.title}
        hint={t.hint}
        actions={
          <>
            {mayPlan && <RoomsUpload key={chosen.batchId} batchId={chosen.batchId} />}
            {choice}
          </>
        }
      />
      <BatchBeds key={chosen.batchId} batchId={chosen.batchId} />
    </>
  );
}

function BatchBeds({ batchId }: { batchId: string }) {
  const t = useTexts(texts);
  useLiveAnswers(batchId);
  const { data, error } = useAnswer('listPlans', { params: { batchId }, query: { limit: 100 } });
  if (error !== null) return <FaultNotice error={error} />;
  if (data === undefined) return <Loading />;
  const plan = data.plans.find(({ publishedVersion }) => publishedVersion !== null && publishedVersion > 0);
  return plan === undefined ? <Empty description={t.noPlan} /> : <PlanBeds planId={plan.planId} batchId={batchId} />;
}

function PlanBeds({ planId, batchId }: { planId: string; batchId: string }) {
  const t = useTexts(texts);
  const { data, error, refetch } = useAnswer('readDormBoard', { params: { planId }, query: {} });
  const reassign = useChange('reassignBeds', { outdates: ['readDormBoard', 'listMoveTargets'] });
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  if (data === undefined) return <Loading />;
  if (data.rooms.length === 0) return <Empty description={t.noRooms} />;
  const anew = (
    <Popconfirm title={t.reassignSure} onConfirm={() => reassign.mutate({ params: { planId } })}>
      <Button loading={reassign.isPending}>{t.reassign}</Button>
    </Popconfirm>
  );
  return (
    <>
      {reassign.error !== null && <FaultNotice error={reassign.error} />}
      {reassign.data !== undefined && (
        <Alert type="success" showIcon title={t.reassigned(reassign.data.moved, reassign.data.without.length)} />
      )}
      <div className={classes.tools}>{anew}</div>
      <Tabs
        items={[
          { key: 'board', label: t.board, children: <BoardTab board={data} /> },
          { key: 'table', label: t.table, children: <LodgerTable board={data} /> },
          { key: 'occupancy', label: t.occupancy, children: <OccupancyTable board={data} /> },
          { key: 'wardens', label: t.wardens, children: <WardensTab board={data} batchId={batchId} /> },
        ]}
      />
    </>
  );
}
