import { Button, Table, Tag } from 'antd';
import type { ArrivingBus } from '../../../../contract/arrivals.ts';
import { formatTime } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';

interface BusTableProps {
  buses: readonly ArrivingBus[];
  chosen: string | null;
  companies: ReadonlyMap<string, string>;
  onChoose: (tripId: string) => void;
  timeZone: string;
}

/** Expected, arrived and missing by bus, in the order in which they come. */
export function BusTable({ buses, chosen, companies, onChoose, timeZone }: BusTableProps) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const sum = (of: (bus: ArrivingBus) => number) => buses.reduce((total, bus) => total + of(bus), 0);
  return (
    <Table<ArrivingBus>
      rowKey="tripId"
      size="small"
      dataSource={[...buses]}
      pagination={{ pageSize: 12, showSizeChanger: false, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t.bus,
          render: (_, { tripId, plate }) => (
            <Button
              type={tripId === chosen ? 'primary' : 'link'}
              size="small"
              aria-pressed={tripId === chosen}
              onClick={() => onChoose(tripId)}
            >
              {tripId} {plate}
            </Button>
          ),
        },
        { title: t.due, render: (_, { due }) => formatTime(due, locale, timeZone) },
        { title: t.expected, dataIndex: 'expected', align: 'right' },
        { title: t.arrived, dataIndex: 'arrived', align: 'right' },
        {
          title: t.missing,
          align: 'right',
          render: (_, { missing }) => (missing === 0 ? 0 : <Tag color="error">{missing}</Tag>),
        },
        {
          title: t.company,
          render: (_, bus) => bus.companies.map((companyId) => companies.get(companyId) ?? companyId).join('、'),
          ellipsis: true,
        },
      ]}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0} colSpan={2}>
            {t.total}
          </Table.Summary.Cell>
          <Table.Summary.Cell index={2} align="right">
            {sum(({ expected }) => expected)}
          </Table.Summary.Cell>
          <Table.Summary.Cell index={3} align="right">
            {sum(({ arrived }) => arrived)}
          </Table.Summary.Cell>
          <Table.Summary.Cell index={4} align="right">
            {sum(({ missing }) => missing)}
          </Table.Summary.Cell>
          <Table.Summary.Cell index={5} />
        </Table.Summary.Row>
      )}
    />
  );
}
