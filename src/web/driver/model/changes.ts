import type { DriverRun, DriverTripStop } from '../../../contract/driverTrip.ts';

/** What a new sheet has otherwise than the one that the driver read. */
export interface SheetChange {
  kind:
    | 'bus'
    | 'drivers'
    | 'stop_added'
    | 'stop_removed'
    | 'stop_time'
    | 'stop_driver'
    | 'person_added'
    | 'person_removed';
  /** Whom or what it is about, and how it is now where that is something else. */
  what: string;
  now: string;
}

/** Differences in the order in which a driver meets them: the bus, who drives, where and when, who rides along. */
export function changesOf(before: DriverRun, after: DriverRun, clock: (instant: string) => string): SheetChange[] {
  const drivers = ({ drivers: crew }: DriverRun) => crew.map(({ name }) => name).join('、');
  return [
    ...differing('bus', before.bus.plate, after.bus.plate),
    ...differing('drivers', drivers(before), drivers(after)),
    ...stopChanges(before.stops, after.stops, clock),
    ...(drivers(before) === drivers(after) ? driverChanges(before, after) : []),
    ...missingIn(after, before).map((what): SheetChange => ({ kind: 'person_removed', what, now: '' })),
    ...missingIn(before, after).map((what): SheetChange => ({ kind: 'person_added', what, now: '' })),
  ];
}

function differing(kind: 'bus' | 'drivers', what: string, now: string): SheetChange[] {
  return what === now ? [] : [{ kind, what, now }];
}

/** Stops are told apart by what they are and where; a rest on another spot is another rest. */
function stopChanges(
  before: readonly DriverTripStop[],
  after: readonly DriverTripStop[],
  clock: (instant: string) => string,
): SheetChange[] {
  const key = ({ kind, name }: DriverTripStop) => `${kind} ${name}`;
  const former = new Map(before.map((stop) => [key(stop), stop]));
  const kept = new Set(after.map(key));
  const removed = before.filter((stop) => !kept.has(key(stop)));
  return [
    ...removed.map(({ name }): SheetChange => ({ kind: 'stop_removed', what: name, now: '' })),
    ...after.flatMap((stop): SheetChange[] => {
      const known = former.get(key(stop));
      const now = clock(stop.arriveAt);
      if (known === undefined) return [{ kind: 'stop_added', what: stop.name, now }];
      return known.arriveAt === stop.arriveAt ? [] : [{ kind: 'stop_time', what: stop.name, now }];
    }),
  ];
}

/** Legs that another of the same drivers drives now. */
function driverChanges(before: DriverRun, after: DriverRun): SheetChange[] {
  const former = new Map(before.stops.map((stop) => [stop.name, stop.driverId]));
  const nameOf = (driverId: string | null) => after.drivers.find((one) => one.driverId === driverId)?.name ?? '';
  return after.stops
    .filter(({ name, driverId }) => former.has(name) && former.get(name) !== driverId)
    .map(({ name, driverId }) => ({ kind: 'stop_driver', what: name, now: nameOf(driverId) }));
}

/** Names of people of `run` who are not in `other`. */
function missingIn(other: DriverRun, run: DriverRun): string[] {
  const known = new Set(other.people.map(({ workerId }) => workerId));
  return run.people.filter(({ workerId }) => !known.has(workerId)).map(({ name }) => name);
}
