import { describe, expect, it } from '@jest/globals';
import { type LiveTrip, listedTrips } from '../../../src/web/features/desk/model/liveTrips.ts';
import { nextCall } from '../../../src/web/lib/nextCall.ts';

const punctual = { lateMin: 0, isLawful: true, rulesAddMin: 0, stops: [] };
const trip = (tripId: string, changes: Partial<LiveTrip> = {}) =>
  ({ tripId, state: 'departed', missing: 0, delay: null, incidents: [], eta: punctual, ...changes }) as LiveTrip;
const stop = (name: string, kind: string, arrivedAt: string | null = null) => ({
  ...{ name, kind, arrivedAt },
  ...{ leftAt: null, seen: null },
});
const late = { ...punctual, lateMin: 5 };

describe('trips under way', () => {
  const trips = [
    trip('T10'),
    trip('T02', { eta: late }),
    trip('T03', { state: 'arrived', eta: late }),
    trip('T01', { state: 'planned', missing: 1 }),
  ];
  const ids = (listed: readonly LiveTrip[]) => listed.map(({ tripId }) => tripId);

  it('come first where somebody was left behind or the bus is late on its way; a late one that has arrived needs nobody', () => {
    expect(ids(listedTrips(trips, 'all'))).toEqual(['T01', 'T02', 'T03', 'T10']);
    expect(ids(listedTrips(trips, 'attention'))).toEqual(['T01', 'T02']);
    expect(ids(listedTrips(trips, 'underWay'))).toEqual(['T02', 'T10']);
  });

  it('tell the next pick-up or drop-off, past rests, and none before departure', () => {
    const stops = [
      stop('车场', 'depot', '2020-02-24T00:00:00Z'),
      stop('休息', 'rest'),
      stop('临泉县', 'pickup'),
      stop('甲公司', 'dropoff'),
    ] as LiveTrip['stops'];
    expect(nextCall({ state: 'departed', stops })?.name).toBe('临泉县');
    expect(nextCall({ state: 'planned', stops })).toBeNull();
    // where people board the bus is, whoever forgot to tell that it came
    const at = '2020-02-24T00:00:00Z';
    const boarding = stops.map((one) => (one.name === '临泉县' ? { ...one, seen: { firstAt: at, lastAt: at } } : one));
    expect(nextCall({ state: 'departed', stops: boarding })?.name).toBe('甲公司');
  });
});
