import { Empty, Table, Tag } from 'antd';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { rosterTexts } from '../rosterTexts.ts';
import { texts } from '../texts.ts';
import classes from './portal.module.css';
import { SubmissionActions } from './SubmissionActions.tsx';

/** A roster as it was sent. */
export type Submission = ReplyOf<'listRequests'>['requests'][number];

interface SubmissionsProps {
  requests: readonly Submission[];
  isPending: boolean;
  /** The one whose report is open. */
  shown: string | null;
  timeZone: string;
  onShow(requestId: string): void;
}

const colours = { received: 'default', processing: 'processing', done: 'success', failed: 'error' } as const;

/** Every roster that the company sent; a row opens its report. */
export function Submissions({ requests, isPending, shown, timeZone, onShow }: SubmissionsProps) {
  const t = useTexts(texts);
  const r = useTexts(rosterTexts);
  const { locale } = useSettings();
  return (
    <section aria-labelledby="submissions">
      <div className={classes.faultTitle}>
        <h2 id="submissions">{t.submissions}</h2>
      </div>
      <Table<Submission>
        rowKey="requestId"
        size="small"
        loading={isPending}
        dataSource={[...requests]}
        pagination={requests.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.noSubmission} /> }}
        rowClassName={({ requestId }) => (requestId === shown ? classes.chosen! : '')}
        columns={[
          {
            title: t.receivedAt,
            render: (_, { requestId, receivedAt }) => (
              <button type="button" className={classes.plainLink} onClick={() => onShow(requestId)}>
                {formatInstant(receivedAt, locale, timeZone)}
              </button>
            ),
          },
          {
            title: t.state,
            render: (_, { status, withdrawnAt }) =>
              withdrawnAt === null ? <Tag color={colours[status]}>{t[status]}</Tag> : <Tag>{r.withdrawn}</Tag>,
          },
          {
            title: t.result,
            render: (_, { dataRows, accepted, rejected }) =>
              dataRows === null ? '' : t.outcome(dataRows, accepted ?? 0, rejected ?? 0),
          },
          { title: r.actions, align: 'right', render: (_, request) => <SubmissionActions request={request} /> },
        ]}
      />
    </section>
  );
}
