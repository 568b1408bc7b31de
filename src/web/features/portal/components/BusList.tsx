import { Table, Tag } from 'antd';
import { useAnswer } from '../../../lib/api/hooks.ts';
import type { ReplyOf } from '../../../lib/api/types.ts';
import { formatTime } from '../../../lib/format.ts';
import { tripStateColours, tripStateNames } from '../../../lib/journeyNames.ts';
import { nextCall, nextEta } from '../../../lib/nextCall.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { peopleTexts } from '../peopleTexts.ts';
import classes from './portal.module.css';

type Trip = ReplyOf<'readPlanProgress'>['trips'][number];

/** How the buses do that fetch people of the company; nothing while none has set out. */
export function BusList({ planId, timeZone }: { planId: string; timeZone: string }) {
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
          { title: t.nextEta, render: (_, trip) => time(nextEta(trip)) },
          { title: t.eta, render: (_, trip) => time(ownEta(trip)) },
          { title: `${t.aboard}（${t.ownPeople}）`, align: 'right', dataIndex: 'aboard' },
          {
            title: t.delay,
            render: (_, { eta: { lateMin } }) =>
              lateMin !== null && lateMin > 0 && <Tag color="warning">{t.minutes(lateMin)}</Tag>,
          },
          { title: t.heard, render: (_, { lastHeardAt }) => time(lastHeardAt) },
        ]}
      />
    </section>
  );
}

/** When the bus is expected where it brings people of the company: a company sees no other drop-off's. */
function ownEta({ eta, stops }: Trip): string | null {
  const last = stops.findLast(({ kind, stop }) => kind === 'dropoff' && eta.stops[stop]?.etaAt != null);
  return last === undefined ? null : eta.stops[last.stop]!.etaAt;
}
