import { Empty, Table, Tag } from 'antd';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatTime } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

type Sending = ReplyOf<'listSendings'>['sendings'][number];

/** What was sent to whom, the newest first; recipients are masked. */
export function SendingLog({ planId, companyId, timeZone }: { planId: string; companyId: string; timeZone: string }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { data, error, isPending, refetch } = useAllPages('listSendings', { params: { planId, companyId } });
  if (error !== null) return <FaultNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Table<Sending>
      rowKey="sendingId"
      size="small"
      loading={isPending}
      dataSource={data?.flatMap(({ sendings }) => sendings) ?? []}
      pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Empty description={t.noLog} /> }}
      columns={[
        { title: t.at, render: (_, { sentAt }) => formatTime(sentAt, locale, timeZone) },
        { title: t.planVersion, dataIndex: 'planVersion', align: 'right' },
        { title: t.channel, dataIndex: 'channel' },
        { title: t.recipient, dataIndex: 'recipient' },
        { title: t.count, dataIndex: 'notices', align: 'right' },
        { title: t.by, dataIndex: 'sentBy' },
        {
          title: t.result,
          render: (_, { error: code }) =>
            code === null ? <Tag color="green">{t.taken}</Tag> : <Tag color="red">{t.failed(code)}</Tag>,
        },
      ]}
    />
  );
}
