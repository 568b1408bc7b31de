import { Table } from 'antd';
import { useMemo } from 'react';
import { useTexts } from '../../../lib/useTexts.ts';
import { type FaultyRow, worstFirst } from '../faultOrder.ts';
import { texts } from '../texts.ts';
import classes from './portal.module.css';

/** Rows that were sent back, cell by cell, the worst first. */
export function FaultTable({ faults }: { faults: readonly FaultyRow[] }) {
  const t = useTexts(texts);
  const lines = useMemo(
    () =>
      worstFirst(faults).flatMap(({ cells, ...row }) =>
        cells.map((cell, i) => ({
          ...row,
          ...cell,
          key: `${row.file}/${row.sheet}/${row.row}/${i}`,
          span: i === 0 ? cells.length : 0,
        })),
      ),
    [faults],
  );
  return (
    <section aria-labelledby="faults">
      <div className={classes.faultTitle}>
        <h2 id="faults">{t.faults}</h2>
        <span>{t.faultsHint}</span>
      </div>
      <Table
        rowKey="key"
        size="small"
        dataSource={lines}
        pagination={lines.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: t.place,
            onCell: ({ span }) => ({ rowSpan: span }),
            render: (_, { file, sheet, row }) => (
              <>
                <strong>{row === 0 ? t.wholeFile : t.rowOf(row)}</strong>
                <br />
                {file} {sheet}
              </>
            ),
          },
          { title: t.problem, render: (_, { text, cell }) => (cell === '' ? text : `${cell}: ${text}`) },
          { title: t.value, render: (_, { value }) => <span className={classes.value}>{value}</span> },
          { title: t.remedy, dataIndex: 'fix' },
        ]}
      />
    </section>
  );
}
