import { describe, expect, it } from '@jest/globals';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { foldJourney } from '../../src/tracking/journey/foldJourney.ts';
import { type Road, replanNeeds } from '../../src/tracking/replan/needs.ts';
import { logOf, plan, rules, type Told } from './support.ts';

/** T01 carries C001-001 and C002-002 from stop 4, C003-003 and C001-004 from stop 5; T02 C002-005 and three more. */
const needs = (...told: Told[]) => replanNeeds(plan, roadOf(...told), policy);
const policy = resolvePolicy({}).policy!;
const onTime = { lateMin: 0, isLawful: true, rulesAddMin: 0, stops: [] };

/** Told at a desk, which is beside no bus. */
function roadOf(...told: Told[]): Road {
  const log = logOf(...told).map((event) => ({ ...event, by: 'desk' }));
  const { trips, people } = foldJourney(plan, log, rules);
  return { people, trips: new Map([...trips].map(([tripId, trip]) => [tripId, { ...trip, eta: onTime }])) };
}
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
    expect(needs(wrong, { kind: 'walk_on', ...T01, workerId: 'C002-900', stop: 4 })).toEqual([
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
    const newcomer = { ...plan.workers[0]!, workerId: 'C001-099', tripId: null };
    const draft = { ...plan, workers: [...plan.workers, newcomer] };
    expect(replanNeeds(draft, roadOf(), policy)).toEqual([
      { cause: 'new_request', tripId: null, workerIds: ['C001-099'], toTripId: null },
    ]);
  });

  it('a bus that breaks down on its way leaves those who wait further on, until it has moved on', () => {
    const broken = { kind: 'incident', ...T01, type: 'breakdown', what: '发动机' } as const;
    const left = { kind: 'left', ...T01, stop: 4 } as const;
    const boarded = ['C001-001', 'C002-002'].map((workerId): Told => ({ kind: 'boarded', ...T01, workerId, stop: 4 }));
    expect(needs(...boarded, left, broken)).toEqual([
      { cause: 'stranded', ...T01, workerIds: ['C003-003', 'C001-004'], toTripId: null },
    ]);
    expect(needs(...boarded, left, broken, { kind: 'arrived', ...T01, stop: 5 })).toEqual([]);
  });

  it('a bus that will leave late keeps its sheet, unless the rules keep it further by what counts as late: 15 min', () => {
    const delay = { kind: 'delay', ...T01, minutes: 45 } as const;
    const causes = (told: Told[], eta: Partial<typeof onTime>) => {
      const road = roadOf(...told);
      const trips = new Map([...road.trips].map(([id, trip]) => [id, { ...trip, eta: { ...trip.eta, ...eta } }]));
      return replanNeeds(plan, { ...road, trips }, policy).map(({ cause, tripId }) => [cause, tripId]);
    };
    expect(causes([delay], { rulesAddMin: 14 })).toEqual([]);
    expect(causes([delay], { rulesAddMin: 15 })).toEqual([['late', 'T01']]);
    expect(causes([delay], { isLawful: false })).toEqual([['late', 'T01']]);
    expect(causes([departed, delay], { rulesAddMin: 180 })).toEqual([]);
  });
});
