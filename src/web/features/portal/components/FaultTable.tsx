import { Alert, App, Button, Form, Input, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { DownloadButton } from '../../../components/DownloadButton.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { client, useChange } from '../../../lib/api/hooks.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { type FaultLine, faultLines } from '../faultLines.ts';
import type { FaultyRow } from '../faultOrder.ts';
import { rosterTexts } from '../rosterTexts.ts';
import { texts } from '../texts.ts';
import classes from './portal.module.css';

interface FaultTableProps {
  requestId: string;
  faults: readonly FaultyRow[];
  /** Whether values may be changed: not after the batch has closed. */
  isFixable: boolean;
  onFixed(requestId: string): void;
}

/** Rows that were sent back, cell by cell, the worst first; right values are put in beside the wrong ones. */
export function FaultTable({ requestId, faults, isFixable, onFixed }: FaultTableProps) {
  const t = useTexts(texts);
  const r = useTexts(rosterTexts);
  const { message } = App.useApp();
  const [values, setValues] = useState<Record<string, string>>({});
  const lines = useMemo(() => faultLines(faults), [faults]);
  const fix = useChange('fixRows', {
    outdates: ['listRequests'],
    onSuccess: ({ requestId: next, unchanged }) => {
      message.success(unchanged ? t.unchanged : r.fixesSent);
      onFixed(next);
    },
  });
  const cells = lines.flatMap(({ key, file, sheet, cell }) => {
    const value = values[key];
    return value === undefined ? [] : [{ file, sheet, cell, value }];
  });
  const enter = (key: string, value: string) => {
    const { [key]: _, ...others } = values;
    setValues(value === '' ? others : { ...others, [key]: value });
  };
  const columns: TableColumnsType<FaultLine> = [
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
  ];
  const inPlace: TableColumnsType<FaultLine> = [
    {
      title: r.fixHere,
      width: 220,
      render: (_, { key, cell, isCell }) =>
        isCell ? (
          <Input
            size="small"
            aria-label={r.fixOf(cell)}
            placeholder={r.fixPlaceholder}
            autoComplete="off"
            value={values[key] ?? ''}
            onChange={({ target }) => enter(key, target.value)}
          />
        ) : (
          r.unfixable
        ),
    },
  ];
  return (
    <section aria-labelledby="faults">
      <Form onFinish={() => fix.mutate({ params: { requestId }, body: { cells } })}>
        <div className={classes.faultTitle}>
          <h2 id="faults">{t.faults}</h2>
          <span>{t.faultsHint}</span>
          <span className={classes.right}>
            <DownloadButton
              size="small"
              fetch={() =>
                client.call('downloadBadRows', { params: { requestId }, body: { purpose: 'correct_roster' } })
              }
            >
              {r.badRows}
            </DownloadButton>
            {isFixable && (
              <Button
                type="primary"
                size="small"
                htmlType="submit"
                disabled={cells.length === 0}
                loading={fix.isPending}
              >
                {r.saveFixes(cells.length)}
              </Button>
            )}
          </span>
        </div>
        {fix.error &&
          (fix.error.code === 'conflict' ? (
            <Alert type="warning" showIcon title={r.outdated} />
          ) : (
            <FaultNotice error={fix.error} />
          ))}
        <Table<FaultLine>
          rowKey="key"
          size="small"
          dataSource={lines}
          pagination={lines.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
          scroll={{ x: 'max-content' }}
          columns={isFixable ? [...columns, ...inPlace] : columns}
        />
      </Form>
    </section>
  );
}
