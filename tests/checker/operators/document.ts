import type { RuleId } from '../../../src/checker/rules.ts';
import type { PlanKpis } from '../../../src/contract/plan.ts';
import { editHead, type Operator, override, stopsOf } from './draft.ts';

function kpi(rule: RuleId, field: keyof PlanKpis): Operator {
  return {
    rule,
    does: `kpis.${field} is off`,
    apply: ({ plan }, dice) => {
      const fewer = plan.kpis[field] > 9 && dice.int(0, 1) === 0;
      plan.kpis[field] += fewer ? -dice.int(1, 9) : dice.int(1, 9);
    },
  };
}

/** Operators for the rules on the whole document. */
export const documentOperators: Operator[] = [
  {
    rule: 'doc.shape',
    does: 'a part of the document is missing',
    apply: ({ plan }, dice) => {
      delete (plan as Partial<typeof plan>)[
        dice.pick(['limits', 'trips', 'kpis', 'bounds', 'router', 'rejected'] as const)
      ];
    },
  },
  {
    rule: 'doc.shape',
    does: 'metres are no integer',
    apply: ({ plan }, dice) => {
      dice.pick(stopsOf(plan)).stop.legDistanceM += 0.5;
    },
  },
  {
    rule: 'doc.shape',
    does: 'a time is no time, or has no offset',
    apply: ({ plan }, dice) => {
      dice.pick(stopsOf(plan)).stop.arriveAt = dice.pick(['2020-02-30T25:00:00+08:00', '2020-02-24T06:30:00', '06:30']);
    },
  },
  {
    rule: 'doc.scenario',
    does: 'the plan is for another scenario',
    apply: ({ plan }) => {
      plan.scenario = 'another';
    },
  },
  {
    rule: 'doc.ids_unique',
    does: 'two trips or workers have one id',
    apply: ({ plan }, dice) => {
      if (dice.int(0, 1) === 0) plan.trips[1]!.tripId = plan.trips[0]!.tripId;
      else plan.workers[dice.int(1, 15)]!.workerId = plan.workers[0]!.workerId;
    },
  },
  {
    rule: 'doc.policy',
    does: 'a value of the stated policy differs',
    apply: ({ plan }, dice) => {
      const group = plan.policy[dice.pick(['hos', 'dwell', 'price', 'limits'])] as Record<string, unknown>;
      group[dice.pick(Object.keys(group))] = 7;
    },
  },
  {
    rule: 'doc.policy',
    does: 'the scenario overrides a value that the plan did not use',
    apply: (draft, dice) => override(draft, 'trip', 'max_pickups', dice.int(2, 5)),
  },
  {
    rule: 'doc.limits',
    does: 'a stated limit differs',
    apply: ({ plan }, dice) => {
      plan.limits[dice.pick(['loadedDistanceM', 'loadedDriveS'] as const)] += dice.int(1, 5000);
    },
  },
  {
    rule: 'doc.limits',
    does: 'the scenario has another limit',
    apply: (draft, dice) =>
      editHead(draft, (head) => {
        head.limits.loadedDistanceM = dice.int(800_000, 899_999);
      }),
  },
  kpi('kpi.workers', 'workers'),
  kpi('kpi.assigned', 'assigned'),
  kpi('kpi.buses', 'buses'),
  kpi('kpi.load_pct', 'loadPct'),
  kpi('kpi.distance', 'distanceM'),
  kpi('kpi.max_loaded_distance', 'maxLoadedDistanceM'),
  kpi('kpi.max_loaded_drive', 'maxLoadedDriveS'),
  kpi('kpi.contact_pairs', 'contactPairs'),
  kpi('kpi.companies_per_bus_max', 'companiesPerBusMax'),
  kpi('kpi.split_groups', 'splitGroups'),
  kpi('kpi.cost', 'costCny'),
  kpi('kpi.objective', 'objective'),
  {
    rule: 'kpi.objective',
    does: 'the price of contacts is left out',
    apply: ({ plan }) => {
      plan.kpis.objective -= 52;
    },
  },
  {
    rule: 'bounds.buses',
    does: 'the bound exceeds the buses used',
    apply: ({ plan }, dice) => {
      plan.bounds.buses.value += dice.int(1, 9);
    },
  },
  {
    rule: 'bounds.objective',
    does: 'the bound exceeds the objective',
    apply: ({ plan }, dice) => {
      plan.bounds.objective.value = plan.kpis.objective + dice.int(1, 900);
    },
  },
  {
    rule: 'bounds.gap',
    does: 'the gap does not follow from the bound',
    apply: ({ plan }, dice) => {
      plan.bounds.gapPct += dice.pick([-1, 1]) * dice.int(1, 9);
    },
  },
  {
    rule: 'bounds.optimal',
    does: 'a plan above its bound is called optimal',
    apply: ({ plan }) => {
      plan.bounds.optimal = true;
    },
  },
];
