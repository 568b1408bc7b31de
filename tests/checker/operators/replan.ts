import type { Plan } from '../../../src/contract/plan.ts';
import { type Draft, type Operator, override, travellers } from './draft.ts';

/** Makes the plan one that was made from its own copy, without any change, under some locks. */
export function startFrom(draft: Draft, locks: string[]): Plan {
  draft.start = structuredClone(draft.plan);
  draft.start.createdAt = '2020-02-23T08:00:00+08:00';
  draft.plan.start = { createdAt: draft.start.createdAt, locks, trips: [], people: [], changes: 0, priceCny: 0 };
  return draft.start;
}

/** In the plan that stood, the worker rode in the other trip. */
function rodeElsewhere(start: Plan, workerId: string): void {
  const worker = start.workers.find((each) => each.workerId === workerId)!;
  const from = start.trips.find(({ tripId }) => tripId === worker.tripId)!;
  const to = start.trips.find(({ tripId }) => tripId !== worker.tripId)!;
  worker.tripId = to.tripId;
  for (const list of ['board', 'alight'] as const) {
    for (const stop of from.stops) stop[list] = stop[list].filter((other) => other !== workerId);
    to.stops.find(({ kind }) => kind === (list === 'board' ? 'pickup' : 'dropoff'))![list].push(workerId);
  }
}

/** Operators for the rules on plans made from a plan that stands. */
export const replanOperators: Operator[] = [
  {
    rule: 'start.document',
    does: 'the plan was made from another one than it says',
    apply: (draft, dice) => {
      startFrom(draft, []).createdAt = `2020-02-2${dice.int(0, 2)}T08:00:00+08:00`;
    },
  },
  {
    rule: 'lock.known',
    does: 'a lock names nothing',
    apply: (draft, dice) => {
      startFrom(draft, [dice.pick(['trip:T99', 'stop:T01/0', 'group:110101/C01', 'worker:nobody', 'bus:T01'])]);
    },
  },
  {
    rule: 'lock.trip',
    does: 'somebody of a locked trip rides elsewhere',
    apply: (draft, dice) => {
      const { workerId, tripId } = dice.pick(travellers(draft.plan));
      const other = draft.plan.trips.find((trip) => trip.tripId !== tripId)!;
      rodeElsewhere(startFrom(draft, [`trip:${other.tripId}`]), workerId);
    },
  },
  {
    rule: 'lock.trip',
    does: 'somebody has joined a locked trip',
    apply: (draft, dice) => {
      const { workerId, tripId } = dice.pick(travellers(draft.plan));
      rodeElsewhere(startFrom(draft, [`trip:${tripId}`]), workerId);
    },
  },
  {
    rule: 'lock.trip',
    does: 'a locked trip has other drivers',
    apply: (draft, dice) => {
      const trip = dice.pick(draft.plan.trips);
      const start = startFrom(draft, [`trip:${trip.tripId}`]);
      start.trips.find(({ tripId }) => tripId === trip.tripId)!.crew[0]!.driverId = 'somebody-else';
    },
  },
  {
    rule: 'lock.trip',
    does: 'a locked trip stops in another order',
    apply: (draft, dice) => {
      const turned = draft.plan.trips.filter(({ stops }) => stops.filter(({ kind }) => kind === 'pickup').length > 1);
      const trip = dice.pick(turned);
      const start = startFrom(draft, [`trip:${trip.tripId}`]);
      start.trips.find(({ tripId }) => tripId === trip.tripId)!.stops.reverse();
    },
  },
  {
    rule: 'lock.stop',
    does: 'somebody of a locked stop rides elsewhere',
    apply: (draft, dice) => {
      const { workerId } = dice.pick(travellers(draft.plan));
      const start = startFrom(draft, []);
      rodeElsewhere(start, workerId);
      const found = start.trips.flatMap(({ tripId, stops }) =>
        stops.filter(({ board }) => board.includes(workerId)).map(({ seq }) => `stop:${tripId}/${seq}`),
      );
      draft.plan.start!.locks.push(...found);
    },
  },
  {
    rule: 'lock.group',
    does: 'somebody of a locked group rides elsewhere',
    apply: (draft, dice) => {
      const { workerId, adcode, companyId } = dice.pick(travellers(draft.plan));
      rodeElsewhere(startFrom(draft, [`group:${adcode}/${companyId}`]), workerId);
    },
  },
  {
    rule: 'lock.worker',
    does: 'a locked worker rides elsewhere',
    apply: (draft, dice) => {
      const { workerId } = dice.pick(travellers(draft.plan));
      rodeElsewhere(startFrom(draft, [`worker:${workerId}`]), workerId);
    },
  },
  {
    rule: 'start.trips',
    does: 'a new trip is not listed',
    apply: (draft, dice) => {
      startFrom(draft, []).trips.splice(dice.int(0, draft.plan.trips.length - 1), 1);
    },
  },
  {
    rule: 'start.trips',
    does: 'a trip is called new that is not',
    apply: (draft, dice) => {
      startFrom(draft, []);
      const { tripId, bus } = dice.pick(draft.plan.trips);
      draft.plan.start!.trips.push({ plate: bus.plate, change: 'added', from: null, to: tripId });
    },
  },
  {
    rule: 'start.people',
    does: 'somebody who changed buses is not listed',
    apply: (draft, dice) => {
      const { workerId } = dice.pick(travellers(draft.plan));
      rodeElsewhere(startFrom(draft, []), workerId);
    },
  },
  {
    rule: 'start.price',
    does: 'the price of changes is made up',
    apply: (draft, dice) => {
      startFrom(draft, []);
      draft.plan.start!.priceCny += dice.int(1, 900);
    },
  },
];

/** Quarantine cohorts that the policy keeps apart. */
export const isolationOperators: Operator[] = [
  {
    rule: 'trip.isolation',
    does: 'a bus calls in two counties under different isolation rules',
    apply: (draft, dice) => {
      const mixed = draft.plan.trips.filter(
        ({ stops }) => new Set(stops.filter(({ kind }) => kind === 'pickup').map(({ adcode }) => adcode)).size > 1,
      );
      const county = dice.pick(mixed).stops.find(({ kind }) => kind === 'pickup')!.adcode!;
      const rule = { origin: county, days: dice.int(0, 13), from: null, to: '2020-03-01', single_room: false };
      override(draft, 'cohort', 'separate_isolation', true);
      override(draft, 'iso', 'rules', [rule]);
    },
  },
];
