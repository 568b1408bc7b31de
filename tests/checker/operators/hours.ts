import { type Draft, edit, type Operator, override } from './draft.ts';

/** Changes fields of the rule set. */
function hos(draft: Draft, fields: Record<string, unknown>): void {
  for (const [field, value] of Object.entries(fields)) override(draft, 'hos', field, value);
}

/**
 * Operators for the rules that other countries add (policy/drivingHours.ts). The plan stays as it is, and a rule set comes that forbids it. T01: 07:30
 * to about 10:40 DR1, then DR2 until about 14:00, a night of 16 h, pick-ups, and about 7 h back with two changes. T02: one driver from
 * 05:30 on, about 240 km and 3 h out.
 */
export const hoursOperators: Operator[] = [
  {
    rule: 'hos.cont_motorway_min',
    does: 'a leg of three hours was a motorway',
    apply: (draft, dice) => {
      hos(draft, { cont_motorway_min: 120 });
      draft.plan.trips[0]!.stops[1]!.legMotorwayPct = dice.int(90, 100);
    },
  },
  {
    rule: 'hos.cont_day_min',
    does: 'each driver counts for himself, and may not drive three hours',
    apply: (draft, dice) => hos(draft, { cont_scope: 'driver', cont_day_min: dice.int(121, 150) }),
  },
  {
    rule: 'hos.second_driver_night_km',
    does: 'one driver may not drive early in the morning',
    apply: (draft, dice) =>
      hos(draft, { second_driver_night_km: dice.int(50, 150), second_driver_night: ['04:00', '06:00'] }),
  },
  {
    rule: 'hos.curfew',
    does: 'only relieved drivers drive early in the morning',
    apply: (draft) => hos(draft, { curfew: ['05:00', '06:00'], curfew_mode: 'relay', cont_night_min: 240 }),
  },
  {
    rule: 'hos.max_24h_min',
    does: 'a day is a calendar day, with a lower limit',
    apply: (draft, dice) => hos(draft, { window: 'fixed_day', max_24h_min: dice.int(100, 150) }),
  },
  {
    rule: 'hos.max_24h_min',
    does: 'a day reaches from one daily rest to the next, and the night is too short for one',
    apply: (draft, dice) =>
      hos(draft, {
        ...{ window: 'between_rests', daily_rest_min: 1200, daily_rest_multi_min: 1200 },
        max_24h_min: dice.int(240, 330),
      }),
  },
  {
    rule: 'hos.max_14d_min',
    does: 'two weeks have a lower limit than the drivers have driven',
    apply: (draft, dice) => hos(draft, { max_14d_min: dice.int(610, 700) }),
  },
  {
    rule: 'hos.duty_spread_min',
    does: 'a lone driver must stop driving a few hours after duty began',
    apply: (draft, dice) =>
      hos(draft, { daily_rest_min: 480, daily_rest_multi_min: 480, duty_spread_min: dice.int(120, 300) }),
  },
  {
    rule: 'hos.duty_spread_multi_min',
    does: 'several drivers must stop driving a few hours after duty began',
    apply: (draft, dice) =>
      hos(draft, { daily_rest_min: 480, daily_rest_multi_min: 480, duty_spread_multi_min: dice.int(120, 300) }),
  },
  {
    rule: 'hos.on_duty_min',
    does: 'driving must end after a few hours of work',
    apply: (draft, dice) =>
      hos(draft, { daily_rest_min: 480, daily_rest_multi_min: 480, on_duty_min: dice.int(180, 300) }),
  },
  {
    rule: 'crew.captains',
    does: 'a captain is not aboard, is named twice, or is missing',
    apply: ({ plan }, dice) => {
      const { captains } = plan.trips[0]!;
      dice.pick([
        () => captains!.pop(),
        () => captains!.splice(1, 1, captains![0]!),
        () => captains!.splice(0, 1, 'C03-001'),
      ])();
    },
  },
  {
    rule: 'crew.captains',
    does: 'the captains are children: the service date lies 20 years earlier',
    apply: (draft) => edit(draft, 'scenario.json', (text) => text.replace('2020-02-24', '2000-02-24')),
  },
  {
    // what it shows where it shows everything is in tampered/shown.ts
    rule: 'hos.shown',
    does: 'the document shows driving hours at one stop only, or nothing but a reserve',
    apply: ({ plan }, dice) => {
      const [trip] = plan.trips;
      const { legDriveS } = trip!.stops[1]!;
      const drivers = [
        { driverId: 'DR1', dayS: legDriveS, last7dS: 36_000 + legDriveS },
        { driverId: 'DR2', dayS: 0, last7dS: 0 },
      ];
      const { loadedDistanceM } = plan.limits;
      dice.pick([
        () => (trip!.stops[1]!.hours = { continuousS: legDriveS, breakDueAt: null, drivers }),
        () => (trip!.reserve = { loadedDistanceM, loadedDriveS: 0, continuousS: 0, drivers: [] }),
      ])();
    },
  },
  {
    rule: 'rest.health_stop_every_min',
    does: 'passengers have stops more often',
    apply: (draft, dice) => override(draft, 'rest', 'health_stop_every_min', dice.int(60, 120)),
  },
  {
    rule: 'rest.health_stop_every_min',
    does: 'their stops are longer',
    apply: (draft, dice) => override(draft, 'rest', 'min_len', dice.int(26, 60)),
  },
  {
    rule: 'hos.third_driver_km',
    does: 'the crew has two, and three are usual on such a run',
    apply: (draft, dice) => hos(draft, { third_driver_km: dice.int(100, 500) }),
  },
  {
    rule: 'soft.shown',
    does: 'the plan conceals a soft rule that it misses, makes one up, or marks no health stop',
    apply: (draft, dice) => {
      const [trip] = draft.plan.trips;
      const text = { zh: '单程', en: 'run' };
      trip!.soft = [];
      dice.pick([
        () => hos(draft, { third_driver_km: 400 }),
        () => trip!.soft!.push({ rule: 'hos.third_driver_km', limit: 1200, actual: 1300, text }),
        // the rest of T02 is one
        () => (draft.plan.trips[1]!.soft = []),
      ])();
    },
  },
  {
    rule: 'crew.escort',
    does: 'a company without anybody aboard sends the escort, or nobody does',
    apply: ({ plan }, dice) => {
      const [, trip] = plan.trips;
      trip!.escorts = dice.pick([[], [{ companyId: 'C02' }]]);
    },
  },
  {
    rule: 'hos.cont_day_min',
    does: 'the rests are shorter than the rule set asks for',
    // 1200 s of rest stand beside each hand-over: shorter than 21 min, the way out is one stretch of 6 h
    apply: (draft, dice) => hos(draft, { break_min: dice.int(21, 30) }),
  },
];
