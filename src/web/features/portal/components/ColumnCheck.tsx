import { Collapse, Table, Tag } from 'antd';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { fieldTexts, rosterTexts } from '../rosterTexts.ts';
import classes from './portal.module.css';

/** What the columns of a roster were read as; nothing where no table was found, which the faults say. */
export function ColumnCheck({ requestId }: { requestId: string }) {
  const t = useTexts(rosterTexts);
  const fields = useTexts(fieldTexts);
  const { data } = useAnswer('listRequestColumns', { params: { requestId } });
  if (data === undefined || data.tables.length === 0) return null;
  const all = data.tables.flatMap(({ columns }) => columns);
  const known = all.filter(({ field }) => field !== null);
  const tables = data.tables.map(({ file, sheet, headerRow, dataRows, columns }) => (
    <section key={`${file}/${sheet}/${headerRow}`}>
      <p className={classes.hint}>
        <strong>
          {file} {sheet}
        </strong>{' '}
        {t.headerOf(headerRow, dataRows)}
      </p>
      <Table
        rowKey="column"
        size="small"
        dataSource={columns}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t.column, dataIndex: 'column', width: 70 },
          { title: t.columnTitle, dataIndex: 'title' },
          { title: t.readAs, render: (_, { field }) => (field === null ? <Tag>{t.notRead}</Tag> : fields[field]) },
        ]}
      />
    </section>
  ));
  return <Collapse items={[{ key: 'columns', label: t.columns(known.length, all.length), children: tables }]} />;
}
