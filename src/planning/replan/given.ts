import type { Lock, StartPlan } from '../../contract/replan.ts';
import type { GivenPlan } from '../../solver/index.ts';
import type { Batch } from '../batch.ts';

/** The plan that stands, in the batch's terms of today: who is still there, which stops are still needed, what is locked. */
export interface Given {
  start: StartPlan;
  /** Id of today by the id that its people have in it; whoever has withdrawn is missing. */
  today: ReadonlyMap<string, string>;
  /** Its trips whose bus may still be used, by bus type. */
  trips: ReadonlyMap<number, GivenTrip>;
}

/** A trip of the plan that stands. */
export interface GivenTrip {
  tripId: string;
  plate: string;
  /** Driver ids in the order of the crew. */
  crew: readonly string[];
  /** Points still needed, in order. */
  pickups: readonly number[];
  dropoffs: readonly number[];
  /** Those aboard who are still in the batch, by group. */
  aboard: ReadonlyMap<number, readonly string[]>;
  /** Those who must stay aboard. */
  pinned: ReadonlySet<string>;
  /** Nothing of the trip may change. */
  frozen: boolean;
  /** What pins people here. */
  locks: readonly Lock[];
}

/** The same on the solver's flat arrays; `groupOf` names the batch's group of each of the solver's. */
export function toGivenPlan({ fleet, policy }: Batch, { trips }: Given, groupOf: readonly number[]): GivenPlan {
  const types = fleet.length;
  const cells = types * groupOf.length;
  const plan: GivenPlan = {
    ran: new Uint8Array(types),
    aboard: new Int32Array(cells),
    pinned: new Int32Array(cells),
    keeps: new Uint8Array(types),
    frozen: new Uint8Array(types),
    pickups: fleet.map((_, type) => trips.get(type)?.pickups ?? []),
    dropoffs: fleet.map((_, type) => trips.get(type)?.dropoffs ?? []),
    changeTripFen: 100 * policy.price.change_trip,
    changePersonFen: 100 * policy.price.change_person,
    likeType: Int32Array.from(fleet, ({ likeType }) => likeType),
  };
  for (const [type, trip] of trips) {
    plan.ran[type] = 1;
    groupOf.forEach((group, i) => {
      const aboard = trip.aboard.get(group) ?? [];
      const pinned = aboard.filter((workerId) => trip.pinned.has(workerId)).length;
      plan.aboard[type * groupOf.length + i] = aboard.length;
      plan.pinned[type * groupOf.length + i] = pinned;
      if (pinned > 0) plan.keeps[type] = 1;
      if (pinned > 0 && trip.frozen) plan.frozen[type] = 1;
    });
  }
  return plan;
}
