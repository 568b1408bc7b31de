import { App, Button, Input, Radio } from 'antd';
import { useState } from 'react';
import type { JourneyEvent } from '../../../../contract/journeyEvent.ts';
import { inLocale } from '../../../../contract/text.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Figures } from '../../../components/Figures.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { useAnswer, useChange } from '../../../lib/api/hooks.ts';
import { useLiveAnswers } from '../../../lib/api/liveAnswers.ts';
import { journeyNow } from '../../../lib/journeyNow.ts';
import { randomUuid } from '../../../lib/randomUuid.ts';
import { useMe } from '../../../lib/session.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { type Show, shown, shows } from '../model/sheetView.ts';
import { texts } from '../texts.ts';
import classes from './observation.module.css';
import { PeopleSheet } from './PeopleSheet.tsx';

/** An event without what the page itself fills in. */
export type Telling = JourneyEvent extends infer E ? (E extends unknown ? Omit<E, 'id' | 'at'> : never) : never;

interface DaySheetProps {
  planId: string;
  batchId: string;
  timeZone: string;
  /** Whose people to show; null: everybody. */
  warden: string | null;
}

/** The sheet of a day: what is due, entering readings, complaints, release. */
export function DaySheet({ planId, batchId, timeZone, warden }: DaySheetProps) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { message, modal } = App.useApp();
  const { role } = useMe();
  const [date, setDate] = useState('');
  const [show, setShow] = useState<Show>('due');
  const [search, setSearch] = useState('');
  const query = { ...(date !== '' && { date }), ...(warden !== null && { warden }) };
  const { data, error, refetch, dataUpdatedAt } = useAnswer(
    'readObservation',
    // without conditions the same as above the lists
    { params: { planId }, ...(Object.keys(query).length > 0 && { query }) },
    { refetchInterval: pollMs },
  );
  const outdates = ['readObservation', 'listHealthAlerts'] as const;
  const tell = useChange('recordPlanEvents', { outdates });
  const release = useChange('signRelease', { outdates });
  useLiveAnswers(batchId);
  if (data === undefined && error !== null) return <FaultNotice error={error} onRetry={refetch} />;
  if (data === undefined) return <Loading />;

  const people = shown(data.people, show, search);
  const free = people.filter(({ obstacles }) => obstacles.length === 0);
  const mayAct = role !== 'hr';
  const note = async (telling: Telling) => {
    const event = { ...telling, id: randomUuid(), at: journeyNow(data.now, dataUpdatedAt) } as JourneyEvent;
    const { results } = await tell.mutateAsync({ params: { planId }, body: { events: [event] } });
    const refusal = results[0]?.refusal;
    if (refusal !== undefined) void message.error(inLocale(refusal.text, locale));
  };
  const signOff = () =>
    void modal.confirm({
      title: t.signOff(free.length),
      content: t.confirmRelease,
      okText: t.ok,
      cancelText: t.cancel,
      onOk: async () => {
        const workerIds = free.map(({ workerId }) => workerId);
        const { results } = await release.mutateAsync({ params: { planId }, body: { workerIds } });
        const released = results.filter(({ result }) => result === 'released').length;
        if (released > 0) void message.success(t.signedOff(released));
        if (released < results.length) void message.warning(t.notReleased(results.length - released));
      },
    });

  return (
    <>
      <Figures
        items={[
          { label: t.people, value: data.people.length },
          { label: t.due, value: data.due, tone: data.due > 0 ? 'warning' : 'plain' },
          { label: t.missed, value: data.missed, tone: data.missed > 0 ? 'error' : 'plain' },
          { label: t.release, value: data.releasable, tone: data.releasable > 0 ? 'success' : 'plain' },
        ]}
      />
      <div className={classes.bar}>
        <Radio.Group
          aria-label={t.show}
          optionType="button"
          value={show}
          onChange={({ target }) => setShow(target.value as Show)}
          options={shows.map((value) => ({ value, label: t[value] }))}
        />
        <Input
          className={classes.search!}
          aria-label={t.find}
          placeholder={t.find}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Input
          className={classes.date!}
          type="date"
          aria-label={t.date}
          value={date === '' ? data.date : date}
          onChange={({ target }) => setDate(target.value)}
        />
        {show === 'release' && role !== 'hr' && role !== 'desk' && (
          <Button type="primary" disabled={free.length === 0} loading={release.isPending} onClick={signOff}>
            {t.signOff(free.length)}
          </Button>
        )}
      </div>
      {tell.error !== null && <FaultNotice error={tell.error} />}
      {release.error !== null && <FaultNotice error={release.error} />}
      <PeopleSheet people={people} fever={data.fever} timeZone={timeZone} mayAct={mayAct} onTell={note} />
    </>
  );
}

/** Measurements become due by themselves. */
const pollMs = 60_000;
