import type { BusChange, FixChange } from '../../contract/fix.ts';
import { lockText } from '../../contract/replan.ts';
import type { Batch } from '../batch.ts';
import { groupsByParty } from '../parties.ts';
import type { LeftOver } from './leftOver.ts';
import { market } from './market.ts';

/** A kind of change by `from`, … up to `to`: what helps by some amount helps by every greater one. */
export interface Family {
  from: number;
  to: number;
  /** True where amounts are tried one after another; else the greatest is asked first, then halves. */
  stepwise: boolean;
  changesFor: (amount: number) => FixChange[];
  /** What to try on top, should it not be enough alone. */
  also?: () => Family[];
}

/** Families of which none can help where all of them together do not; that is asked first. */
export interface Gate {
  all: FixChange[];
  families: Family[];
}

const mostBuses = 1000;
const mostDrivers = 24;
const mostStops = 2;
const mostDrivingMin = 120;
const mostKm = 100;
/** So many single locks are lifted on trial. */
const mostLocks = 12;
/** So many single parties are parted on trial. */
const mostParties = 12;

/** One set of changes, tried as it is. */
export function once(changes: FixChange[], also?: () => Family[]): Family {
  return { from: 1, to: 1, stepwise: true, changesFor: () => changes, ...(also && { also }) };
}

/**
 * So many more coaches of each size on the market, on top of other changes.
 * @param riding people who are to ride, all together
 * @param left those of them who do not ride yet
 */
export function busFamilies(batch: Batch, riding: number, left: number, base: readonly FixChange[] = []): Family[] {
  return market(batch).map(({ capacity, ...coach }) => {
    // fewer would not even have the seats
    const from = Math.max(1, Math.ceil((riding - seatsOf(batch)) / capacity));
    return {
      from,
      to: Math.min(mostBuses, from + left),
      stepwise: left <= capacity,
      changesFor: (amount): FixChange[] => [...base, { ...coach, amount } satisfies BusChange],
    };
  });
}

/** More drivers for depots with idle buses; without a count of drivers, one more aboard an idle bus that has a single one. */
export function driverFamilies(
  batch: Batch,
  busy: ReadonlySet<string>,
  left: number,
  base: readonly FixChange[] = [],
): Family[] {
  const idle = batch.fleet.flatMap((type) => {
    const plate = type.plates.find((one) => !busy.has(one));
    return plate === undefined ? [] : [{ ...type, plate }];
  });
  // nobody drives two buses
  const fewest = Math.ceil(left / Math.max(1, ...idle.map(({ capacity }) => Math.max(...capacity))));
  const driver = (depotId: string, plate: string | null): Family => ({
    from: plate === null && base.length === 0 ? Math.min(fewest, mostDrivers) : 1,
    to: plate === null ? mostDrivers : 1,
    stepwise: false,
    changesFor: (amount) => [...base, { kind: 'driver', amount, depotId, plate }],
  });
  const depots = batch.drivers === null ? [] : [...new Set(idle.map(({ depotId }) => depotId))];
  const lone = new Map(
    idle
      .filter(({ drivers }) => drivers === 1)
      .map((type) => [[type.depotId, type.seats, type.earliestStartS].join('|'), type]),
  );
  return [
    ...depots.map((depotId) => driver(depotId, null)),
    ...[...lone.values()].map(({ depotId, plate }) => driver(depotId, plate)),
  ];
}

/** Rules of the policy that can keep people from seats which are there. */
export function ruleGate({ policy, groupAlone, groupCohort }: Batch): Gate {
  const { trip, limits } = policy;
  const pickups = (n: number) => raise('trip.max_pickups', trip.max_pickups, n);
  const dropoffs = (n: number) => raise('trip.max_dropoffs', trip.max_dropoffs, n);
  const driving = (n: number) => raise('limits.loadedDriveS', limits.loadedDriveS, 60 * n);
  const distance = (n: number) => raise('limits.loadedDistanceM', limits.loadedDistanceM, 1000 * n);
  const sharing = [
    ...(groupAlone.some(Boolean) ? [shareBuses(trip.no_stop_risk)] : []),
    ...(new Set(groupCohort).size > 1 ? [shareCohorts] : []),
  ];
  const family = (to: number, changesFor: Family['changesFor']): Family => ({
    from: 1,
    to,
    stepwise: false,
    changesFor,
  });
  return {
    all: [pickups(mostStops), dropoffs(mostStops), driving(mostDrivingMin), distance(mostKm), ...sharing],
    families: [
      family(mostStops, (n) => [pickups(n)]),
      family(mostStops, (n) => [dropoffs(n)]),
      family(mostStops, (n) => [pickups(n), dropoffs(n)]),
      family(mostDrivingMin, (n) => [driving(n)]),
      family(mostKm, (n) => [distance(n)]),
      ...sharing.map((change) => once([change])),
    ],
  };
}

/** Each lock of a re-planning taken away, and all of them. */
export function lockFamilies({ given }: Batch): Family[] {
  const locks = given?.start.locks.map(lockText) ?? [];
  const without = (names: string[]) => once([{ kind: 'unlock', amount: names.length, locks: names }]);
  if (locks.length === 0) return [];
  return [...locks.slice(0, mostLocks).map((lock) => without([lock])), ...(locks.length > 1 ? [without(locks)] : [])];
}

/** Each party of those left over allowed to ride in different buses, and all of them. */
export function apartFamilies(batch: Batch, left: readonly LeftOver[]): Family[] {
  const names = new Set(left.flatMap(({ group }) => batch.groups[group]!.party ?? []));
  const byParty = groupsByParty(batch);
  const changes = [...names].map((party): FixChange => {
    const members = byParty.get(party)!.flatMap((group) => batch.groups[group]!.workers);
    return { kind: 'apart', amount: members.length, workerIds: members.map(({ workerId }) => workerId) };
  });
  if (changes.length === 0) return [];
  return [
    ...changes.slice(0, mostParties).map((change) => once([change])),
    ...(changes.length > 1 ? [once(changes)] : []),
  ];
}

/** More of the seats sold: the shares raised together, so that a higher risk never allows more. */
export function occupancyFamilies({ policy }: Batch): Family[] {
  const from = policy.occupancy.by_risk;
  const lowest = Math.min(from.low, from.medium, from.high);
  const to = Math.round(100 * (1 - lowest));
  if (to < 1) return [];
  const changesFor = (percent: number): FixChange[] => {
    const share = Math.round(100 * lowest + percent) / 100;
    const raised = {
      low: Math.max(from.low, share),
      medium: Math.max(from.medium, share),
      high: Math.max(from.high, share),
    };
    return [{ kind: 'policy', field: 'occupancy.by_risk', amount: percent, from, to: raised }];
  };
  return [{ from: 1, to, stepwise: false, changesFor }];
}

/** Passengers who fit into the whole fleet if no stop is at risk. */
export function seatsOf({ fleet }: Batch): number {
  return fleet.reduce((sum, { plates, capacity }) => sum + plates.length * Math.max(...capacity), 0);
}

function raise(
  field: 'trip.max_pickups' | 'trip.max_dropoffs' | 'limits.loadedDriveS' | 'limits.loadedDistanceM',
  from: number,
  amount: number,
): FixChange {
  return { kind: 'policy', field, amount, from, to: from + amount };
}

const shareCohorts: FixChange = {
  kind: 'policy',
  field: 'cohort.separate_isolation',
  amount: 1,
  from: true,
  to: false,
};

function shareBuses(from: string[]): FixChange {
  return { kind: 'policy', field: 'trip.no_stop_risk', amount: from.length, from, to: [] };
}
