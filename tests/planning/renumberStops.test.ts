import { describe, expect, it } from '@jest/globals';
import type { Plan } from '../../src/contract/plan.ts';
import { renumberStops } from '../../src/planning/server/drafts/renumberStops.ts';
import { handMadePlan } from '../sheets/handMadePlan.ts';

/** Of eleven stops or more, 4 and 5 are the pick-ups of T01. */
const { plan } = handMadePlan({ buses: 1, perBus: 4 });
const [T01] = plan.trips;
const without = (...gone: number[]): Plan => ({
  ...plan,
  trips: [{ ...T01!, stops: T01!.stops.filter((_, stop) => !gone.includes(stop)) }],
});
const count = T01!.stops.length;
const shifted = (from: number) => Array.from({ length: count }, (_, stop) => (stop < from ? stop : stop - 1));

describe('stops of versions published before', () => {
  it('are found where a stop went: those after it are one less, it is no more', () => {
    const [trip] = renumberStops(without(4), plan, 1).trips;
    expect(trip!.renumbered).toEqual([{ upTo: 1, stops: shifted(4).map((now, stop) => (stop === 4 ? null : now)) }]);
  });

  it('are left as they are where none has moved', () => {
    expect(renumberStops(plan, plan, 1).trips[0]).not.toHaveProperty('renumbered');
    // what a draft began with counts for nothing
    const stale = { ...plan, trips: [{ ...T01!, renumbered: [{ upTo: 7, stops: [0] }] }] };
    expect(renumberStops(stale, plan, 1).trips[0]).not.toHaveProperty('renumbered');
  });

  it('are followed through several versions: v1 whole, v2 and v3 without stop 5, v4 with it again', () => {
    const second = renumberStops(without(5), plan, 1);
    const third = renumberStops(without(5), second, 2);
    expect(third.trips[0]!.renumbered).toEqual(second.trips[0]!.renumbered);
    const [fourth] = renumberStops(plan, third, 3).trips;
    expect(fourth!.renumbered!.map(({ upTo }) => upTo)).toEqual([1, 3]);
    const [first, later] = fourth!.renumbered!.map(({ stops }) => stops);
    // what v1 called stop 5 was no more in v2: nobody can say that it is the same call again
    expect(first).toEqual(T01!.stops.map((_, stop) => (stop === 5 ? null : stop)));
    expect(later).toEqual(Array.from({ length: count - 1 }, (_, stop) => (stop < 5 ? stop : stop + 1)));
  });
});
