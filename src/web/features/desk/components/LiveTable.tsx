import { Empty, Table, Tag } from 'antd';
import { ArrivalTime, LateTag } from '../../../components/Eta.tsx';
import { formatTime } from '../../../lib/format.ts';
import { tripStateColours, tripStateNames } from '../../../lib/journeyNames.ts';
import { nextCall } from '../../../lib/nextCall.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { liveTexts } from '../liveTexts.ts';
import type { LiveTrip } from '../model/liveTrips.ts';
import { BusLabel } from './BusLabel.tsx';
import classes from './Live.module.css';

interface LiveTableProps {
  trips: readonly LiveTrip[];
  timeZone: string;
  selected: string | null;
  onSelect(tripId: string | null): void;
}

/** Every trip with how it does: what the map shows, and more. */
export function LiveTable({ trips, timeZone, selected, onSelect }: LiveTableProps) {
  const t = useTexts(liveTexts);
  const states = useTexts(tripStateNames);
  const { locale } = useSettings();
  const time = (at: string | null) => (at === null ? '' : formatTime(at, locale, timeZone));
  return (
    <Table<LiveTrip>
      aria-label={t.trips}
      rowKey="tripId"
      size="small"
      dataSource={[...trips]}
      pagination={{ pageSize: 40, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} /> }}
      rowClassName={({ tripId }) => (tripId === selected ? classes.chosen! : '')}
      onRow={({ tripId }) => ({ onClick: () => onSelect(tripId === selected ? null : tripId) })}
      columns={[
        {
          title: t.trip,
          render: (_, { tripId, plate }) => (
            <button
              type="button"
              className={classes.name}
              aria-pressed={tripId === selected}
              onClick={(event) => {
                event.stopPropagation();
                onSelect(tripId === selected ? null : tripId);
              }}
            >
              <BusLabel tripId={tripId} /> {plate}
            </button>
          ),
        },
        {
          title: t.state,
          render: (_, { state, rest }) => (
            <>
              <Tag color={tripStateColours[state]}>{states[state]}</Tag>
              {rest !== null && <Tag>{t.rests}</Tag>}
            </>
          ),
        },
        {
          title: t.delay,
          render: (_, trip) => trip.state !== 'handed_over' && <LateTag trip={trip} />,
        },
        { title: t.departedAt, render: (_, { departedAt }) => time(departedAt) },
        { title: t.next, render: (_, trip) => nextCall(trip)?.name ?? '' },
        { title: t.eta, render: (_, trip) => <ArrivalTime trip={trip} timeZone={timeZone} /> },
        { title: t.boarded, align: 'right', render: (_, { people }) => `${people.boarded}/${people.expected}` },
        { title: t.aboard, align: 'right', dataIndex: 'aboard' },
        {
          title: t.missing,
          align: 'right',
          render: (_, { missing }) => missing > 0 && <Tag color="error">{missing}</Tag>,
        },
        { title: t.registered, align: 'right', dataIndex: 'registered' },
        {
          title: t.incidents,
          render: (_, { incidents }) =>
            incidents.map(({ eventId, at, what }) => (
              <div key={eventId}>
                {time(at)} {what}
              </div>
            )),
        },
        { title: t.heard, render: (_, { lastHeardAt }) => time(lastHeardAt) },
      ]}
    />
  );
}
