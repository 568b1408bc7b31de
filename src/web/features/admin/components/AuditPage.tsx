import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Input, Table } from 'antd';
import { useState } from 'react';
import { type Bilingual, inLocale } from '../../../../contract/text.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import type { ApiFault } from '../../../lib/api/fault.ts';
import { client } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { actionNames, objectNames, purposeNames } from '../auditTexts.ts';
import { texts } from '../texts.ts';
import classes from './admin.module.css';

type Page = ReplyOf<'listAudit'>;
type Entry = Page['entries'][number];

/** Who did what: the audit log, the newest first. */
export default function AuditPage() {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const [objectId, setObjectId] = useState('');
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery<
    Page,
    ApiFault
  >({
    queryKey: ['listAudit', objectId],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      client.call(
        'listAudit',
        {
          query: {
            limit: 100,
            ...(pageParam !== null && { cursor: pageParam as string }),
            ...(objectId !== '' && { objectId }),
          },
        },
        { signal },
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  /** An action of a later version, which has no words here, is shown as the log has it. */
  const wordsOf = (words: Bilingual | undefined, otherwise: string) =>
    words === undefined ? otherwise : inLocale(words, locale);
  return (
    <>
      <PageHead hasLocalTimes title={t.audit} hint={t.auditHint} />
      <Input.Search
        allowClear
        aria-label={t.objectFilter}
        placeholder={t.objectFilter}
        style={{ maxWidth: 420, marginBottom: 12 }}
        onSearch={(value) => setObjectId(value.trim())}
      />
      {error !== null && <FaultNotice error={error} onRetry={refetch} />}
      <Table<Entry>
        rowKey="seq"
        size="small"
        loading={isPending}
        dataSource={data?.pages.flatMap((page) => page.entries) ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.noEntry} /> }}
        expandable={{
          columnTitle: <span className={classes.hidden}>{t.details}</span>,
          rowExpandable: ({ before, after }) => before !== null || after !== null,
          expandedRowRender: (entry) => <Change entry={entry} />,
        }}
        columns={[
          { title: '#', dataIndex: 'seq', align: 'right' },
          { title: t.at, render: (_, { at }) => formatInstant(at, locale) },
          {
            title: t.who,
            render: (_, { actor }) => `${actor.login}${actor.address === null ? '' : ` (${actor.address})`}`,
          },
          {
            title: t.action,
            render: (_, { action }) => <span title={action}>{wordsOf(actionNames[action], action)}</span>,
          },
          {
            title: t.object,
            render: (_, entry) => (
              <>
                {wordsOf(objectNames[entry.objectKind], entry.objectKind)} {entry.objectName}{' '}
                <code>{entry.objectId}</code>
              </>
            ),
          },
          {
            title: t.purpose,
            render: (_, { purpose }) => purpose !== null && wordsOf(purposeNames[purpose], purpose),
          },
        ]}
      />
      {hasNextPage && (
        <Button style={{ marginTop: 12 }} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t.loadMore}
        </Button>
      )}
    </>
  );
}

function Change({ entry: { before, after } }: { entry: Entry }) {
  const t = useTexts(texts);
  return (
    <dl className={classes.change}>
      {[
        [t.before, before],
        [t.after, after],
      ].map(([name, value]) =>
        value === null ? null : (
          <div key={String(name)}>
            <dt>{String(name)}</dt>
            <dd>
              <pre>{JSON.stringify(value, null, 1)}</pre>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
