import { Table, Tag } from 'antd';
import type { DormBoard, Lodger } from '../../../../contract/dormBoard.ts';
import { bedLabel } from '../../../../contract/dorms.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { reasonNames, texts } from '../texts.ts';

/** Everybody with his bed, in words: all that the board shows. */
export function LodgerTable({ board }: { board: DormBoard }) {
  const t = useTexts(texts);
  const reasons = useTexts(reasonNames);
  const changedFirst = [...board.lodgers].sort((a, b) => rank(a) - rank(b));
  return (
    <Table<Lodger>
      size="small"
      rowKey="workerId"
      dataSource={changedFirst}
      locale={{ emptyText: t.nobody }}
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t.person, render: (_, { nameMasked, workerId }) => `${nameMasked} ${workerId}` },
        { title: t.company, dataIndex: 'companyId' },
        { title: t.trip, dataIndex: 'tripId' },
        { title: t.sex, render: (_, { sex }) => (sex === null ? '–' : t[sex]) },
        { title: t.place, render: (_, { bed }) => (bed === null ? '–' : bedLabel(bed)) },
        { title: t.from, dataIndex: 'from' },
        { title: t.until, render: (_, { until }) => until ?? '–' },
        {
          title: t.reason,
          render: (_, { reason, locked }) => (
            <>
              {reason !== null && reasons[reason]} {locked && <Tag>{t.locked}</Tag>}
            </>
          ),
        },
      ]}
    />
  );
}

/** Whoever has no bed comes first, then who has another one than the plan gave. */
function rank({ bed, reason }: Lodger): number {
  if (bed === null) return 0;
  return reason === null ? 2 : 1;
}
