import { Alert, Empty, Input, Table, type TableColumnsType, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { journeyStates } from '../../../../contract/api/rosterWork.ts';
import { workerStates } from '../../../../contract/journey.ts';
import { Choice } from '../../../components/Choice.tsx';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { formatInstant, formatTime } from '../../../lib/format.ts';
import { workerStateColours, workerStateNames } from '../../../lib/journeyNames.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { peopleTexts } from '../peopleTexts.ts';
import { filterPeople, type Person, type ShownState, shownState } from '../person.ts';
import type { CompanyPlace } from '../useOwnCompany.ts';
import { usePeople } from '../usePeople.ts';
import { BusList } from './BusList.tsx';
import { PersonActions } from './PersonActions.tsx';
import classes from './portal.module.css';
import { RevealPerson } from './RevealPerson.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

const colours: Record<ShownState, string> = {
  ...workerStateColours,
  accepted: 'processing',
  placed: 'success',
  left_over: 'error',
  withdrawn: 'default',
  awaiting_application: 'warning',
  duplicate_in_batch: 'warning',
  duplicate_other_company: 'warning',
};

/** States to choose from: those of rosters, then those of the journey that rosters do not have. */
const states = [...new Set<ShownState>([...journeyStates, ...workerStates])].filter((state) => state !== 'unplaced');

/** Everybody on the company's rosters: where each is fetched, by which bus and when, and whether he is still to come. */
export function PeopleTab({ timeZone, ...place }: CompanyPlace & { timeZone: string }) {
  const t = useTexts(peopleTexts);
  const journeyNames = useTexts(workerStateNames);
  const stateNames = {
    ...journeyNames,
    ...Object.fromEntries(journeyStates.map((name) => [name, t[name]])),
  } as Record<ShownState, string>;
  const { locale } = useSettings();
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const state = params.get('state') ?? '';
  const { people, planId, plannedAt, error, retry } = usePeople(place);
  const [revealed, setRevealed] = useState<Person | null>(null);
  const [leaving, setLeaving] = useState<Person | null>(null);
  const rows = useMemo(() => filterPeople(people ?? [], search, state), [people, search, state]);
  if (error !== null) return <FaultNotice error={error} onRetry={retry} />;

  const filter = (changed: Record<string, string>) => {
    const chosen = { tab: 'people', search, state, ...changed };
    setParams(Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== '')), { replace: true });
  };
  const columns: TableColumnsType<Person> = [
    { title: t.name, dataIndex: 'nameMasked' },
    { title: t.idNumber, render: (_, { idMasked }) => <span className={classes.value}>{idMasked}</span> },
    { title: t.phone, render: (_, { phoneMasked }) => <span className={classes.value}>{phoneMasked}</span> },
    {
      title: t.county,
      render: (_, { county, adcode, countyInferred, pickupName }) => (
        <>
          {county?.name ?? adcode} {pickupName}{' '}
          {countyInferred && (
            <Tag color="warning" title={t.inferredHint}>
              {t.inferred}
            </Tag>
          )}
        </>
      ),
    },
    {
      title: t.state,
      render: (_, person) => (
        <>
          <Tag color={colours[shownState(person)]}>{stateNames[shownState(person)]}</Tag>
          {person.standing?.isMissing === true && <Tag color="error">{t.missed}</Tag>}
          {person.standing?.since != null && (
            <span className={classes.since}>{formatTime(person.standing.since, locale, timeZone)}</span>
          )}
          {person.withdrawalProposed && <Tag color="warning">{t.missingNow}</Tag>}
          {person.reason !== null && <div className={classes.reason}>{person.reason}</div>}
        </>
      ),
    },
    {
      title: t.bus,
      render: (_, { journey }) => journey && `${journey.tripId} ${journey.plate} · ${journey.seat ?? ''}`,
    },
    {
      title: t.boarding,
      render: (_, { journey }) =>
        journey?.boardAt && `${formatTime(journey.boardAt, locale, timeZone)} ${journey.boardName ?? ''}`,
    },
    {
      title: t.arrival,
      render: (_, { journey }) => journey?.arriveAt && formatTime(journey.arriveAt, locale, timeZone),
    },
    { title: t.dorm, render: (_, { standing }) => standing?.bedId ?? '' },
    { title: t.source, render: (_, { source }) => `${source.file} ${source.sheet} ${t.rowOf(source.row)}` },
    {
      title: '',
      align: 'right',
      fixed: 'right',
      render: (_, person) => (
        <PersonActions
          batchId={place.batchId}
          person={person}
          onReveal={() => setRevealed(person)}
          onWithdraw={() => setLeaving(person)}
        />
      ),
    },
  ];
  return (
    <>
      <div className={classes.tools}>
        <Input.Search
          allowClear
          aria-label={t.search}
          placeholder={t.search}
          style={{ maxWidth: 340 }}
          value={search}
          onChange={({ target }) => filter({ search: target.value })}
        />
        <Choice
          id="state"
          label={t.stateFilter}
          style={{ minWidth: 170 }}
          value={state}
          onChange={(value: string) => filter({ state: value })}
          options={[{ value: '', label: t.allStates }, ...states.map((value) => ({ value, label: stateNames[value] }))]}
        />
        <span>{t.people(rows.length)}</span>
        {plannedAt !== null && (
          <span className={classes.right}>{t.planOf(formatInstant(plannedAt, locale, timeZone))}</span>
        )}
      </div>
      {people !== undefined && people.length > 0 && plannedAt === null && (
        <Alert type="info" showIcon title={t.noPlan} style={{ marginBottom: 12 }} />
      )}
      {planId !== null && <BusList planId={planId} timeZone={timeZone} companyId={place.companyId} />}
      <Table<Person>
        rowKey="claimId"
        size="small"
        loading={people === undefined}
        dataSource={rows}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={people?.length === 0 ? t.none : t.noFit} /> }}
        columns={columns}
      />
      {revealed !== null && (
        <RevealPerson batchId={place.batchId} person={revealed} onClose={() => setRevealed(null)} />
      )}
      {leaving !== null && <WithdrawDialog batchId={place.batchId} person={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}
