import { Table } from 'antd';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

type Warning = ReplyOf<'readRequest'>['warningList'][number];

/** What was accepted all the same, and why somebody should look at it. */
export function WarningList({ warnings }: { warnings: readonly Warning[] }) {
  const t = useTexts(texts);
  return (
    <Table<Warning & { key: string }>
      size="small"
      dataSource={warnings.map((warning, i) => ({ ...warning, key: String(i) }))}
      pagination={warnings.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t.place, render: (_, { file, sheet, cell }) => `${file} ${sheet} ${cell}` },
        { title: t.problem, dataIndex: 'text' },
        { title: t.remedy, dataIndex: 'fix' },
      ]}
    />
  );
}
