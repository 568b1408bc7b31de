import { describe, expect, it } from '@jest/globals';
import { placesCargo, severalBuses, tripCargo } from '../../../src/web/features/desk/model/cargo.ts';
import { mapPoints, pointId } from '../../../src/web/features/desk/model/mapContent.ts';
import { planView } from '../../../src/web/features/desk/model/planView.ts';
import { stopNumbers } from '../../../src/web/features/desk/model/stopNumbers.ts';
import { isInside } from '../../../src/web/lib/geometry/lasso.ts';
import { deskPlan } from './deskPlan.ts';

const view = planView(deskPlan());
const first = view.byTrip.get('T01')!;
const named =
  (...names: string[]) =>
  ({ name }: { name: string }) =>
    names.includes(name);

describe('a ring drawn on the map', () => {
  const ring = [
    [0, 0],
    [10, 0],
    [10, 10],
    [5, 2],
    [0, 10],
  ] as const;

  it('has inside what its line goes round, the bay in its lower side not', () => {
    expect(isInside([2, 3], ring)).toBe(true);
    expect(isInside([5, 8], ring)).toBe(false);
    expect(isInside([12, 3], ring)).toBe(false);
  });

  it('takes everybody who boards there, whatever bus it is', () => {
    // 4 of T01 and 2 of T02 board at 临泉县
    const cargo = placesCargo(view.trips, named('临泉县'))!;
    expect(cargo).toMatchObject({ people: 6, from: severalBuses });
    expect(cargo.what).toEqual({
      kind: 'workers',
      workerIds: ['C01-001', 'C01-002', 'C01-003', 'C02-001', 'C03-001', 'C03-002'],
    });
  });

  it('counts people once who board and get off inside, and names their bus where it is one', () => {
    expect(placesCargo(view.trips, named('阜南县', '乙公司'))).toMatchObject({ people: 3, from: 'T01' });
    expect(placesCargo(view.trips, named('南通客运站'))).toBeNull();
  });

  it('knows stops by the points of the map', () => {
    const points = mapPoints(view).map(({ id }) => id);
    const called = first.trip.stops.filter(({ kind }) => kind !== 'curfew').map(pointId);
    expect(points).toEqual(expect.arrayContaining(called));
    expect(pointId(first.trip.stops[1]!)).toBeNull();
  });

  it('is a way to move a whole bus, as its menu is', () => {
    expect(tripCargo(first)).toMatchObject({ what: { kind: 'trip', tripId: 'T01' }, people: 6 });
  });
});

describe('numbers of stops', () => {
  const stops = first.trip.stops.map((stop) => ({ ...stop, lng: 115 + stop.seq }));
  // the pick-ups change places: 阜南县 first
  const turned = [0, 1, 3, 2, 4, 5, 6].map((at, seq) => ({ ...stops[at]!, seq }));

  it('cross out what a stop had before, and nothing where it kept its place', () => {
    const numbers = stopNumbers(turned, stops);
    expect([...numbers.values()].map(({ now, before }) => [now, before])).toEqual([
      [1, 2],
      [2, 1],
      [3, null],
      [4, null],
    ]);
  });

  it('mark a stop that the bus did not make before, and none where there is nothing to compare with', () => {
    const without = stops.filter(({ name }) => name !== '阜南县');
    expect(stopNumbers(stops, without).get(3)).toEqual({ now: 2, before: null, isNew: true });
    expect([...stopNumbers(stops, null).values()].some(({ isNew, before }) => isNew || before !== null)).toBe(false);
  });
});
