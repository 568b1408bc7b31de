import { describe, expect, it, jest } from '@jest/globals';
import type { PlanChange } from '../../../src/contract/planDraft.ts';
import { applyChange } from '../../../src/web/features/desk/model/applyChange.ts';
import { groupCargo, leftOverCargo, stopCargo } from '../../../src/web/features/desk/model/cargo.ts';
import { firstAnswer } from '../../../src/web/features/desk/model/firstAnswer.ts';
import { planView } from '../../../src/web/features/desk/model/planView.ts';
import { createSelection } from '../../../src/web/features/desk/model/selection.ts';
import { deskPlan } from './deskPlan.ts';

const view = planView(deskPlan());
const first = view.byTrip.get('T01')!;
const second = view.byTrip.get('T02')!;
const free = { pickups: null, dropoffs: null };

describe('the first answer while dragging', () => {
  it('forbids more people than may ride, with the figures: 2 + 4 of 5', () => {
    const cargo = stopCargo(first, 2)!;
    const answer = firstAnswer(cargo, second, [], free)!;
    expect(answer.verdict).toBe('forbidden');
    expect(answer.reasons[0]!.zh).toBe('限乘 5 人，将有 6 人，超 1 人');
  });

  it('forbids to touch a locked bus on either side', () => {
    const cargo = groupCargo(first, first.groups[2]!);
    for (const tripId of ['T01', 'T02'])
      expect(firstAnswer(cargo, second, [{ kind: 'trip', tripId }], free)).toMatchObject({
        verdict: 'forbidden',
        reasons: [{ zh: `${tripId} 已锁定` }],
      });
  });

  it('warns of new contacts: 2 of C02 beside 2 of C03 are 4 pairs', () => {
    expect(firstAnswer(groupCargo(first, first.groups[2]!), second, [], free)).toMatchObject({
      verdict: 'warning',
      reasons: [{ zh: '跨企业接触对增加 4' }],
    });
  });

  it('forbids more stops than the policy has: 阜南县 would be the second of one', () => {
    const answer = firstAnswer(groupCargo(first, first.groups[2]!), second, [], { pickups: 1, dropoffs: 1 })!;
    expect(answer.reasons.map(({ zh }) => zh)).toEqual(['上车点最多 1 个，将有 2 个', '下车企业最多 1 家，将有 2 家']);
  });

  it('says nothing about the bus in which they ride already', () => {
    expect(firstAnswer(groupCargo(first, first.groups[0]!), first, [], free)).toBeNull();
  });

  it('takes people left over by county and company', () => {
    expect(leftOverCargo(view, ['C01-009', 'C01-010'])).toMatchObject({
      from: null,
      people: 2,
      groups: [{ adcode: '341225', companyId: 'C01' }],
    });
  });
});

describe('a change of the draft', () => {
  const change: PlanChange = {
    version: 3,
    state: 'draft',
    kpis: { ...view.plan.kpis, assigned: 9 },
    bounds: view.plan.bounds,
    limits: [],
    locks: [],
    byHand: { workerIds: ['C01-009'], tripIds: [] },
    undo: null,
    redo: null,
    edits: 1,
    text: { zh: '', en: '' },
    trips: [
      { ...second.trip, nearLimit: true },
      { ...second.trip, tripId: 'T10' },
    ],
    cancelled: ['T01'],
    workers: [{ workerId: 'C01-009', tripId: 'T10', seat: '1A' }],
    raised: [],
    tight: [],
    leftOver: { added: [], removed: ['C01-009'] },
  };
  const changed = applyChange(view.plan, change);

  it('replaces, adds and removes trips and leaves the others the same objects', () => {
    expect(changed.trips.map(({ tripId }) => tripId)).toEqual(['T02', 'T10']);
    expect(changed.trips[0]!.nearLimit).toBe(true);
    const untouched = applyChange(view.plan, { ...change, trips: [], cancelled: [] });
    expect(untouched.trips[0]).toBe(view.plan.trips[0]);
  });

  it('takes people off the list of those left over', () => {
    expect(changed.unassigned.map(({ workerId }) => workerId)).toEqual(['C01-010']);
  });

  it('leaves the former plan as it was', () => {
    expect(view.plan.trips).toHaveLength(2);
    expect(view.plan.unassigned).toHaveLength(2);
  });
});

describe('selection', () => {
  it('tells its listeners once for each change, and nobody who has gone', () => {
    const store = createSelection();
    const listener = jest.fn();
    const stop = store.subscribe(listener);
    store.hover('T01');
    store.hover('T01');
    store.select('T01', 2);
    expect(listener).toHaveBeenCalledTimes(2);
    expect(store.selected()).toEqual({ tripId: 'T01', seq: 2 });
    stop();
    store.hover(null);
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
