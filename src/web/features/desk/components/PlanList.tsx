import { Empty, Table, Tag } from 'antd';
import { Link } from 'react-router';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { formatInstant, formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { askEveryMs, isOver, type PlanRun } from '../api/useDeskAnswers.ts';
import { batchTexts } from '../batchTexts.ts';
import { planSummary } from '../model/planSummary.ts';

const colours = {
  queued: 'default',
  running: 'processing',
  done: 'success',
  failed: 'error',
  cancelled: 'default',
} as const;

/** Plans of a batch with their figures, the newest first; asked for again while one is being made. */
export function PlanList({ batchId, timeZone }: { batchId: string; timeZone: string }) {
  const t = useTexts(batchTexts);
  const { locale } = useSettings();
  const { data, error, isPending, refetch } = useAnswer(
    'listPlans',
    { params: { batchId }, query: { limit: 100 } },
    { refetchInterval: ({ state }) => (state.data?.plans.every(isOver) === false ? askEveryMs : false) },
  );
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  const figure = (run: PlanRun, of: (summary: NonNullable<ReturnType<typeof planSummary>>) => string) => {
    const summary = planSummary(run.summary);
    return summary === null ? '' : of(summary);
  };
  return (
    <Table<PlanRun>
      size="middle"
      rowKey="planId"
      loading={isPending}
      dataSource={data?.plans ?? []}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noPlans} /> }}
      columns={[
        {
          title: t.requestedAt,
          render: (_, { planId, requestedAt }) => (
            <Link to={`/desk/plans/${planId}`}>{formatInstant(requestedAt, locale, timeZone)}</Link>
          ),
        },
        { title: t.status, render: (_, { status }) => <Tag color={colours[status]}>{t[status]}</Tag> },
        {
          title: t.buses,
          align: 'right',
          render: (_, run) => figure(run, ({ kpis, bounds }) => t.busesOf(kpis.buses, bounds.buses.value)),
        },
        {
          title: t.leftOver,
          align: 'right',
          render: (_, run) => figure(run, ({ kpis }) => formatNumber(kpis.workers - kpis.assigned, locale)),
        },
        {
          title: t.cost,
          align: 'right',
          render: (_, run) => figure(run, ({ kpis }) => formatNumber(kpis.costCny, locale)),
        },
        {
          title: t.contacts,
          align: 'right',
          render: (_, run) => figure(run, ({ kpis }) => formatNumber(kpis.contactPairs, locale)),
        },
        {
          title: t.gap,
          align: 'right',
          render: (_, run) => figure(run, ({ bounds }) => `${formatNumber(bounds.gapPct, locale, 1)} %`),
        },
      ]}
    />
  );
}
