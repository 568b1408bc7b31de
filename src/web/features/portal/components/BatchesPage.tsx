import { Button, Empty, Table, Tag } from 'antd';
import { Link } from 'react-router';
import { Deadline } from '../../../components/Deadline.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

type Batch = ReplyOf<'listBatches'>['batches'][number];

/** The batches that a company takes part in. */
export default function BatchesPage() {
  const t = useTexts(texts);
  const { data, error, isPending, refetch } = useAllPages('listBatches', {});
  const batches = data?.flatMap((page) => page.batches) ?? [];
  return (
    <>
      <PageHead title={t.batches} hint={t.batchesHint} />
      {error !== null && <FaultNotice error={error} onRetry={refetch} />}
      <Table<Batch>
        rowKey="batchId"
        loading={isPending}
        dataSource={batches}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.noBatch} /> }}
        columns={[
          {
            title: t.batch,
            render: (_, { batchId, name, isDemo }) => (
              <>
                <Link to={`/batches/${batchId}`}>{name}</Link> {isDemo && <Tag>{t.demoTag}</Tag>}
              </>
            ),
          },
          { title: t.serviceDate, dataIndex: 'serviceDate' },
          {
            title: t.deadline,
            render: (_, { deadline, timeZone }) =>
              deadline === null ? t.noDeadline : <Deadline at={deadline} timeZone={timeZone} />,
          },
          {
            title: t.state,
            render: (_, { status }) => <Tag color={status === 'open' ? 'processing' : 'default'}>{t[status]}</Tag>,
          },
          {
            title: '',
            align: 'right',
            render: (_, { batchId }) => (
              <Link to={`/batches/${batchId}`}>
                <Button size="small">{t.enter}</Button>
              </Link>
            ),
          },
        ]}
      />
    </>
  );
}
