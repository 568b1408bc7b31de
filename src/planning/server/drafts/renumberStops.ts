import type { Plan, PlanStop, PlanTrip } from '../../../contract/plan.ts';

type Renumbered = NonNullable<PlanTrip['renumbered']>;
type Numbered = Pick<PlanTrip, 'tripId' | 'stops' | 'renumbered'>;

/**
 * The plan with word of where the stops of versions published before stand in it (`renumbered`): phones and the log count stops in the version
 * that they were told in.
 *
 * @param before the published version before it, with its own such word
 * @param number of that version
 */
export function renumberStops(plan: Plan, before: { trips: readonly Numbered[] }, number: number): Plan {
  const earlier = new Map(before.trips.map((trip) => [trip.tripId, trip]));
  const trips = plan.trips.map(({ renumbered: _ofDraft, ...trip }) => {
    const known = earlier.get(trip.tripId);
    const renumbered = known === undefined ? [] : movesOf(known, trip.stops, number);
    return { ...trip, ...(renumbered.length > 0 && { renumbered }) };
  });
  return { ...plan, trips };
}

/** How the stops of a trip have moved since each version in which they stood otherwise. */
function movesOf({ stops, renumbered = [] }: Numbered, now: readonly PlanStop[], number: number): Renumbered {
  const moved = placesIn(now, stops);
  const earlier = renumbered.map(({ upTo, stops: then }) => ({
    upTo,
    stops: then.map((stop) => (stop === null ? null : (moved[stop] ?? null))),
  }));
  return moved.every((stop, index) => stop === index) ? earlier : [...earlier, { upTo: number, stops: moved }];
}

/**
 * Where stops stand among others, by index; null for those that are not there. Calls are told by where whom is called for, stands on the way
 * by the last call before them that both have: where a stand lies, and how long it takes, is worked out anew each time.
 */
function placesIn(now: readonly PlanStop[], before: readonly PlanStop[]): (number | null)[] {
  const [callsNow, callsBefore] = [callKeys(now), callKeys(before)];
  const known = new Set(callsBefore);
  const common = new Set(callsNow.filter((call) => call !== null && known.has(call)));
  const present = new Map(stopKeys(now, callsNow, common).map((key, index) => [key, index]));
  return stopKeys(before, callsBefore, common).map((key) => present.get(key) ?? null);
}

/** What tells a call from every other of its trip; null for a stand on the way. */
function callKeys(stops: readonly PlanStop[]): (string | null)[] {
  const nth = counter();
  return stops.map(({ kind, companyId, lng, lat }) =>
    kind === 'depot' || kind === 'pickup' || kind === 'dropoff'
      ? nth(`${kind} ${companyId ?? ''} ${lng},${lat}`)
      : null,
  );
}

function stopKeys(
  stops: readonly PlanStop[],
  calls: readonly (string | null)[],
  common: ReadonlySet<string | null>,
): string[] {
  const nth = counter();
  let last = '';
  return stops.map(({ kind }, index) => {
    const call = calls[index]!;
    if (call === null) return nth(`${last} ${kind}`);
    if (common.has(call)) last = call;
    return call;
  });
}

/** Tells apart what has the same name, in the order in which it comes. */
function counter(): (name: string) => string {
  const counted = new Map<string, number>();
  return (name) => {
    const n = (counted.get(name) ?? 0) + 1;
    counted.set(name, n);
    return `${name} #${n}`;
  };
}
