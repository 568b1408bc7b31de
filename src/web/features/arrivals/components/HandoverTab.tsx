import { Button, Empty, Table } from 'antd';
import { useState } from 'react';
import type { Handover } from '../../../../contract/handover.ts';
import { DownloadButton } from '../../../components/DownloadButton.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { client, useAnswer } from '../../../lib/api/hooks.ts';
import { formatInstant } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import type { DeskPerson } from '../model/deskView.ts';
import { texts } from '../texts.ts';
import classes from './arrivals.module.css';
import { HandoverDialog } from './HandoverDialog.tsx';

interface HandoverTabProps {
  planId: string;
  tripId: string;
  timeZone: string;
  people: readonly DeskPerson[];
  companies: ReadonlyMap<string, string>;
  now: () => string;
}

/** Where a bus lets people off: the company there signs for them; signed lists as PDF. */
export function HandoverTab({ planId, tripId, timeZone, people, companies, now }: HandoverTabProps) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const journey = useAnswer('readTripJourney', { params: { planId, tripId } });
  const signed = useAnswer('listHandovers', { params: { planId } });
  const [stop, setStop] = useState<number | null>(null);
  const error = journey.error ?? signed.error;
  if (journey.data === undefined || signed.data === undefined)
    return error === null ? <Loading /> : <FaultNotice error={error} onRetry={() => void journey.refetch()} />;

  const { trip } = journey.data;
  const dropoffs = trip.stops.filter(({ kind }) => kind === 'dropoff');
  const companyAt = (index: number) => trip.eta.stops.find((one) => one.stop === index)?.companyId ?? null;
  const nameAt = (index: number) => companies.get(companyAt(index) ?? '') ?? companyAt(index) ?? '';
  const own = signed.data.handovers.filter((one) => one.tripId === tripId);
  return (
    <section aria-label={t.handover}>
      <ul className={classes.dropoffs}>
        {dropoffs.map(({ stop: index, name }) => (
          <li key={index}>
            <span>{nameAt(index) || name}</span>
            <Button onClick={() => setStop(index)}>{t.sign}</Button>
          </li>
        ))}
      </ul>
      <Table<Handover>
        rowKey="handoverId"
        size="small"
        dataSource={own}
        pagination={false}
        locale={{ emptyText: <Empty description={t.noneSigned} /> }}
        columns={[
          { title: t.company, render: (_, { companyId }) => companies.get(companyId) ?? companyId },
          { title: t.takenOver, align: 'right', render: (_, one) => one.people.length },
          { title: t.signer, dataIndex: 'signerName' },
          { title: t.signedAt, render: (_, { at }) => formatInstant(at, locale, timeZone) },
          { title: t.by, dataIndex: 'by' },
          {
            title: '',
            render: (_, { handoverId }) => (
              <DownloadButton
                size="small"
                fetch={() => client.call('readHandoverSheet', { params: { planId, handoverId } })}
              >
                PDF
              </DownloadButton>
            ),
          },
        ]}
      />
      {stop !== null && (
        <HandoverDialog
          planId={planId}
          tripId={tripId}
          stop={stop}
          company={nameAt(stop)}
          people={people.filter(({ companyId }) => companyId === companyAt(stop))}
          now={now}
          onClose={() => setStop(null)}
        />
      )}
    </section>
  );
}
