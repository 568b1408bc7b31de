import type { RuleId } from '../../../src/checker/rules.ts';
import type { PlanTrip } from '../../../src/contract/plan.ts';
import { type Draft, editHead, type Operator, stopsOf } from './draft.ts';

type Sum = 'distanceM' | 'driveS' | 'elapsedS';

function wrongSum(rule: RuleId, part: 'loaded' | 'total', field: Sum): Operator {
  return {
    rule,
    does: `${part}.${field} is off`,
    apply: ({ plan }, dice) => {
      const sums: PlanTrip['loaded'] = dice.pick(plan.trips)[part];
      sums[field] += dice.pick([-1, 1]) * dice.int(1, 500);
    },
  };
}

/** Legs of more than 50 km. */
function longLegs({ plan }: Draft) {
  return stopsOf(plan).filter(({ stop }) => stop.legDistanceM > 50_000);
}

/** Operators for the rules on legs, sums, limits and money. */
export const roadOperators: Operator[] = [
  {
    rule: 'leg.first',
    does: 'the first stop has a leg or a driver',
    apply: ({ plan }, dice) => {
      const trip = dice.pick(plan.trips);
      const [start] = trip.stops;
      if (dice.int(0, 1) === 0) start!.driverId = trip.crew[0]!.driverId;
      else start!.legDistanceM = dice.int(1, 500);
    },
  },
  {
    rule: 'leg.floor',
    does: 'a leg is shorter than the great circle',
    apply: (draft, dice) => {
      const { stop } = dice.pick(longLegs(draft));
      stop.legDistanceM = Math.round((stop.legDistanceM * dice.int(10, 70)) / 100);
    },
  },
  {
    rule: 'leg.estimate_distance',
    does: 'a leg is longer or shorter than the estimate',
    apply: ({ plan }, dice) => {
      dice.pick(stopsOf(plan).filter(({ stop }) => stop.seq > 0)).stop.legDistanceM += dice.int(50, 5000);
    },
  },
  {
    rule: 'leg.estimate_drive',
    does: 'a leg is driven faster than the estimate',
    apply: (draft, dice) => {
      const { stop } = dice.pick(longLegs(draft));
      stop.legDriveS = Math.round((stop.legDriveS * dice.int(80, 98)) / 100);
    },
  },
  {
    // T02 drives from 05:30 to 06:00 at night speed; taking the whole way by day is some minutes too fast
    rule: 'leg.estimate_drive',
    does: 'a leg that is partly driven at night takes its time by day',
    apply: ({ plan }) => {
      const trip = plan.trips[1]!;
      trip.stops[1]!.legDriveS -= 200;
    },
  },
  {
    rule: 'leg.flag',
    does: 'an estimated leg is not marked',
    apply: ({ plan }, dice) => {
      dice.pick(stopsOf(plan).filter(({ stop }) => stop.seq > 0)).stop.legEstimated = false;
    },
  },
  {
    rule: 'leg.near_limit',
    does: 'a stop or trip is marked although it is far from the limits',
    apply: ({ plan }, dice) => {
      if (dice.int(0, 1) === 0) dice.pick(stopsOf(plan)).stop.nearLimit = true;
      else dice.pick(plan.trips).nearLimit = true;
    },
  },
  {
    rule: 'leg.near_limit',
    does: 'a trip is not marked although its error band crosses the limit',
    apply: (draft, dice) =>
      editHead(draft, (head) => {
        head.limits.loadedDistanceM = draft.plan.trips[0]!.loaded.distanceM + dice.int(0, 20_000);
      }),
  },
  {
    // 50 km and more in 80 % of the time: above 110 km/h
    rule: 'speed.cap',
    does: 'a leg is driven too fast',
    apply: (draft, dice) => {
      const { stop } = dice.pick(longLegs(draft));
      stop.legDriveS = Math.round((stop.legDistanceM / 1000 / dice.int(98, 130)) * 3600);
    },
  },
  wrongSum('loaded.distance', 'loaded', 'distanceM'),
  wrongSum('loaded.drive', 'loaded', 'driveS'),
  wrongSum('loaded.elapsed', 'loaded', 'elapsedS'),
  wrongSum('total.distance', 'total', 'distanceM'),
  wrongSum('total.drive', 'total', 'driveS'),
  wrongSum('total.elapsed', 'total', 'elapsedS'),
  {
    rule: 'limits.loadedDistanceM',
    does: 'the limit is tighter than the loaded run',
    apply: (draft, dice) =>
      editHead(draft, (head) => {
        head.limits.loadedDistanceM = draft.plan.trips[0]!.loaded.distanceM - dice.int(1, 200_000);
      }),
  },
  {
    rule: 'limits.loadedDriveS',
    does: 'the limit is tighter than the loaded driving time',
    apply: (draft, dice) =>
      editHead(draft, (head) => {
        head.limits.loadedDriveS = draft.plan.trips[0]!.loaded.driveS - dice.int(1, 9000);
      }),
  },
  {
    rule: 'total.cost',
    does: 'the cost is off by a cent, a night or a day',
    apply: ({ plan }, dice) => {
      dice.pick(plan.trips).total.costCny += dice.pick([-0.02, 0.02, 250, -400, 1200]);
    },
  },
];
