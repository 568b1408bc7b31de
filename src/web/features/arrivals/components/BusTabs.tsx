import { Tabs } from 'antd';
import { useTexts } from '../../../lib/useTexts.ts';
import type { DeskPerson } from '../model/deskView.ts';
import { texts } from '../texts.ts';
import { HandoverTab } from './HandoverTab.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { TemperatureSheet } from './TemperatureSheet.tsx';

interface BusTabsProps {
  planId: string;
  tripId: string;
  timeZone: string;
  people: readonly DeskPerson[];
  companies: ReadonlyMap<string, string>;
  onChoose: (person: DeskPerson) => void;
  /** What time it is for the journey, ISO 8601. */
  now: () => string;
}

/** One bus: its people, its temperatures, and the companies' signatures for whom they took over. */
export function BusTabs({ planId, tripId, timeZone, people, companies, onChoose, now }: BusTabsProps) {
  const t = useTexts(texts);
  return (
    <Tabs
      destroyOnHidden
      items={[
        {
          key: 'people',
          label: t.people(tripId),
          children: <PeopleTable title={t.people(tripId)} people={people} companies={companies} onChoose={onChoose} />,
        },
        {
          key: 'temperatures',
          label: t.temperatures,
          children: <TemperatureSheet planId={planId} tripId={tripId} timeZone={timeZone} />,
        },
        {
          key: 'handover',
          label: t.handover,
          children: <HandoverTab {...{ planId, tripId, timeZone, people, companies, now }} />,
        },
      ]}
    />
  );
}
