import { App } from 'antd';
import { useMemo, useSyncExternalStore } from 'react';
import { CountyMap } from '../../../components/map/CountyMap.tsx';
import type { MapTarget } from '../../../components/map/types.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { placesCargo } from '../model/cargo.ts';
import { mapPoints, mapRoutes, pointId } from '../model/mapContent.ts';
import { useDesk } from '../state/DeskContext.tsx';
import { useStopWords } from '../state/useStopWords.ts';
import { texts } from '../texts.ts';

/** More people than any bus or two can take are no group that somebody moves; the question about them has to fit an address. */
const lassoPeopleMax = 300;

/** The ways of all buses with people; selection and hover are those of the other panes. */
export function DeskMap() {
  const { view, selection, list, openMove } = useDesk();
  const { message } = App.useApp();
  const { isDark } = useSettings();
  const t = useTexts(texts);
  const words = useStopWords();
  const selected = useSyncExternalStore(selection.subscribe, selection.selected).tripId;
  const hovered = useSyncExternalStore(selection.subscribe, selection.hovered).tripId;
  const routes = useMemo(() => mapRoutes(list.trips, isDark), [list.trips, isDark]);
  const points = useMemo(() => mapPoints(view), [view]);
  const take = (pointIds: readonly string[]) => {
    const chosen = new Set<string | null>(pointIds);
    const cargo = placesCargo(list.trips, (stop) => chosen.has(pointId(stop)));
    if (cargo === null) void message.info(t.nobodyInside);
    else if (cargo.people > lassoPeopleMax) void message.warning(t.tooManyInside(cargo.people, lassoPeopleMax));
    else openMove(cargo);
  };
  const target = (tripId: string | null): MapTarget | null => (tripId === null ? null : { kind: 'route', id: tripId });
  return (
    <CountyMap
      label={t.map}
      routes={routes}
      points={points}
      selected={target(selected)}
      hovered={target(hovered)}
      zoomsOnWheel
      fitKey={view.plan.scenario}
      onSelect={(chosen) => selection.select(chosen?.kind === 'route' ? chosen.id : null)}
      onHover={(pointed) => selection.hover(pointed?.kind === 'route' ? pointed.id : null)}
      onLasso={take}
      describe={({ kind, id }) => (kind === 'route' ? words(id, null) : kind === 'point' ? id : null)}
    />
  );
}
