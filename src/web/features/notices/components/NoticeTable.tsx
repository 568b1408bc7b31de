import { Empty, Table, Tag, Typography } from 'antd';
import type { Notice, NoticeState } from '../../../../contract/notice.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import classes from './notices.module.css';

const colours: Record<NoticeState, string | undefined> = {
  new: 'blue',
  changed: 'orange',
  cancelled: 'red',
  same: undefined,
};

/** One text a worker, in both languages, each to be copied by itself. */
export function NoticeTable({ notices }: { notices: readonly Notice[] }) {
  const t = useTexts(texts);
  return (
    <Table<Notice>
      rowKey="workerId"
      size="small"
      dataSource={notices}
      pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Empty description={t.none} /> }}
      columns={[
        {
          title: t.worker,
          render: (_, { workerId, nameMasked }) => (
            <>
              {nameMasked}
              <br />
              <Typography.Text type="secondary">{workerId}</Typography.Text>
            </>
          ),
        },
        { title: t.trip, render: (_, { tripId }) => tripId ?? '–' },
        {
          title: t.state,
          render: (_, { state }) => {
            const color = colours[state];
            return <Tag {...(color !== undefined && { color })}>{t[state]}</Tag>;
          },
        },
        {
          title: t.text,
          render: (_, { text }) => (
            <div className={classes.text}>
              <Typography.Paragraph copyable={{ text: text.zh, tooltips: [t.copyZh, t.copied] }} lang="zh-CN">
                {text.zh}
              </Typography.Paragraph>
              <Typography.Paragraph copyable={{ text: text.en, tooltips: [t.copyEn, t.copied] }} lang="en">
                {text.en}
              </Typography.Paragraph>
            </div>
          ),
        },
      ]}
    />
  );
}
