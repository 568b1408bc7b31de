import { useCallback } from 'react';
import { formatKm } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { clockText } from '../model/clock.ts';
import { stopKindNames, texts } from '../texts.ts';
import { useDesk } from './DeskContext.tsx';

/** Says in words what a bus does at a stop; null where there is no such stop. */
export function useStopWords() {
  const { view, serviceDate } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(texts);
  const kinds = useTexts(stopKindNames);
  return useCallback(
    (tripId: string, seq: number): string | null => {
      const facts = view.byTrip.get(tripId);
      const stop = facts?.trip.stops.find((one) => one.seq === seq);
      if (facts === undefined || stop === undefined) return null;
      const { kind, name, arriveAt, departAt, board, alight, aboard, legDistanceM } = stop;
      const moved = board.length > 0 ? ` +${board.length}` : alight.length > 0 ? ` −${alight.length}` : '';
      const times = `${clockText(arriveAt, serviceDate)}–${clockText(departAt, serviceDate)}`;
      const leg = legDistanceM > 0 ? ` · ${formatKm(legDistanceM, locale)}` : '';
      return `${tripId} ${facts.trip.bus.plate} · ${times} ${kinds[kind]} ${name}${moved} · ${t.aboard(aboard)}${leg}`;
    },
    [view, serviceDate, locale, t, kinds],
  );
}
