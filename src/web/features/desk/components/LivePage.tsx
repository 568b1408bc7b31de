import { Alert, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { latestMin } from '../../../../contract/lateness.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Figures } from '../../../components/Figures.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { PageHead } from '../../../components/PageHead.tsx';
import { StoryBar } from '../../../components/story/StoryBar.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useLiveAnswers } from '../../../lib/api/liveAnswers.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { liveTexts } from '../liveTexts.ts';
import { type LiveFilter, listedTrips, liveFilters } from '../model/liveTrips.ts';
import classes from './Live.module.css';
import { LiveMap } from './LiveMap.tsx';
import { LiveTable } from './LiveTable.tsx';
import { TripAlerts } from './TripAlerts.tsx';

/** How often progress is asked for besides what events tell, in milliseconds. */
const askEveryMs = 30_000;

/** The buses of a published plan as they go: figures, where they are, and who needs attention. */
export default function LivePage() {
  const { planId = '' } = useParams();
  const t = useTexts(liveTexts);
  const { locale } = useSettings();
  const [filter, setFilter] = useState<LiveFilter>('all');
  const [selected, setSelected] = useState<string | null>(null);
  const run = useAnswer('readPlan', { params: { planId } });
  const batchId = run.data?.batchId ?? '';
  useLiveAnswers(batchId);
  const batch = useAnswer('readBatch', { params: { batchId } }, { enabled: batchId !== '' });
  const progress = useAnswer('readPlanProgress', { params: { planId } }, { refetchInterval: askEveryMs, retry: false });
  const error = run.error ?? batch.error ?? progress.error;
  if (progress.error?.code === 'not_found' && run.data !== undefined)
    return (
      <div className={classes.page}>
        <Alert
          showIcon
          type="info"
          title={t.notPublished}
          action={<Link to={`/desk/plans/${planId}`}>{t.toDesk}</Link>}
        />
      </div>
    );
  if (error !== null) return <FaultNotice error={error} onRetry={() => void progress.refetch()} isWholePage />;
  if (batch.data === undefined || progress.data === undefined) return <Loading isWholePage />;
  const { name, timeZone } = batch.data;
  const { publishedVersion, trips, states, missing } = progress.data;
  const number = (value: number) => formatNumber(value, locale);
  const count = (keep: (trip: (typeof trips)[number]) => boolean) => trips.filter(keep).length;
  const expected = trips.reduce((sum, { people }) => sum + people.expected, 0);
  const late = count((trip) => trip.state === 'departed' && latestMin(trip) > 0);
  const apart = states.isolated + states.referred + states.hospital;
  return (
    <div className={classes.page}>
      <PageHead
        title={
          <>
            {t.title} · <Link to={`/desk/plans/${planId}`}>{name}</Link>
          </>
        }
        hint={t.hint(publishedVersion, timeZone)}
        actions={<Link to={`/notices?batch=${batchId}`}>{t.notices}</Link>}
      />
      {batch.data.isDemo && <StoryBar planId={planId} timeZone={timeZone} />}
      <Figures
        items={[
          {
            label: t.departed,
            value: number(count(({ state }) => state !== 'planned')),
            note: t.ofTrips(trips.length),
          },
          {
            label: t.arrived,
            value: number(count(({ arrivedAt }) => arrivedAt !== null)),
            note: t.ofTrips(trips.length),
          },
          {
            label: t.aboard,
            value: t.people(number(trips.reduce((sum, { aboard }) => sum + aboard, 0))),
            note: t.ofPeople(number(expected)),
          },
          {
            label: t.notBoarded,
            value: t.people(number(states.no_show + states.refused)),
            tone: states.no_show + states.refused > 0 ? 'warning' : 'plain',
          },
          { label: t.missing, value: t.people(number(missing)), tone: missing > 0 ? 'error' : 'plain' },
          { label: t.late, value: number(late), tone: late > 0 ? 'warning' : 'plain' },
          { label: t.inBed, value: t.people(number(states.in_bed)) },
          { label: t.apart, value: t.people(number(apart)), tone: apart > 0 ? 'error' : 'plain' },
          { label: t.released, value: t.people(number(states.released + states.checked_out)) },
        ]}
      />
      <TripAlerts planId={planId} timeZone={timeZone} onSelect={setSelected} />
      <div className={classes.tools}>
        <Segmented<LiveFilter>
          aria-label={t.show}
          value={filter}
          onChange={setFilter}
          options={liveFilters.map((value) => ({ value, label: t[value] }))}
        />
      </div>
      <div className={classes.beside}>
        <LiveMap
          planId={planId}
          version={publishedVersion}
          trips={trips}
          timeZone={timeZone}
          selected={selected}
          onSelect={setSelected}
        />
        <LiveTable trips={listedTrips(trips, filter)} timeZone={timeZone} selected={selected} onSelect={setSelected} />
      </div>
    </div>
  );
}
