import { describe, expect, it } from '@jest/globals';
import { foldJourney } from '../../src/tracking/journey/foldJourney.ts';
import { expectedStops } from '../../src/tracking/rides.ts';
import { logOf, minute, plan, rules, type Told } from './support.ts';

const [trip] = plan.trips;
const at = (...told: Told[]) => expectedStops(trip!, foldJourney(plan, logOf(...told), rules).trips.get('T01')!);
const plannedMs = (stop: number) => Date.parse(trip!.stops[stop]!.arriveAt);

describe('the stops by which temperatures are due', () => {
  it('are where people were seen, and those after them later by as much', () => {
    expect(at()[4]!.arriveMs).toBe(plannedMs(4));
    const boarded = { kind: 'boarded', tripId: 'T01', workerId: 'C001-001', stop: 4 } as const;
    const [seen, told] = [at(boarded), at({ kind: 'arrived', tripId: 'T01', stop: 4 })];
    expect(seen[4]!.arriveMs).toBe(Date.parse(minute(0)));
    expect(seen.map(({ arriveMs }) => arriveMs)).toEqual(told.map(({ arriveMs }) => arriveMs));
    const shiftMs = Date.parse(minute(0)) - plannedMs(4);
    expect(seen[5]!.arriveMs).toBe(plannedMs(5) + shiftMs);
  });
});
