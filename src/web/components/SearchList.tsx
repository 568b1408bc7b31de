import { Empty, Input, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { FaultNotice } from './FaultNotice.tsx';
import { PageHead } from './PageHead.tsx';

interface SearchListProps<Row> {
  title: string;
  hint: string;
  actions: ReactNode;
  /** As of `PageHead`. */
  hasLocalTimes?: boolean;
  /** Says what can be searched for. */
  searchLabel: string;
  /** Said where nothing fits. */
  emptyText: string;
  rowKey: keyof Row & string;
  /** All rows; undefined while they are on their way. */
  rows: readonly Row[] | undefined;
  /** What of a row is searched. */
  textOf(row: Row): string;
  columns: TableColumnsType<Row>;
  error: unknown;
  onRetry(): void;
}

/** A page that is one list, to be searched by typing. */
export function SearchList<Row extends object>(props: SearchListProps<Row>) {
  const {
    title,
    hint,
    actions,
    hasLocalTimes = false,
    searchLabel,
    emptyText,
    rowKey,
    rows,
    textOf,
    columns,
    error,
    onRetry,
  } = props;
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  return (
    <>
      <PageHead title={title} hint={hint} actions={actions} hasLocalTimes={hasLocalTimes} />
      {error !== null && <FaultNotice error={error} onRetry={onRetry} />}
      <Input.Search
        allowClear
        aria-label={searchLabel}
        placeholder={searchLabel}
        style={{ maxWidth: 320, marginBottom: 12 }}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      <Table<Row>
        rowKey={rowKey}
        size="small"
        loading={rows === undefined && error === null}
        dataSource={(rows ?? []).filter((row) => textOf(row).toLowerCase().includes(wanted))}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={emptyText} /> }}
        columns={columns}
      />
    </>
  );
}
