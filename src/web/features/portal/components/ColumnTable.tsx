import { Table, Tag } from 'antd';
import { useId } from 'react';
import { columnMeanings } from '../../../../contract/api/rosterWork.ts';
import { Choice } from '../../../components/Choice.tsx';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { fieldTexts, rosterTexts } from '../rosterTexts.ts';
import type { Meaning } from './ColumnCheck.tsx';
import classes from './portal.module.css';

type TitledColumn = ReplyOf<'listRequestColumns'>['tables'][number]['columns'][number];

interface ColumnTableProps {
  columns: readonly TitledColumn[];
  /** What titles were just said to mean, not saved yet. */
  meanings: Readonly<Record<string, Meaning>>;
  isFixable: boolean;
  onAssign(title: string, meaning: Meaning): void;
}

/** Longer ones are sentences, which nothing is remembered of. */
const titleLengthMax = 50;

/** The columns of one table of a roster, each with what it is read as. */
export function ColumnTable({ columns, meanings, isFixable, onAssign }: ColumnTableProps) {
  const t = useTexts(rosterTexts);
  const fields = useTexts(fieldTexts);
  const id = useId();
  const readAs = ({ column, title, field, isOwn }: TitledColumn) => (
    <span className={classes.meaning}>
      {isFixable && title.trim().length <= titleLengthMax ? (
        <Choice<Meaning>
          id={`${id}-${column}`}
          label={t.assignOf(column, title)}
          size="small"
          className={classes.meaningChoice!}
          showSearch={{ optionFilterProp: 'label' }}
          value={meanings[title] ?? field ?? 'nothing'}
          onChange={(meaning) => onAssign(title, meaning)}
          options={columnMeanings
            .filter((meaning) => meaning !== 'automatic' || isOwn)
            .map((meaning) => ({ value: meaning, label: fields[meaning] }))}
        />
      ) : (
        fields[field ?? 'nothing']
      )}
      {isOwn && <Tag>{t.ownMeaning}</Tag>}
    </span>
  );
  return (
    <Table<TitledColumn>
      rowKey="column"
      size="small"
      dataSource={[...columns]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t.column, dataIndex: 'column', width: 70 },
        { title: t.columnTitle, dataIndex: 'title' },
        { title: t.readAs, render: (_, column) => readAs(column) },
      ]}
    />
  );
}
