import { Button, Empty, Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { RowActions } from '../../../components/RowActions.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import { useChange } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatNumber, formatTime } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { BusForm } from './BusForm.tsx';
import classes from './settings.module.css';

/** One bus of a batch. */
export type Bus = ReplyOf<'listBuses'>['buses'][number];

/** The buses of a batch: what a plan may send. */
export function BusesTab({ batchId, timeZone }: { batchId: string; timeZone: string }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { data, error, isPending, refetch } = useAllPages('listBuses', { params: { batchId } });
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<Bus | 'new' | null>(null);
  const remove = useChange('removeBus', { outdates: ['listBuses', 'readBatch'] });
  const all = data?.flatMap((page) => page.buses) ?? [];
  const wanted = search.trim().toLowerCase();
  const buses = all.filter(({ plate, operator, depotId }) =>
    `${plate} ${operator} ${depotId}`.toLowerCase().includes(wanted),
  );
  const problem = error ?? remove.error;
  const columns: TableColumnsType<Bus> = [
    { title: t.plate, dataIndex: 'plate', sorter: (a, b) => a.plate.localeCompare(b.plate) },
    { title: t.seats, dataIndex: 'seats', align: 'right', sorter: (a, b) => a.seats - b.seats },
    { title: t.depot, dataIndex: 'depotId' },
    { title: t.operator, dataIndex: 'operator' },
    { title: t.ownDrivers, dataIndex: 'drivers', align: 'right' },
    { title: t.costDay, align: 'right', render: (_, { costDayCny }) => formatNumber(costDayCny, locale, 2) },
    { title: t.costKm, align: 'right', render: (_, { costKmCny }) => formatNumber(costKmCny, locale, 2) },
    { title: t.availableFrom, render: (_, { availableFrom }) => formatTime(availableFrom, locale, timeZone) },
    {
      title: '',
      align: 'right',
      render: (_, bus) => (
        <RowActions
          label={t.more(bus.plate)}
          items={[
            { key: 'edit', label: t.edit, onSelect: () => setEdited(bus) },
            {
              key: 'remove',
              label: t.remove,
              confirm: { title: t.removeTitle(bus.plate), hint: t.removeHint },
              onSelect: () => remove.mutate({ params: { batchId, plate: bus.plate }, version: bus.version }),
            },
          ]}
        />
      ),
    },
  ];
  return (
    <>
      <div className={classes.tools}>
        <Input.Search
          allowClear
          aria-label={t.search}
          placeholder={`${t.plate} / ${t.operator}`}
          style={{ maxWidth: 260 }}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <span>
          {t.busCount(
            buses.length,
            buses.reduce((sum, { seats }) => sum + seats, 0),
          )}
        </span>
        <Button type="primary" className={classes.right!} onClick={() => setEdited('new')}>
          {t.addBus}
        </Button>
      </div>
      {problem !== null && <FaultNotice error={problem} onRetry={refetch} />}
      <Table<Bus>
        rowKey="plate"
        size="small"
        loading={isPending}
        dataSource={buses}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.noBuses} /> }}
        columns={columns}
      />
      {edited !== null && (
        <BusForm
          batchId={batchId}
          timeZone={timeZone}
          bus={edited === 'new' ? null : edited}
          like={all[0] ?? null}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
