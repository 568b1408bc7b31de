import { Tag } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { Registration } from '../../../../contract/arrivals.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useLiveAnswers } from '../../../lib/api/liveAnswers.ts';
import { journeyNow } from '../../../lib/journeyNow.ts';
import { useIsOnline } from '../../../lib/offline/useIsOnline.ts';
import { randomUuid } from '../../../lib/randomUuid.ts';
import { useTexts } from '../../../lib/useTexts.ts';
import { type DeskPerson, deskView } from '../model/deskView.ts';
import { useDeskQueue } from '../store/useDeskQueue.ts';
import { texts } from '../texts.ts';
import classes from './arrivals.module.css';
import { BusTable } from './BusTable.tsx';
import { BusTabs } from './BusTabs.tsx';
import { FindBox } from './FindBox.tsx';
import { Notices } from './Notices.tsx';
import { RegisterForm } from './RegisterForm.tsx';
import { type Registered, Slip } from './Slip.tsx';

interface DeskProps {
  planId: string;
  batchId: string;
  timeZone: string;
}

/** Finding, measuring, registering; beside it the buses and who is missing. */
export function Desk({ planId, batchId, timeZone }: DeskProps) {
  const t = useTexts(texts);
  const { data, error, refetch, dataUpdatedAt } = useAnswer(
    'readArrivals',
    { params: { planId } },
    { refetchInterval: pollMs },
  );
  const { queue, state } = useDeskQueue(planId);
  const isOnline = useIsOnline();
  const [person, setPerson] = useState<DeskPerson | null>(null);
  const [registered, setRegistered] = useState<Registered | null>(null);
  const [tripId, setTripId] = useState<string | null>(null);
  const findRef = useRef<{ focus(): void }>(null);
  useLiveAnswers(batchId);
  const view = useMemo(() => (data === undefined ? null : deskView(data, state)), [data, state]);
  if (data === undefined && error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  if (data === undefined || view === null || queue === null) return <Loading />;

  const companies = new Map(data.companies.map(({ companyId, name }) => [companyId, name]));
  const waiting = state.items.filter(({ result }) => result === null).length;
  const isAway = !isOnline || state.isHeard === false || (error !== null && error.code === 'offline');
  const again = () => {
    setPerson(null);
    setTimeout(() => findRef.current?.focus());
  };
  const register = async (one: DeskPerson, filled: Pick<Registration, 'celsius' | 'symptom' | 'bedId'>) => {
    const registration = {
      id: randomUuid(),
      workerId: one.workerId,
      at: journeyNow(data.now, dataUpdatedAt),
      ...filled,
    };
    await queue.add(registration);
    setRegistered({ person: one, registration, company: companies.get(one.companyId) ?? one.companyId });
    setTripId(one.tripId);
    again();
  };

  return (
    <div className={classes.desk}>
      <section className={classes.work} aria-label={t.register}>
        <p className={classes.connection} role="status">
          {isAway ? <Tag color="warning">{t.offline}</Tag> : <Tag color="success">{t.online}</Tag>}
          {waiting > 0 && <Tag color="processing">{t.waiting(waiting)}</Tag>}
        </p>
        {state.fault !== null && <FaultNotice error={state.fault} onRetry={queue.wake} />}
        <FindBox ref={findRef} people={view.people} onFound={setPerson} companies={companies} />
        {person !== null && (
          <RegisterForm
            key={person.workerId}
            person={person}
            company={companies.get(person.companyId) ?? person.companyId}
            fever={data.fever}
            onRegister={(filled) => register(person, filled)}
            onCancel={again}
          />
        )}
        <Notices items={state.items} people={view.people} onPutAway={queue.dismiss} />
        {registered !== null && (
          <Slip registered={registered} fever={data.fever} timeZone={timeZone} batch={data.batchName} />
        )}
      </section>
      <section className={classes.lists} aria-label={t.buses}>
        <BusTable buses={view.buses} chosen={tripId} onChoose={setTripId} timeZone={timeZone} companies={companies} />
        {tripId !== null && (
          <BusTabs
            key={tripId}
            {...{ planId, tripId, timeZone, companies }}
            people={view.people.filter((one) => one.tripId === tripId)}
            now={() => journeyNow(data.now, dataUpdatedAt)}
            onChoose={setPerson}
          />
        )}
      </section>
    </div>
  );
}

/** Beside what events tell: an expected arrival grows later by itself. */
const pollMs = 60_000;
