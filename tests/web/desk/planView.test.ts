import { describe, expect, it } from '@jest/globals';
import { planFigures } from '../../../src/web/features/desk/model/figures.ts';
import { leftOverGroups } from '../../../src/web/features/desk/model/leftOver.ts';
import { planView } from '../../../src/web/features/desk/model/planView.ts';
import { tripBars } from '../../../src/web/features/desk/model/tripBars.ts';
import { orderedTrips, tripsWith } from '../../../src/web/features/desk/model/tripOrder.ts';
import { deskPlan } from './deskPlan.ts';

const view = planView(deskPlan());
const [first, second] = view.trips as [(typeof view.trips)[number], (typeof view.trips)[number]];

describe('what the panes show of a trip', () => {
  it('counts people, free seats and contact pairs: 3 of C01 beside 3 of C02 are 9 pairs', () => {
    expect(first).toMatchObject({ people: 6, free: 0, contactPairs: 9, companyIds: ['C01', 'C02'] });
    expect(second).toMatchObject({ people: 2, free: 3, contactPairs: 0 });
  });

  it('groups who boards by stop and company', () => {
    expect(first.groups.map(({ key, workerIds }) => [key, workerIds.length])).toEqual([
      ['T01/2/C01', 3],
      ['T01/2/C02', 1],
      ['T01/3/C02', 2],
    ]);
  });

  it('departs with the first people and arrives with the last, not at the depot', () => {
    expect(first.departAt).toBe('2020-02-24T08:14:00+08:00');
    expect(first.arriveAt).toBe('2020-02-24T18:40:00+08:00');
  });

  it('has names of companies from the stops where they alight', () => {
    expect(view.companyNames.get('C02')).toBe('乙公司');
  });
});

describe('bars of a trip', () => {
  const bars = tripBars(first.trip);

  it('cover the time from the depot back to the depot without gap or overlap', () => {
    expect(bars[0]!.fromMs).toBe(Date.parse(first.fromAt));
    expect(bars.at(-1)!.toMs).toBe(Date.parse(first.toAt));
    for (let at = 1; at < bars.length; at++) expect(bars[at]!.fromMs).toBe(bars[at - 1]!.toMs);
  });

  it('tell runs with people from empty ones', () => {
    expect(bars.map(({ kind }) => kind)).toEqual([
      ...['empty', 'curfew', 'empty', 'pickup', 'loaded', 'pickup', 'loaded', 'dropoff', 'loaded', 'dropoff', 'empty'],
    ]);
  });
});

describe('people left over', () => {
  it('are grouped by reason and by the change that helps, with how far the limit is missed', () => {
    expect(leftOverGroups(view.plan.unassigned)).toMatchObject([
      { code: 'loaded_distance', people: 2, cases: [{ workerIds: ['C01-009', 'C01-010'], by: 34_000 }] },
    ]);
  });

  it('because somebody took them out stand by themselves', () => {
    const [one, two] = view.plan.unassigned;
    const taken = {
      ...two!,
      reason: { ...two!.reason, code: 'locked' as const, limit: 'by_hand', actual: 'left_over' },
    };
    expect(leftOverGroups([one!, taken]).map(({ code }) => code)).toEqual(['loaded_distance', 'by_hand']);
  });

  it('with different fixes stay apart', () => {
    const [one, two] = view.plan.unassigned;
    const groups = leftOverGroups([one!, { ...two!, fix: { text: '另加一辆', proven: true, group: 'C01-010' } }]);
    expect(groups[0]!.cases).toHaveLength(2);
  });
});

describe('figures', () => {
  it('stand near a limit from 97 % of it: 980 of 1000 km', () => {
    expect(planFigures(view.plan)).toMatchObject({
      distance: { state: 'near' },
      drive: { state: 'plain' },
      leftOver: { people: 2, state: 'bad' },
      load: { capPct: 50 },
    });
  });
});

describe('order and search of trips', () => {
  it('orders by a column and back', () => {
    const ids = (descending: boolean) =>
      orderedTrips(view.trips, { column: 'people', descending }).map(({ tripId }) => tripId);
    expect(ids(false)).toEqual(['T02', 'T01']);
    expect(ids(true)).toEqual(['T01', 'T02']);
  });

  it('finds trips by plate, county, company name and driver', () => {
    const found = (text: string) =>
      tripsWith(view.trips, text, (id) => view.companyNames.get(id) ?? '').map(({ tripId }) => tripId);
    expect(found('a0002')).toEqual(['T02']);
    expect(found('阜南')).toEqual(['T01']);
    expect(found('丙公司')).toEqual(['T02']);
    expect(found('王师傅')).toEqual(['T01', 'T02']);
    expect(found(' ')).toHaveLength(2);
  });
});
