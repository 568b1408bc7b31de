import { Alert, App, Button, Collapse } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import type { InputOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { fieldTexts, rosterTexts } from '../rosterTexts.ts';
import { texts } from '../texts.ts';
import { ColumnTable } from './ColumnTable.tsx';
import classes from './portal.module.css';

/** What a column may be said to mean. */
export type Meaning = InputOf<'assignColumns'>['body']['titles'][number]['readAs'];

interface ColumnCheckProps {
  requestId: string;
  /** Whether the meaning of columns may be changed here. */
  isFixable: boolean;
  /** Called with the request that the roster, so read, came in as. */
  onAssigned(requestId: string): void;
}

/** What the columns of a roster were read as, and where that is wrong, what they mean; nothing where there is no row of titles. */
export function ColumnCheck({ requestId, isFixable, onAssigned }: ColumnCheckProps) {
  const t = useTexts(rosterTexts);
  const { unchanged: sameAsBefore } = useTexts(texts);
  const fields = useTexts(fieldTexts);
  const { message } = App.useApp();
  const [meanings, setMeanings] = useState<Readonly<Record<string, Meaning>>>({});
  const { data } = useAnswer('listRequestColumns', { params: { requestId } });
  const assign = useChange('assignColumns', {
    outdates: ['listRequests', 'listRequestColumns'],
    onSuccess: ({ requestId: next, unchanged }) => {
      void message.success(unchanged ? sameAsBefore : t.columnsSent);
      setMeanings({});
      onAssigned(next);
    },
  });
  if (data === undefined || data.tables.length === 0) return null;
  const all = data.tables.flatMap(({ columns }) => columns);
  const known = all.filter(({ field }) => field !== null);
  const isIncomplete = data.tables.some(({ missing }) => missing.length > 0);
  const titles = Object.entries(meanings).map(([title, readAs]) => ({ title, readAs }));
  const tables = data.tables.map(({ file, sheet, headerRow, dataRows, columns, missing }) => (
    <section key={`${file}/${sheet}/${headerRow}`}>
      <p className={classes.hint}>
        <strong>
          {file} {sheet}
        </strong>{' '}
        {t.headerOf(headerRow, dataRows)}
      </p>
      {missing.length > 0 && (
        <Alert type="warning" showIcon title={t.missingColumns(missing.map((field) => fields[field]).join(', '))} />
      )}
      <ColumnTable
        columns={columns}
        meanings={meanings}
        isFixable={isFixable}
        onAssign={(title, meaning) => setMeanings({ ...meanings, [title]: meaning })}
      />
    </section>
  ));
  const assigning = isFixable && (
    <>
      <div className={classes.tools}>
        <span>{t.assignHint}</span>
        <Button
          type="primary"
          size="small"
          className={classes.right}
          disabled={titles.length === 0}
          loading={assign.isPending}
          onClick={() => assign.mutate({ params: { requestId }, body: { titles } })}
        >
          {t.saveColumns(titles.length)}
        </Button>
      </div>
      {assign.error && <FaultNotice error={assign.error} />}
    </>
  );
  const label = t.columns(known.length, all.length);
  return (
    <Collapse
      defaultActiveKey={isIncomplete && isFixable ? ['columns'] : []}
      items={[
        {
          key: 'columns',
          label,
          children: (
            <>
              {assigning}
              {tables}
            </>
          ),
        },
      ]}
    />
  );
}
