import { describe, expect, it } from '@jest/globals';
import { foldJourney } from '../../src/tracking/journey/foldJourney.ts';
import { replanNeeds } from '../../src/tracking/replan/needs.ts';
import { logOf, plan, rules, type Told } from './support.ts';

/** T01 carries C001-001 and C002-002 from stop 4, C003-003 and C001-004 from stop 5; T02 C002-005 and three more. */
const needs = (...told: Told[]) => replanNeeds(plan, foldJourney(plan, logOf(...told), rules));
const T01 = { tripId: 'T01' };
const departed = { kind: 'departed', ...T01 } as const;
const noShow = { kind: 'no_show', ...T01, workerId: 'C001-001', stop: 4 } as const;

describe('what a draft has to learn from the road', () => {
  it('is nothing while all goes as planned', () => {
    expect(needs()).toEqual([]);
    expect(needs(departed, { kind: 'boarded', ...T01, workerId: 'C001-001', stop: 4 })).toEqual([]);
  });

  it('who sits elsewhere sits there; the right bus has no no-show of him', () => {
    const wrong = { kind: 'wrong_bus', ...T01, workerId: 'C002-005', stop: 4 } as const;
    expect(needs(wrong, { kind: 'walk_on', ...T01, workerId: 'C002-900', stop: 5 })).toEqual([
      { cause: 'wrong_bus', tripId: 'T02', workerIds: ['C002-005'], toTripId: 'T01' },
      { cause: 'walk_on', tripId: null, workerIds: ['C002-900'], toTripId: 'T01' },
    ]);
  });

  it('who was left behind needs another bus, once his own has left', () => {
    expect(needs(noShow)).toEqual([]);
    const left = { kind: 'left', ...T01, stop: 4 } as const;
    // C002-002 was never spoken of
    expect(needs(departed, noShow, left)).toEqual([
      { cause: 'missed_bus', ...T01, workerIds: ['C001-001', 'C002-002'], toTripId: null },
    ]);
    // he came after all
    expect(needs(departed, noShow, left, { kind: 'boarded', ...T01, workerId: 'C001-001', stop: 4 })).toEqual([
      { cause: 'missed_bus', ...T01, workerIds: ['C002-002'], toTripId: null },
    ]);
  });

  it('who may not or will not board leaves a bus that has not left; one that has keeps its sheet', () => {
    const refused = { kind: 'refused', ...T01, workerId: 'C001-001', stop: 4, reason: 'fever' } as const;
    expect(needs(refused, { kind: 'withdrawn_on_site', ...T01, workerId: 'C002-002' })).toEqual([
      { cause: 'refused', ...T01, workerIds: ['C001-001'], toTripId: null },
      { cause: 'withdrawn', ...T01, workerIds: ['C002-002'], toTripId: null },
    ]);
    expect(needs(departed, refused)).toEqual([]);
  });

  it('a bus that breaks down before it leaves is replaced; who came after the publication is carried', () => {
    const broken = { kind: 'incident', ...T01, type: 'breakdown', what: '发动机' } as const;
    expect(needs(broken)).toEqual([{ cause: 'breakdown', ...T01, workerIds: [], toTripId: null }]);
    expect(needs(departed, broken)).toEqual([]);
    const newcomer = { ...plan.workers[0]!, workerId: 'C001-099', tripId: null };
    const draft = { ...plan, workers: [...plan.workers, newcomer] };
    expect(replanNeeds(draft, foldJourney(plan, [], rules))).toEqual([
      { cause: 'new_request', tripId: null, workerIds: ['C001-099'], toTripId: null },
    ]);
  });
});
