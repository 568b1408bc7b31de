import { App, Button, Card, Empty, Table, Tag } from 'antd';
import { inLocale } from '../../../../contract/text.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import { failureWords } from '../../../lib/api/fault.ts';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { queueNames, queueTexts } from '../queueTexts.ts';
import classes from './admin.module.css';

type Queue = ReplyOf<'listQueues'>['queues'][number];
type Failure = ReplyOf<'listFailures'>['failures'][number];

/** Milliseconds between looks at the queues. */
const pollMs = 3_000;

/** What waits to be done, what could not be done, and trying that again. */
export default function QueuesPage() {
  const t = useTexts(queueTexts);
  const { locale } = useSettings();
  const { message } = App.useApp();
  const queues = useAnswer('listQueues', {}, { refetchInterval: pollMs });
  const failures = useAllPages('listFailures', {});
  const retry = useChange('retryWork', {
    outdates: ['listQueues', 'listFailures'],
    onSuccess: () => message.success(t.retried),
  });
  const problem = queues.error ?? failures.error ?? retry.error;
  return (
    <>
      <PageHead hasLocalTimes title={t.title} hint={t.hint} />
      {problem !== null && <FaultNotice error={problem} />}
      <div className={classes.cards}>
        <Card title={t.queues}>
          <Table<Queue>
            rowKey="name"
            size="small"
            loading={queues.isPending}
            dataSource={queues.data?.queues ?? []}
            pagination={false}
            scroll={{ x: 'max-content' }}
            columns={[
              { title: t.name, render: (_, { name }) => inLocale(queueNames[name] ?? { zh: name, en: name }, locale) },
              { title: t.waiting, dataIndex: 'waiting', align: 'right' },
              { title: t.active, dataIndex: 'active', align: 'right' },
              { title: t.delayed, dataIndex: 'delayed', align: 'right' },
              {
                title: t.failed,
                align: 'right',
                render: (_, { failed }) => (failed === 0 ? 0 : <Tag color="error">{failed}</Tag>),
              },
            ]}
          />
        </Card>
        <Card title={t.failures}>
          <Table<Failure>
            rowKey="workId"
            size="small"
            loading={failures.isPending}
            dataSource={failures.data?.flatMap((page) => page.failures) ?? []}
            pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: <Empty description={t.noFailure} /> }}
            columns={[
              { title: t.failedAt, render: (_, { failedAt }) => formatInstant(failedAt, locale) },
              { title: t.kind, render: (_, { kind }) => t[kind] },
              { title: t.reason, render: (_, { error }) => failureWords(error, locale) },
              {
                title: '',
                align: 'right',
                render: (_, { workId }) => (
                  <Button size="small" loading={retry.isPending} onClick={() => retry.mutate({ params: { workId } })}>
                    {t.retry}
                  </Button>
                ),
              },
            ]}
          />
        </Card>
      </div>
    </>
  );
}
