import { Button, Empty, Table } from 'antd';
import { type SupplyStock, supplyItems, supplyWords } from '../../../../contract/supplies.ts';
import { inLocale } from '../../../../contract/text.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Figures } from '../../../components/Figures.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { placeName } from '../place.ts';
import { texts } from '../texts.ts';
import type { Move } from './MoveDialog.tsx';
import classes from './supplies.module.css';

type Held = SupplyStock['places'][number];

/** What is in store, and what is out at which place. */
export function StockTab({ batchId, onMove }: { batchId: string; onMove: (move: Move) => void }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { data, error, refetch } = useAnswer('readSupplies', { params: { batchId } });
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  if (data === undefined) return <Loading />;
  const nameOf = (item: (typeof supplyItems)[number]) =>
    `${inLocale(supplyWords[item].name, locale)} (${inLocale(supplyWords[item].unit, locale)})`;
  return (
    <>
      <Figures
        items={supplyItems.map((item) => ({
          label: nameOf(item),
          value: formatNumber(data.inStore[item], locale),
          note: `${t.out} ${formatNumber(data.out[item], locale)}`,
        }))}
      />
      <Table<Held>
        className={classes.places!}
        rowKey={({ place }) => JSON.stringify(place)}
        size="small"
        dataSource={data.places}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.nowhere} /> }}
        columns={[
          { title: t.place, render: (_, { place }) => inLocale(placeName(place), locale) },
          ...supplyItems.map((item) => ({
            title: nameOf(item),
            align: 'right' as const,
            render: (_: unknown, { amounts }: Held) => formatNumber(amounts[item], locale),
          })),
          {
            title: '',
            align: 'right',
            render: (_, { place, amounts }) => (
              <Button
                size="small"
                aria-label={`${t.takeBack} ${inLocale(placeName(place), locale)}`}
                onClick={() => onMove({ kind: 'returned', place, amounts })}
              >
                {t.takeBack}
              </Button>
            ),
          },
        ]}
      />
    </>
  );
}
