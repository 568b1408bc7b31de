import { useMemo, useState } from 'react';
import { CountyMap } from '../../../components/map/CountyMap.tsx';
import type { MapPoint, MapTarget } from '../../../components/map/types.ts';
import { useAnswer } from '../../../lib/api/hooks.ts';
import { formatTime } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { liveTexts } from '../liveTexts.ts';
import type { LiveTrip } from '../model/liveTrips.ts';
import { mapRoutes } from '../model/mapContent.ts';
import { planView } from '../model/planView.ts';
import classes from './Live.module.css';

interface LiveMapProps {
  planId: string;
  /** Version whose ways are drawn. */
  version: number;
  trips: readonly LiveTrip[];
  timeZone: string;
  selected: string | null;
  onSelect(tripId: string | null): void;
}

/** Where the buses were heard of last, on the ways that they were given. */
export function LiveMap({ planId, version, trips, timeZone, selected, onSelect }: LiveMapProps) {
  const t = useTexts(liveTexts);
  const { isDark, locale } = useSettings();
  const [hovered, setHovered] = useState<MapTarget | null>(null);
  const { data: plan } = useAnswer(
    'readDeskPlan',
    { params: { planId }, query: { version } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  const routes = useMemo(() => (plan === undefined ? [] : mapRoutes(planView(plan).trips, isDark)), [plan, isDark]);
  const points = useMemo(
    () =>
      trips.flatMap(({ tripId, position }): MapPoint[] =>
        position === null ? [] : [{ id: tripId, kind: 'bus', at: [position.lon, position.lat], label: tripId }],
      ),
    [trips],
  );
  const tripOf = (target: MapTarget | null) => (target === null || target.kind === 'county' ? null : target.id);
  const describe = (target: MapTarget) => {
    const trip = trips.find(({ tripId }) => tripId === tripOf(target));
    if (trip === undefined) return null;
    const { position } = trip;
    const where =
      position === null ? '' : ` · ${t.position(position.speedKmh, formatTime(position.at, locale, timeZone))}`;
    return `${trip.tripId} ${trip.plate}${where}`;
  };
  return (
    <div className={classes.map}>
      <CountyMap
        label={t.map}
        routes={routes}
        points={points}
        selected={selected === null ? null : { kind: 'route', id: selected }}
        hovered={hovered}
        fitKey={`${planId} ${plan === undefined}`}
        onSelect={(target) => onSelect(tripOf(target))}
        onHover={setHovered}
        describe={describe}
      />
    </div>
  );
}
