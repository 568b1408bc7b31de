import { Empty, Tabs } from 'antd';
import { useSearchParams } from 'react-router';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { BusesTab } from './BusesTab.tsx';
import { DriversTab } from './DriversTab.tsx';
import { PolicyTab } from './PolicyTab.tsx';

/** What plans of a batch have to work with: buses, drivers, policy. */
export default function SettingsPage() {
  const t = useTexts(texts);
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useAllPages('listBatches', {});
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  if (data === undefined) return <Loading />;
  const batches = data.flatMap((page) => page.batches);
  const chosen = batches.find(({ batchId }) => batchId === search.get('batch')) ?? batches[0];
  if (chosen === undefined) return <Empty description={t.noBatch} />;
  const { batchId, timeZone } = chosen;
  const go = (changed: Record<string, string>) =>
    setSearch({ batch: batchId, tab: search.get('tab') ?? 'buses', ...changed }, { replace: true });
  const choice = (
    <Choice
      id="batch"
      label={t.batch}
      style={{ minWidth: 220 }}
      value={batchId}
      onChange={(batch: string) => go({ batch })}
      options={batches.map(({ batchId: value, name }) => ({ value, label: name }))}
    />
  );
  return (
    <>
      <PageHead title={t.title} hint={t.hint} actions={choice} />
      <Tabs
        activeKey={search.get('tab') ?? 'buses'}
        onChange={(tab) => go({ tab })}
        destroyOnHidden
        items={[
          { key: 'buses', label: t.buses, children: <BusesTab key={batchId} batchId={batchId} timeZone={timeZone} /> },
          { key: 'drivers', label: t.drivers, children: <DriversTab key={batchId} batchId={batchId} /> },
          {
            key: 'policy',
            label: t.policy,
            children: <PolicyTab key={batchId} batchId={batchId} timeZone={timeZone} />,
          },
        ]}
      />
    </>
  );
}
