import { Button, Empty, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { RowActions } from '../../../components/RowActions.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import { useChange } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatHours } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { DriverForm } from './DriverForm.tsx';
import { RevealDriver } from './RevealDriver.tsx';
import classes from './settings.module.css';

/** One driver of a batch, masked. */
export type Driver = ReplyOf<'listDrivers'>['drivers'][number];

/** The drivers of a batch, and what the law leaves each of them. */
export function DriversTab({ batchId }: { batchId: string }) {
  const t = useTexts(texts);
  const { data, error, isPending, refetch } = useAllPages('listDrivers', { params: { batchId } });
  const [edited, setEdited] = useState<Driver | 'new' | null>(null);
  const [revealed, setRevealed] = useState<Driver | null>(null);
  const remove = useChange('removeDriver', { outdates: ['listDrivers'] });
  const drivers = data?.flatMap((page) => page.drivers) ?? [];
  const problem = error ?? remove.error;
  const columns: TableColumnsType<Driver> = [
    { title: t.driverId, dataIndex: 'driverId' },
    { title: t.name, dataIndex: 'nameMasked' },
    { title: t.phone, dataIndex: 'phoneMasked' },
    { title: t.depot, dataIndex: 'depotId' },
    {
      title: t.licence,
      render: (_, { licenceExpires, licenceHolds }) => (
        <>
          {licenceExpires} {!licenceHolds && <Tag color="error">{t.licenceOut}</Tag>}
        </>
      ),
    },
    { title: t.driven7, align: 'right', render: (_, { drivenLast7dMin }) => formatHours(drivenLast7dMin * 60) },
    {
      title: t.driven14,
      align: 'right',
      render: (_, { drivenLast14dMin }) => (drivenLast14dMin === null ? '' : formatHours(drivenLast14dMin * 60)),
    },
    { title: t.left7, align: 'right', render: (_, { leftOf7dMin }) => formatHours(leftOf7dMin * 60) },
    {
      title: '',
      align: 'right',
      render: (_, driver) => (
        <RowActions
          label={t.more(driver.driverId)}
          items={[
            { key: 'edit', label: t.edit, onSelect: () => setEdited(driver) },
            { key: 'reveal', label: t.reveal, onSelect: () => setRevealed(driver) },
            {
              key: 'remove',
              label: t.remove,
              confirm: { title: t.removeTitle(driver.driverId), hint: t.removeHint },
              onSelect: () =>
                remove.mutate({ params: { batchId, driverId: driver.driverId }, version: driver.version }),
            },
          ]}
        />
      ),
    },
  ];
  return (
    <>
      <div className={classes.tools}>
        <span>{t.driversHint}</span>
        <Button type="primary" className={classes.right!} onClick={() => setEdited('new')}>
          {t.addDriver}
        </Button>
      </div>
      {problem !== null && <FaultNotice error={problem} onRetry={refetch} />}
      <Table<Driver>
        rowKey="driverId"
        size="small"
        loading={isPending}
        dataSource={drivers}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.noDrivers} /> }}
        columns={columns}
      />
      {edited !== null && (
        <DriverForm batchId={batchId} driver={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {revealed !== null && <RevealDriver batchId={batchId} driver={revealed} onClose={() => setRevealed(null)} />}
    </>
  );
}
