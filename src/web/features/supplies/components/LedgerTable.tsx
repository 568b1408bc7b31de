import { Empty, Table } from 'antd';
import { type SupplyMovement, supplyWords } from '../../../../contract/supplies.ts';
import { inLocale } from '../../../../contract/text.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAllPages } from '../../../lib/api/allPages.ts';
import { formatNumber, formatTime } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { placeName } from '../place.ts';
import { texts } from '../texts.ts';

/** Every movement, the newest first. What comes into the store is positive. */
export function LedgerTable({ batchId, timeZone }: { batchId: string; timeZone: string }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { data, error, isPending, refetch } = useAllPages('listSupplyMovements', { params: { batchId } });
  if (error !== null) return <FaultNotice error={error} onRetry={() => void refetch()} />;
  return (
    <Table<SupplyMovement>
      rowKey="seq"
      size="small"
      loading={isPending}
      dataSource={data?.flatMap(({ movements }) => movements) ?? []}
      pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Empty description={t.noMovement} /> }}
      columns={[
        { title: t.at, render: (_, { at }) => formatTime(at, locale, timeZone) },
        { title: t.kind, render: (_, { kind }) => t[kind] },
        { title: t.item, render: (_, { item }) => inLocale(supplyWords[item].name, locale) },
        {
          title: t.quantity,
          align: 'right',
          render: (_, line) =>
            `${signOf(line)}${formatNumber(line.quantity, locale)} ${inLocale(supplyWords[line.item].unit, locale)}`,
        },
        {
          title: t.place,
          render: (_, { place, reason }) => (reason === null ? inLocale(placeName(place), locale) : t[reason]),
        },
        { title: t.by, dataIndex: 'by' },
      ]}
    />
  );
}

function signOf({ kind }: SupplyMovement): string {
  return kind === 'received' || kind === 'returned' ? '+' : '−';
}
