import { Alert, Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { publishTexts, sheetStateNames } from '../dialogTexts.ts';
import { driverLinkTexts } from '../driverLinkTexts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { BusLabel } from './BusLabel.tsx';
import { DriverLinksDialog } from './DriverLinksDialog.tsx';
import classes from './PublishDialog.module.css';

type Sheet = ReplyOf<'listAcknowledgements'>['sheets'][number];

const colours = { current: 'success', outdated: 'error', open: 'default', cancelled: 'warning' } as const;

/** Drivers acknowledge while the dispatcher looks on. */
const refreshMs = 10_000;

/** Every route sheet and whether its driver has the present one. */
export function SheetTable({ planId }: { planId: string }) {
  const t = useTexts(publishTexts);
  const states = useTexts(sheetStateNames);
  const linkWords = useTexts(driverLinkTexts);
  const [chosen, setChosen] = useState<string | null>(null);
  const { locale } = useSettings();
  const { timeZone } = useDesk();
  const { data, error, isPending } = useAnswer(
    'listAcknowledgements',
    { params: { planId } },
    { refetchInterval: refreshMs },
  );
  if (error !== null) return <FaultNotice error={error} />;
  const sheets = data?.sheets ?? [];
  const given = sheets.find(({ tripId }) => tripId === chosen);
  const outdated = sheets.filter(({ state }) => state === 'outdated').length;
  return (
    <section>
      <h3 className={classes.head}>{t.sheets}</h3>
      {outdated > 0 && <Alert showIcon type="warning" title={t.outdatedWarning(outdated)} />}
      <Table<Sheet>
        size="small"
        rowKey="tripId"
        loading={isPending}
        dataSource={sheets}
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: t.trip,
            render: (_, { tripId, plate }) => (
              <>
                <BusLabel tripId={tripId} /> {plate}
              </>
            ),
          },
          { title: t.drivers, render: (_, { drivers }) => drivers.map(({ name }) => name).join('、') },
          { title: 'v', align: 'right', dataIndex: 'sheetVersion' },
          {
            title: t.state,
            render: (_, { state, acknowledged }) => (
              <>
                <Tag color={colours[state]}>{states[state]}</Tag>
                {acknowledged !== null && `v${acknowledged.sheetVersion}`}
              </>
            ),
          },
          {
            title: t.at,
            render: (_, { acknowledged }) =>
              acknowledged === null ? '' : `${formatInstant(acknowledged.at, locale, timeZone)} ${acknowledged.by}`,
          },
          { title: t.links, align: 'right', dataIndex: 'links' },
          {
            render: (_, { tripId, state }) =>
              state !== 'cancelled' && (
                <Button size="small" aria-label={`${linkWords.open} ${tripId}`} onClick={() => setChosen(tripId)}>
                  {linkWords.open}
                </Button>
              ),
          },
        ]}
      />
      {given !== undefined && <DriverLinksDialog sheet={given} onClose={() => setChosen(null)} />}
    </section>
  );
}
