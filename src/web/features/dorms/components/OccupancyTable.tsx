import { Table } from 'antd';
import type { DormBoard, Occupancy } from '../../../../contract/dormBoard.ts';
import { buildingLabel } from '../../../../contract/wardens.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

/** Beds taken by building and day. */
export function OccupancyTable({ board }: { board: DormBoard }) {
  const t = useTexts(texts);
  const days = board.occupancy[0]?.days.map(({ date }) => date) ?? [];
  return (
    <Table<Occupancy>
      size="small"
      rowKey={(row) => `${buildingLabel(row)} ${row.kind}`}
      dataSource={board.occupancy}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t.building, fixed: 'left', render: (_, row) => buildingLabel(row) },
        { title: t.kind, render: (_, { kind }) => t[kind] },
        { title: t.beds, align: 'right', dataIndex: 'beds' },
        ...days.map((date, i) => ({
          title: date.slice(5),
          align: 'right' as const,
          render: (_: unknown, row: Occupancy) => row.days[i]?.taken ?? 0,
        })),
      ]}
    />
  );
}
