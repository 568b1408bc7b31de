import { Table, Tag } from 'antd';
import { Link } from 'react-router';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

type Batch = ReplyOf<'listBatches'>['batches'][number];
type Counts = ReplyOf<'listApplications'>['counts'];

/** Batches with who has applied to them, the newest first. */
export function BatchTable() {
  const t = useTexts(texts);
  const { data, error, isPending } = useAnswer('listBatches', { query: { limit: 20 } });
  if (error !== null) return <FaultNotice error={error} />;
  return (
    <Table<Batch>
      size="small"
      rowKey="batchId"
      loading={isPending}
      dataSource={data?.batches ?? []}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t.name, render: (_, { batchId, name }) => <Link to={`/desk/batches/${batchId}`}>{name}</Link> },
        { title: t.serviceDate, dataIndex: 'serviceDate' },
        {
          title: t.state,
          render: (_, { status }) => <Tag color={status === 'open' ? 'processing' : 'default'}>{t[status]}</Tag>,
        },
        { title: t.people, align: 'right', render: (_, { batchId }) => <People batchId={batchId} /> },
        ...(['complete', 'missing', 'late', 'toDecide'] as const).map((count) => ({
          title: t[count],
          align: 'right' as const,
          render: (_: unknown, { batchId }: Batch) => <Applications batchId={batchId} count={count} />,
        })),
      ]}
    />
  );
}

function People({ batchId }: { batchId: string }) {
  return useAnswer('readDemand', { params: { batchId } }).data?.workers ?? '…';
}

function Applications({ batchId, count }: { batchId: string; count: keyof Counts }) {
  return useAnswer('listApplications', { params: { batchId }, query: { limit: 1 } }).data?.counts[count] ?? '…';
}
