import type { DormStay } from '../../../src/contract/dorms.ts';
import type { Plan, PlanWorker } from '../../../src/contract/plan.ts';
import { type Dice, type Draft, edit, type Operator, override } from './draft.ts';

type Housed = PlanWorker & { stay: DormStay };

/** Everybody with a bed. */
function housed({ workers }: Plan): Housed[] {
  return workers.filter((worker): worker is Housed => worker.stay !== undefined);
}

/** Puts somebody into another bed, label and all. */
function move(worker: PlanWorker, place: Partial<DormStay>): void {
  const stay = { ...worker.stay!, ...place };
  worker.stay = stay;
  worker.dorm = `${stay.site} ${stay.building} ${stay.floor} ${stay.room}-${stay.bed}`;
}

const of = (plan: Plan, ...ids: string[]) => housed(plan).filter(({ workerId }) => ids.includes(workerId));
const anyOf = (plan: Plan, dice: Dice) => dice.pick(housed(plan));
const withRule = (draft: Draft, rule: Record<string, unknown>) =>
  override(draft, 'iso', 'rules', [{ origin: '341181', from: null, to: null, days: 14, single_room: false, ...rule }]);

/** Operators for the rules on beds. */
export const dormOperators: Operator[] = [
  {
    rule: 'dorm.somewhere',
    does: 'somebody has lost his bed',
    apply: ({ plan }, dice) => {
      const worker: PlanWorker = anyOf(plan, dice);
      delete worker.stay;
      worker.dorm = null;
    },
  },
  {
    rule: 'dorm.somewhere',
    does: 'somebody who stays at home has a bed',
    apply: ({ plan }) => {
      const home = plan.workers.find(({ tripId }) => tripId === null)!;
      home.stay = { ...housed(plan)[0]!.stay };
      move(home, { room: '208', bed: 1 });
    },
  },
  {
    rule: 'dorm.somewhere',
    does: 'beds stand in a document that says nothing of dormitories',
    apply: ({ plan }) => {
      delete plan.dorms;
    },
  },
  {
    rule: 'dorm.known',
    does: 'a bed, or its room, is not in dorms.csv',
    apply: ({ plan }, dice) => move(anyOf(plan, dice), dice.pick([{ room: '299' }, { bed: 8 }, { floor: '3' }])),
  },
  {
    rule: 'dorm.label',
    does: 'the list names another room',
    apply: ({ plan }, dice) => {
      anyOf(plan, dice).dorm = '一宿舍 1 2 208-1';
    },
  },
  {
    rule: 'dorm.once',
    does: 'two have one bed',
    apply: ({ plan }) => move(of(plan, 'C01-003')[0]!, { bed: 1 }),
  },
  {
    rule: 'dorm.held',
    does: 'somebody of another batch has the bed on the last day, or from before without an end',
    apply: ({ plan, files }, dice) => {
      const { stay, dorm } = anyOf(plan, dice);
      const days = dice.pick([`${stay.until},`, `2020-01-01,`]);
      files.set('beds_held.csv', `bed,from,until\n${dorm},${days}\n`);
    },
  },
  {
    rule: 'dorm.capacity',
    does: 'seven are in a room of seven beds',
    apply: ({ plan }) => {
      const men = of(plan, 'C01-001', 'C01-003', 'C02-001', 'C02-003', 'C03-001', 'C03-003', 'C03-005');
      for (const [i, worker] of men.entries()) move(worker, { room: '205', bed: i + 1 });
    },
  },
  {
    rule: 'dorm.sex',
    does: 'a woman is in a room for men',
    apply: ({ plan }) => move(of(plan, 'C01-006')[0]!, { room: '205', bed: 2 }),
  },
  {
    rule: 'dorm.sex',
    does: 'a man and a woman who did not ask for it share a room for anybody',
    apply: ({ plan }) => {
      for (const [i, one] of of(plan, 'C01-005', 'C01-006').entries()) move(one, { room: '208', bed: i + 1 });
    },
  },
  {
    rule: 'dorm.kind',
    does: 'somebody who must be isolated is in an ordinary room',
    apply: ({ plan }, dice) => move(anyOf(plan, dice), { floor: '1', room: '101', bed: 1, kind: 'dorm' }),
  },
  {
    rule: 'dorm.kind',
    does: 'who need not be isolated is in an isolation room',
    apply: (draft) => withRule(draft, { days: 0 }),
  },
  {
    rule: 'dorm.single_room',
    does: 'the origin asks for single rooms',
    apply: (draft) => withRule(draft, { single_room: true }),
  },
  {
    rule: 'dorm.company',
    does: 'somebody is in a room of another company',
    apply: ({ plan }) => move(of(plan, 'C01-005')[0]!, { room: '203', bed: 4 }),
  },
  {
    rule: 'dorm.cohort',
    does: 'people of two coaches share an isolation room',
    apply: ({ plan }) => move(of(plan, 'C01-001')[0]!, { room: '205', bed: 2 }),
  },
  {
    rule: 'dorm.cohort',
    does: 'coaches may mix, but one of them came long after the other',
    apply: (draft) => {
      override(draft, 'cohort', 'same_room_same_coach', false);
      override(draft, 'cohort', 'arrival_window_h', 0.1);
      move(of(draft.plan, 'C01-001')[0]!, { room: '205', bed: 2 });
    },
  },
  {
    rule: 'dorm.floor_exclusive',
    does: 'an ordinary room on the isolation floor is used',
    apply: (draft) => {
      withRule(draft, { days: 0 });
      edit(draft, 'dorms.csv', (text) => text.replace('206,2,F,isolation', '206,2,F,dorm'));
      move(of(draft.plan, 'C01-006')[0]!, { kind: 'dorm' });
    },
  },
  {
    rule: 'dorm.fever_rooms',
    does: 'no room is kept for fever, or one that is in use, or an ordinary one',
    apply: ({ plan }, dice) => {
      const [room] = plan.dorms!.feverRooms;
      const other = dice.pick([[], [{ ...room!, room: '201' }], [{ ...room!, floor: '1', room: '101' }]]);
      plan.dorms!.feverRooms = other;
    },
  },
  {
    rule: 'dorm.fever_rooms',
    does: 'the policy asks for more',
    apply: (draft) => override(draft, 'iso', 'fever_rooms_share', 0.2),
  },
  {
    rule: 'dorm.stay',
    does: 'somebody is released too early, or has his bed from another day',
    apply: ({ plan }, dice) => move(anyOf(plan, dice), dice.pick([{ until: '2020-03-08' }, { from: '2020-02-25' }])),
  },
  {
    rule: 'dorm.without',
    does: 'somebody has no bed for a reason that is none',
    apply: ({ plan }, dice) => {
      const worker: PlanWorker = anyOf(plan, dice);
      delete worker.stay;
      worker.dorm = null;
      const reason = { code: 'beds' as const, limit: 1, actual: 2, text: dice.pick(['', ' ']) };
      plan.dorms!.without = [{ workerId: worker.workerId, reason, fix: null }];
    },
  },
  {
    rule: 'dorm.figures',
    does: 'the count, the bound or the claim to be best is wrong',
    apply: ({ plan }, dice) => {
      const dorms = plan.dorms!;
      const wrong = dice.pick([
        { housed: 14 },
        { bound: { ...dorms.bound, price: dorms.price + 1 } },
        { bound: { ...dorms.bound, without: 1 } },
        { optimal: true },
      ]);
      plan.dorms = { ...dorms, ...wrong };
    },
  },
];
