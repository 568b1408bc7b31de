import { Empty, Table, Tag } from 'antd';
import { Link } from 'react-router';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { batchTexts } from '../batchTexts.ts';

type Batch = ReplyOf<'listBatches'>['batches'][number];

/** Every batch, the newest first. */
export default function BatchesPage() {
  const t = useTexts(batchTexts);
  const { locale } = useSettings();
  const { data, error, isPending, refetch } = useAnswer('listBatches', { query: { limit: 100 } });
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} isWholePage />;
  return (
    <div style={{ padding: '20px 24px' }}>
      <PageHead hasLocalTimes title={t.batches} hint={t.batchesHint} />
      <Table<Batch>
        rowKey="batchId"
        loading={isPending}
        dataSource={data?.batches ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.noBatches} /> }}
        columns={[
          {
            title: t.name,
            render: (_, { batchId, name, isDemo }) => (
              <>
                <Link to={`/desk/batches/${batchId}`}>{name}</Link> {isDemo && <Tag>{t.demo}</Tag>}
              </>
            ),
          },
          { title: t.serviceDate, dataIndex: 'serviceDate' },
          {
            title: t.status,
            render: (_, { status }) => <Tag color={status === 'open' ? 'processing' : 'default'}>{t[status]}</Tag>,
          },
          { title: t.createdAt, render: (_, { createdAt }) => formatInstant(createdAt, locale) },
        ]}
      />
    </div>
  );
}
