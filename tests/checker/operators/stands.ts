import type { Plan, PlanStop } from '../../../src/contract/plan.ts';
import { type Draft, type Operator, stopsOf } from './draft.ts';

/** Marks every stand on the way as one by kilometres, as the planner does. */
function markStands(plan: Plan): PlanStop[] {
  const stands = stopsOf(plan, 'rest', 'overnight', 'handover').map(({ stop }) => stop);
  for (const stand of stands) stand.alongLeg = true;
  return stands;
}

/** The plan as one of measured legs, all motorway to 60 %. */
function measure({ plan }: Draft): PlanStop[] {
  plan.router.name = 'graphhopper';
  const legs = stopsOf(plan).flatMap(({ stop }) => (stop.seq === 0 ? [] : [stop]));
  for (const leg of legs) Object.assign(leg, { legEstimated: false, legMotorwayPct: 60 });
  return legs;
}

/** Operators for what stands are called, where they lie, how much of a leg is motorway, and who is said to be sent out or missing. */
export const standOperators: Operator[] = [
  {
    rule: 'stop.stand',
    does: 'a rest, a hand-over or an overnight is called something else',
    apply: ({ plan }, dice) => {
      const { stop } = dice.pick(stopsOf(plan, 'rest', 'overnight'));
      const others = ['rest', 'overnight', 'curfew', 'handover'] as const;
      stop.kind = dice.pick(others.filter((kind) => kind !== stop.kind));
    },
  },
  {
    rule: 'stop.stand',
    does: 'nobody else takes the wheel at a hand-over',
    apply: ({ plan }) => {
      for (const stop of plan.trips[0]!.stops.slice(1)) stop.driverId = 'DR1';
    },
  },
  {
    rule: 'stop.along',
    does: 'one stand on the way is not marked, or another stop is',
    apply: ({ plan }, dice) => {
      const stands = markStands(plan);
      dice.pick([
        () => delete dice.pick(stands).alongLeg,
        () => (dice.pick(stopsOf(plan, 'depot', 'pickup', 'dropoff')).stop.alongLeg = true),
      ])();
    },
  },
  {
    rule: 'stop.along',
    does: 'a stand lies beside the way, or somewhere else on it',
    apply: ({ plan }, dice) => {
      const stand = dice.pick(markStands(plan));
      // a tenth of a degree is 9 km and more; 1 % of the longest leg is 6 km
      dice.pick([() => (stand.lat += 0.1), () => (stand.lng -= 0.1)])();
    },
  },
  {
    rule: 'stop.along',
    does: 'a service area is made up, or has another place',
    apply: ({ plan, files }, dice) => {
      const stand = dice.pick(markStands(plan));
      delete stand.alongLeg;
      stand.serviceArea = '广陵服务区';
      const elsewhere = `${stand.lng + 0.001},${stand.lat}`;
      dice.pick([
        () => undefined,
        () => files.set('service_areas.csv', `name,lng,lat\n广陵服务区,${elsewhere}\n`),
        () => files.set('service_areas.csv', `name,lng,lat\n阳澄湖服务区,${stand.lng},${stand.lat}\n`),
      ])();
    },
  },
  {
    rule: 'leg.motorway',
    does: 'an estimated leg has a motorway share',
    apply: ({ plan }, dice) => {
      dice.pick(stopsOf(plan).filter(({ stop }) => stop.seq > 0)).stop.legMotorwayPct = dice.int(0, 100);
    },
  },
  {
    rule: 'leg.motorway',
    does: 'a measured leg has none, or another one than the rest of its way',
    apply: (draft, dice) => {
      measure(draft);
      // half of the way out and half of the way in
      const leg = draft.plan.trips[0]!.stops[dice.pick([2, 6])]!;
      dice.pick([() => delete leg.legMotorwayPct, () => (leg.legMotorwayPct = 61)])();
    },
  },
  {
    rule: 'crew.staffing',
    does: 'more or fewer drivers are sent out than stand in the crews',
    apply: ({ plan }, dice) => {
      plan.staffing = { drivers: dice.pick([2, 4]), fewest: true };
    },
  },
  {
    rule: 'crew.staffing',
    does: 'a depot lacks drivers for a bus that is not its own, has more or fewer, or lacks more than its buses need',
    apply: ({ plan }, dice) => {
      const trip = { departAt: '2020-02-24T06:00:00+08:00', returnAt: '2020-02-24T20:00:00+08:00' };
      const behind = { ...trip, plate: '苏F·A1003', drivers: 2, people: 1, pickups: ['义马市'] };
      const own = { drivers: 1, licence: 0, hours: 0, busy: 0 };
      const shortage = { depotId: 'D2', drivers: 1, trips: [behind], anew: false, own, text: '—' };
      plan.staffing = { drivers: 3, fewest: true, shortages: [shortage] };
      dice.pick([
        () => (behind.plate = '苏F·A1001'),
        () => (shortage.depotId = 'D1'),
        () => (own.drivers = 2),
        () => (own.busy = 2),
        () => (own.licence = 2),
        () => (shortage.drivers = 3),
        () => (own.busy = 1),
        () => (behind.people = 100_000),
      ])();
    },
  },
];
