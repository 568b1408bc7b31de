import { App, Empty, Table, Tag, Tooltip } from 'antd';
import { useRef } from 'react';
import type { ObservedPerson } from '../../../../contract/observation.ts';
import { type FeverRule, isFeverHere } from '../../../lib/feverRule.ts';
import { formatTime } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { texts } from '../texts.ts';
import { CareActions } from './CareActions.tsx';
import type { Telling } from './DaySheet.tsx';
import { ReadingInput } from './ReadingInput.tsx';

interface PeopleSheetProps {
  people: readonly ObservedPerson[];
  fever: FeverRule;
  timeZone: string;
  mayAct: boolean;
  onTell: (telling: Telling) => Promise<void>;
}

const slotColours = { ahead: 'default', due: 'processing', done: 'success', missed: 'error' } as const;
const stateWords = {
  registered: 'registered',
  in_bed: 'in_bed',
  isolated: 'inIsolation',
  referred: 'atDoctor',
  hospital: 'inHospital',
  released: 'released',
  checked_out: 'left',
} as const;

/** One line a person. Enter in a temperature field keeps it and goes to the next one. */
export function PeopleSheet({ people, fever, timeZone, mayAct, onTell }: PeopleSheetProps) {
  const t = useTexts(texts);
  const { locale } = useSettings();
  const { message } = App.useApp();
  const table = useRef<HTMLDivElement>(null);
  const next = (from: HTMLInputElement) => {
    const fields = [...(table.current?.querySelectorAll<HTMLInputElement>('input[data-reading]') ?? [])];
    fields[fields.indexOf(from) + 1]?.focus();
  };
  const measure = async ({ workerId, nameMasked }: ObservedPerson, celsius: number) => {
    await onTell({ kind: 'temperature', workerId, celsius, checkpoint: 'observation' });
    if (isFeverHere(celsius, fever)) void message.error(t.feverOf(nameMasked));
  };
  return (
    <div ref={table}>
      <Table<ObservedPerson>
        rowKey="workerId"
        size="small"
        dataSource={[...people]}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty description={t.nobody} /> }}
        columns={[
          { title: t.bed, render: (_, { bedId }) => bedId ?? '–' },
          { title: t.name, render: (_, { nameMasked, workerId }) => `${nameMasked} ${workerId}` },
          {
            title: t.day,
            render: (_, { day, firstDay, lastDay, isExtended }) => (
              <>
                {t.dayOf(day, daysOf(firstDay, lastDay))} {isExtended && <Tag>{t.extended}</Tag>}
              </>
            ),
          },
          {
            title: t.today,
            render: (_, { slots }) =>
              slots.map(({ key, state }) => (
                <Tag key={key} color={slotColours[state]}>
                  {key.slice(11)} {t[state]}
                </Tag>
              )),
          },
          {
            title: t.last,
            render: (_, { temperature }) =>
              temperature === null ? (
                '–'
              ) : (
                <Tooltip title={formatTime(temperature.at, locale, timeZone)}>
                  <Tag color={temperature.isFever ? 'error' : 'default'}>{temperature.celsius.toFixed(1)}</Tag>
                </Tooltip>
              ),
          },
          {
            title: t.state,
            render: (_, { state, complaints, obstacles }) => (
              <>
                <Tag color={complaints.length > 0 ? 'error' : 'default'}>
                  {t[stateWords[state as keyof typeof stateWords]]}
                </Tag>
                {complaints.map(({ at, what }) => (
                  <Tag key={at} color="error">
                    {what}
                  </Tag>
                ))}
                {!obstacles.includes('days') &&
                  obstacles.map((obstacle) => <Tag key={obstacle}>{t[`obstacle_${obstacle}`]}</Tag>)}
              </>
            ),
          },
          ...(mayAct
            ? [
                {
                  title: t.temperature,
                  render: (_: unknown, person: ObservedPerson) =>
                    person.steps.includes('extended') && (
                      <ReadingInput
                        label={t.temperatureOf(`${person.nameMasked} ${person.workerId}`)}
                        onMeasured={(celsius) => measure(person, celsius)}
                        onNext={next}
                      />
                    ),
                },
                {
                  title: '',
                  align: 'right' as const,
                  render: (_: unknown, person: ObservedPerson) => <CareActions person={person} onTell={onTell} />,
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

/** Days of a term, so that day n of them is told. */
function daysOf(firstDay: string, lastDay: string): number {
  return Math.round((Date.parse(lastDay) - Date.parse(firstDay)) / 86_400_000);
}
