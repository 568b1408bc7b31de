import { Segmented, Table } from 'antd';
import { useMemo, useState } from 'react';
import type { PlanComparison } from '../../../../contract/planComparison.ts';
import { FaultNotice } from '../../../components/FaultNotice.tsx';
import { Loading } from '../../../components/Loading.tsx';
import { CountyMap } from '../../../components/map/CountyMap.tsx';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { compareTexts } from '../dialogTexts.ts';
import { mapRoutes } from '../model/mapContent.ts';
import { type PlanView, planView } from '../model/planView.ts';
import { type SidePair, sidePairs } from '../model/sidePairs.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { BusLabel } from './BusLabel.tsx';
import classes from './Comparison.module.css';

interface SideBySideProps {
  other: { with: string; withVersion?: number };
  trips: PlanComparison['trips'];
}

/** The draft and another plan beside each other: both maps, and every trip with its counterpart. */
export function SideBySide({ other, trips }: SideBySideProps) {
  const { view } = useDesk();
  const { data, error } = useAnswer('readDeskPlan', {
    params: { planId: other.with },
    query: other.withVersion === undefined ? {} : { version: other.withVersion },
  });
  const otherView = useMemo(() => (data === undefined ? null : planView(data)), [data]);
  if (error !== null) return <FaultNotice error={error} />;
  if (otherView === null) return <Loading />;
  return <Sides left={view} right={otherView} trips={trips} />;
}

function Sides({ left, right, trips }: { left: PlanView; right: PlanView; trips: PlanComparison['trips'] }) {
  const t = useTexts(compareTexts);
  const [hovered, setHovered] = useState<SidePair | null>(null);
  const [shown, setShown] = useState<'changed' | 'all'>('changed');
  const pairs = useMemo(() => sidePairs(left.trips, right.trips, trips), [left, right, trips]);
  return (
    <>
      <div className={classes.maps}>
        <SideMap name={t.this} view={left} hovered={hovered?.left?.tripId ?? null} />
        <SideMap name={t.other} view={right} hovered={hovered?.right?.tripId ?? null} />
      </div>
      <Segmented
        value={shown}
        onChange={setShown}
        options={[
          { value: 'changed', label: t.trips },
          { value: 'all', label: t.allTrips },
        ]}
      />
      <Table<SidePair>
        size="small"
        rowKey={({ left: a, right: b }) => `${a?.tripId} ${b?.tripId}`}
        dataSource={shown === 'all' ? pairs : pairs.filter(({ isChanged }) => isChanged)}
        pagination={{ pageSize: 15, hideOnSinglePage: true, showSizeChanger: false }}
        onRow={(pair) => ({ onMouseEnter: () => setHovered(pair), onMouseLeave: () => setHovered(null) })}
        columns={[
          { title: t.this, render: (_, pair) => <SideTrip facts={pair.left} none={t.notThere} /> },
          { title: t.other, render: (_, pair) => <SideTrip facts={pair.right} none={t.notThere} /> },
        ]}
      />
    </>
  );
}

function SideMap({ name, view, hovered }: { name: string; view: PlanView; hovered: string | null }) {
  const { isDark } = useSettings();
  const routes = useMemo(() => mapRoutes(view.trips, isDark), [view, isDark]);
  return (
    <figure>
      <figcaption>{name}</figcaption>
      <div className={classes.map}>
        <CountyMap
          label={name}
          routes={routes}
          hovered={hovered === null ? null : { kind: 'route', id: hovered }}
          zoomsOnWheel
        />
      </div>
    </figure>
  );
}

function SideTrip({ facts, none }: { facts: TripFacts | null; none: string }) {
  if (facts === null) return <span>{none}</span>;
  const { tripId, trip, people, pickups } = facts;
  return (
    <>
      <BusLabel tripId={tripId} /> {trip.bus.plate} {people}/{trip.bus.capacity}
      <br />
      {pickups.map(({ name, board }) => `${name} ${board.length}`).join('、')}
    </>
  );
}
