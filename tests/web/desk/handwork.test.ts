import { describe, expect, it } from '@jest/globals';
import { peopleCargo } from '../../../src/web/features/desk/model/cargo.ts';
import { planView } from '../../../src/web/features/desk/model/planView.ts';
import { staffChange } from '../../../src/web/features/desk/model/staffChange.ts';
import { standPlace } from '../../../src/web/features/desk/model/standPlace.ts';
import { orderEdit, peersOf } from '../../../src/web/features/desk/model/stopOrder.ts';
import { deskPlan } from './deskPlan.ts';

const view = planView(deskPlan());
const first = view.byTrip.get('T01')!;

describe('another order of stops', () => {
  const [early, late] = first.pickups;

  it('names every stop of the kind once, in the new order', () => {
    expect(orderEdit(first, { seq: late!.seq, to: 0 })).toEqual({
      kind: 'order',
      tripId: 'T01',
      pickups: [late!.seq, early!.seq],
    });
  });

  it('is none where the stop stays, or would leave its kind', () => {
    expect(orderEdit(first, { seq: early!.seq, to: 0 })).toBeNull();
    expect(orderEdit(first, { seq: early!.seq, to: -1 })).toBeNull();
    expect(orderEdit(first, { seq: late!.seq, to: first.pickups.length })).toBeNull();
  });

  it('is offered among pick-ups and among drop-offs, never at the depot', () => {
    expect(peersOf(first, early!.seq)).toBe(first.pickups);
    expect(peersOf(first, first.dropoffs[0]!.seq)).toBe(first.dropoffs);
    expect(peersOf(first, 0)).toEqual([]);
  });
});

describe('another bus or other drivers', () => {
  const trip = {
    bus: first.trip.bus,
    crew: [
      { driverId: 'R1', name: '' },
      { driverId: 'R2', name: '' },
    ],
  };

  it('is nothing where what was chosen is what the trip has', () => {
    expect(staffChange(trip, { plate: null, driverIds: null })).toBeNull();
    expect(staffChange(trip, { plate: '苏F·A0001', driverIds: ['R2', 'R1'] })).toBeNull();
  });

  it('leaves out what stays', () => {
    expect(staffChange(trip, { plate: '苏F·B0002', driverIds: null })).toEqual({ plate: '苏F·B0002' });
    expect(staffChange(trip, { plate: null, driverIds: ['R3'] })).toEqual({ driverIds: ['R3'] });
  });

  it('names the same drivers where the bus is another: else the planner might choose others', () => {
    expect(staffChange(trip, { plate: '苏F·B0002', driverIds: ['R1', 'R2'] })).toEqual({
      plate: '苏F·B0002',
      driverIds: ['R1', 'R2'],
    });
  });
});

it('single people are moved by name, from the bus in which they ride', () => {
  expect(peopleCargo(first.groups[0]!, ['C01-002'])).toMatchObject({
    what: { kind: 'workers', workerIds: ['C01-002'] },
    from: 'T01',
    people: 1,
  });
});

it('a stand on the way is told by the place behind it and the kilometres since: the only leg is 100 km', () => {
  expect(standPlace(first.trip.stops, 1)).toEqual({ after: '南通客运站', distanceM: 100_000 });
  expect(standPlace(first.trip.stops, 0)).toBeNull();
  expect(standPlace(first.trip.stops, first.pickups[0]!.seq)).toBeNull();
});
