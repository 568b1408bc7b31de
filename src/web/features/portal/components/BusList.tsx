import { Table, Tag } from 'antd';
import { DownloadButton } from '../../../components/DownloadButton.tsx';
import { ArrivalTime, LateTag } from '../../../components/Eta.tsx';
import { client, useAnswer } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatTime } from '../../../lib/format.ts';
import { tripStateColours, tripStateNames } from '../../../lib/journeyNames.ts';
import { nextCall } from '../../../lib/nextCall.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { peopleTexts } from '../peopleTexts.ts';
import classes from './portal.module.css';

type Trip = ReplyOf<'readPlanProgress'>['trips'][number];

interface BusListProps {
  planId: string;
  timeZone: string;
  companyId: string;
}

/** How the buses do that fetch people of the company; nothing while none has set out. */
export function BusList({ planId, timeZone, companyId }: BusListProps) {
  const t = useTexts(peopleTexts);
  const states = useTexts(tripStateNames);
  const { locale } = useSettings();
  const { data } = useAnswer('readPlanProgress', { params: { planId } }, { retry: false, refetchInterval: 60_000 });
  const begun = data?.trips.some(({ lastHeardAt }) => lastHeardAt !== null);
  if (data === undefined || begun !== true) return null;
  const time = (at: string | null) => (at === null ? '' : formatTime(at, locale, timeZone));
  return (
    <section aria-label={t.buses} className={classes.buses}>
      <Table<Trip>
        rowKey="tripId"
        size="small"
        dataSource={data.trips}
        pagination={false}
        scroll={{ x: 'max-content' }}
        title={() => t.buses}
        columns={[
          { title: t.trip, render: (_, { tripId, plate }) => `${tripId} ${plate}` },
          {
            title: t.state,
            render: (_, { state }) => <Tag color={tripStateColours[state]}>{states[state]}</Tag>,
          },
          { title: t.departed, render: (_, { departedAt }) => time(departedAt) },
          {
            title: t.nextStop,
            render: (_, trip) => nextCall(trip)?.name ?? '',
          },
          { title: `${t.aboard}（${t.ownPeople}）`, align: 'right', dataIndex: 'aboard' },
          {
            title: t.eta,
            render: (_, trip) => <ArrivalTime trip={trip} timeZone={timeZone} companyId={companyId} />,
          },
          { title: t.delay, render: (_, trip) => trip.state !== 'handed_over' && <LateTag trip={trip} /> },
          { title: t.heard, render: (_, { lastHeardAt }) => time(lastHeardAt) },
          { title: t.signed, render: (_, { tripId }) => <SignedLists planId={planId} tripId={tripId} /> },
        ]}
      />
    </section>
  );
}

/** The passenger lists that the company signed for at the arrival of a bus. */
function SignedLists({ planId, tripId }: { planId: string; tripId: string }) {
  const { data } = useAnswer('listHandovers', { params: { planId } });
  return data?.handovers
    .filter((one) => one.tripId === tripId)
    .map(({ handoverId }) => (
      <DownloadButton
        key={handoverId}
        size="small"
        fetch={() => client.call('readHandoverSheet', { params: { planId, handoverId } })}
      >
        PDF
      </DownloadButton>
    ));
}
