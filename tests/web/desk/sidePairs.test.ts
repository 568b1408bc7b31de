import { describe, expect, it } from '@jest/globals';
import { planView } from '../../../src/web/features/desk/model/planView.ts';
import { sidePairs } from '../../../src/web/features/desk/model/sidePairs.ts';
import { deskPlan } from './deskPlan.ts';

const { trips } = planView(deskPlan());
const [first, second] = trips as [(typeof trips)[number], (typeof trips)[number]];
const text = { zh: '', en: '' };
const ids = (pairs: ReturnType<typeof sidePairs>) =>
  pairs.map(({ left, right, isChanged }) => [left?.tripId ?? null, right?.tripId ?? null, isChanged]);

describe('two plans side by side', () => {
  it('pair what differs as the comparison says, and the rest by number', () => {
    const other = [{ ...first, tripId: 'T07' }, second];
    const changed = [{ tripId: 'T07', was: 'T01', change: 'changed' as const, aspects: [], text }];
    expect(ids(sidePairs(trips, other, changed))).toEqual([
      ['T01', 'T07', true],
      ['T02', 'T02', false],
    ]);
  });

  it('show new and cancelled trips without a counterpart', () => {
    const other = [first, { ...second, tripId: 'T09' }];
    const changed = [
      { tripId: 'T09', was: null, change: 'added' as const, aspects: [], text },
      { tripId: 'T02', was: null, change: 'cancelled' as const, aspects: [], text },
    ];
    expect(ids(sidePairs(trips, other, changed))).toEqual([
      [null, 'T09', true],
      ['T02', null, true],
      ['T01', 'T01', false],
    ]);
  });
});
