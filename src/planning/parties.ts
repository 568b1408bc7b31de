import type { Worker } from '../contract/worker.ts';
import { travelParties } from '../roster/parties.ts';
import type { Batch } from './batch.ts';

/** Id of each worker's party, `P01`, `P02`, …; whoever travels alone is not in it. */
export function partyIds(workers: readonly Worker[]): ReadonlyMap<string, string> {
  const { partyOf } = travelParties(workers);
  return new Map(
    partyOf.flatMap((party, i) =>
      party < 0 ? [] : [[workers[i]!.workerId, `P${String(party + 1).padStart(2, '0')}`] as const],
    ),
  );
}

/** The groups of each party. */
export function groupsByParty({ groups }: Pick<Batch, 'groups'>): ReadonlyMap<string, number[]> {
  const byParty = new Map<string, number[]>();
  groups.forEach(({ party }, group) => {
    if (party !== null) byParty.set(party, [...(byParty.get(party) ?? []), group]);
  });
  return byParty;
}

/** These people and everybody who travels together with one of them. */
export function withCompanions({ groups }: Pick<Batch, 'groups'>, ids: ReadonlySet<string>): ReadonlySet<string> {
  const parties = new Set(
    groups.filter(({ party, workers }) => party !== null && workers.some(({ workerId }) => ids.has(workerId))),
  );
  const names = new Set([...parties].map(({ party }) => party));
  const more = groups.filter(({ party }) => party !== null && names.has(party));
  return new Set([...ids, ...more.flatMap(({ workers }) => workers.map(({ workerId }) => workerId))]);
}

/** Whether seats, stops and health rules let a bus of the fleet take a whole party, however far its people live apart. */
export function mayShareBus(batch: Batch, members: readonly number[]): boolean {
  const { groups, fleet, policy, groupRisk, groupAlone, groupCohort } = batch;
  const count = <T>(of: (group: number) => T) => new Set(members.map(of)).size;
  const people = members.reduce((sum, group) => sum + groups[group]!.workers.length, 0);
  const risk = Math.max(...members.map((group) => groupRisk[group]!));
  const isAlone = members.some((group) => groupAlone[group]);
  return (
    fleet.some(({ capacity }) => capacity[risk]! >= people) &&
    count((group) => groups[group]!.pickup) <= policy.trip.max_pickups &&
    count((group) => groups[group]!.dropoff) <= policy.trip.max_dropoffs &&
    !(isAlone && count((group) => groups[group]!.adcode) > 1) &&
    count((group) => groupCohort?.[group] ?? 0) === 1
  );
}
