import { Button, Table, Tag } from 'antd';
import {
  type SupplyAmounts,
  type SupplyBalance,
  type SupplyPlace,
  supplyItems,
  supplyWords,
} from '../../../../contract/supplies.ts';
import { inLocale } from '../../../../contract/text.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { placeName } from '../place.ts';
import { texts } from '../texts.ts';
import type { Move } from './MoveDialog.tsx';
import classes from './supplies.module.css';

interface NeedsTabProps {
  planId: string;
  /** Supplies go to published trips alone. */
  isPublished: boolean;
  onMove: (move: Move) => void;
}

interface PlaceNeeds {
  place: SupplyPlace;
  plate: string | null;
  people: number;
  needed: SupplyAmounts;
  issued: SupplyAmounts;
}

/** What a plan needs over all, and place by place against what was issued there. */
export function NeedsTab({ planId, isPublished, onMove }: NeedsTabProps) {
  const { data, error, refetch } = useAnswer('readSupplyNeeds', { params: { planId } });
  if (error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  if (data === undefined) return <Loading />;
  const places: PlaceNeeds[] = [
    ...data.trips.map(({ tripId, ...rest }) => ({ place: { kind: 'trip' as const, planId, tripId }, ...rest })),
    ...data.sites.map(({ site, ...rest }) => ({ place: { kind: 'site' as const, site }, plate: null, ...rest })),
  ];
  return (
    <>
      <ItemTable items={data.items} />
      <PlaceTable places={places} isPublished={isPublished} onMove={onMove} />
    </>
  );
}

function ItemTable({ items }: { items: readonly SupplyBalance[] }) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const figure = (amount: number) => formatNumber(amount, locale);
  return (
    <Table<SupplyBalance>
      className={classes.items!}
      rowKey="item"
      size="small"
      dataSource={[...items]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t.item,
          render: (_, { item }) => {
            const { name, unit } = supplyWords[item];
            return `${inLocale(name, locale)} (${inLocale(unit, locale)})`;
          },
        },
        { title: t.needed, align: 'right', render: (_, { needed }) => figure(needed) },
        { title: t.given, align: 'right', render: (_, { issued }) => figure(issued) },
        { title: t.inStore, align: 'right', render: (_, { inStore }) => figure(inStore) },
        {
          title: t.short,
          render: (_, { short }) =>
            short === 0 ? <Tag color="success">{t.enough}</Tag> : <Tag color="error">{t.shortOf(figure(short))}</Tag>,
        },
      ]}
    />
  );
}

function PlaceTable({
  places,
  isPublished,
  onMove,
}: { places: readonly PlaceNeeds[] } & Omit<NeedsTabProps, 'planId'>) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const figure = (amount: number) => formatNumber(amount, locale);
  return (
    <Table<PlaceNeeds>
      rowKey={({ place }) => JSON.stringify(place)}
      size="small"
      dataSource={[...places]}
      pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t.place,
          render: (_, { place, plate }) => [inLocale(placeName(place), locale), plate].filter(Boolean).join(' · '),
        },
        { title: t.people, align: 'right', render: (_, { people }) => figure(people) },
        ...supplyItems.map((item) => ({
          title: `${inLocale(supplyWords[item].name, locale)} (${inLocale(supplyWords[item].unit, locale)})`,
          align: 'right' as const,
          render: (_: unknown, { issued, needed }: PlaceNeeds) => t.givenOf(figure(issued[item]), figure(needed[item])),
        })),
        {
          title: '',
          align: 'right',
          render: (_, { place, needed, issued }) => {
            const amounts = openOf(needed, issued);
            if (supplyItems.every((item) => amounts[item] === 0)) return <Tag color="success">{t.allGiven}</Tag>;
            if (!isPublished && place.kind === 'trip') return null;
            return (
              <Button
                size="small"
                aria-label={t.issueTo(inLocale(placeName(place), locale))}
                onClick={() => onMove({ kind: 'issued', place, amounts })}
              >
                {t.issueOpen}
              </Button>
            );
          },
        },
      ]}
    />
  );
}

/** What is still to be issued. */
function openOf(needed: SupplyAmounts, issued: SupplyAmounts): SupplyAmounts {
  const open = supplyItems.map((item) => [item, Math.max(0, needed[item] - issued[item])] as const);
  return Object.fromEntries(open) as SupplyAmounts;
}
