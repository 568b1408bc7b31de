import { useCallback } from 'react';
import { formatHours, formatKm, formatNumber } from '../../../lib/format.ts';
import { useSettings } from '../../../lib/settings/SettingsProvider.tsx';
import { useTexts } from '../../../lib/useTexts.ts';
import { clockText } from '../model/clock.ts';
import { standPlace } from '../model/standPlace.ts';
import type { TripFacts } from '../model/tripFacts.ts';
import { stopKindNames, texts } from '../texts.ts';
import { useDesk } from './DeskContext.tsx';

/** Says in words what a bus does at a stop, or (`seq` null) over its whole trip; null where there is no such trip or stop. */
export function useStopWords() {
  const { view, serviceDate } = useDesk();
  const { locale } = useSettings();
  const t = useTexts(texts);
  const kinds = useTexts(stopKindNames);
  const tripWords = useCallback(
    ({ tripId, trip, people, pickups, departAt, arriveAt }: TripFacts) =>
      [
        `${tripId} ${trip.bus.plate}`,
        `${people}/${trip.bus.capacity}`,
        pickups.map(({ name }) => name).join('、'),
        `${clockText(departAt, serviceDate)}–${clockText(arriveAt, serviceDate)}`,
        `${formatKm(trip.loaded.distanceM, locale)} ${formatHours(trip.loaded.driveS)}`,
      ].join(' · '),
    [serviceDate, locale],
  );
  return useCallback(
    (tripId: string, seq: number | null): string | null => {
      const facts = view.byTrip.get(tripId);
      if (facts === undefined) return null;
      if (seq === null) return tripWords(facts);
      const stop = facts.trip.stops.find((one) => one.seq === seq);
      if (stop === undefined) return null;
      const stand = standPlace(facts.trip.stops, seq);
      const { kind, arriveAt, departAt, board, alight, aboard, legDistanceM } = stop;
      const name = stand === null ? stop.name : t.standAfter(stand.after, formatNumber(stand.distanceM / 1000, locale));
      const moved = board.length > 0 ? ` +${board.length}` : alight.length > 0 ? ` −${alight.length}` : '';
      const times = `${clockText(arriveAt, serviceDate)}–${clockText(departAt, serviceDate)}`;
      const leg = legDistanceM > 0 ? ` · ${formatKm(legDistanceM, locale)}` : '';
      return `${tripId} ${facts.trip.bus.plate} · ${times} ${kinds[kind]} ${name}${moved} · ${t.aboard(aboard)}${leg}`;
    },
    [view, serviceDate, locale, t, kinds, tripWords],
  );
}
