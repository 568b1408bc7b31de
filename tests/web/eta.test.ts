import { describe, expect, it } from '@jest/globals';
import type { JourneyAlert, TripStatus } from '../../src/contract/journey.ts';
import { latestMin } from '../../src/contract/lateness.ts';
import { journeyStand } from '../../src/web/features/desk/model/journeyStand.ts';
import { shownAlerts } from '../../src/web/features/desk/model/tripAlerts.ts';
import { expectedArrival } from '../../src/web/lib/eta.ts';

const at = (time: string) => `2020-02-24T${time}:00.000Z`;
const ahead = (stop: number, companyId: string | null, planned: string, eta: string | null) => ({
  ...{ stop, companyId, plannedAt: at(planned), etaAt: eta === null ? null : at(eta) },
});

/** Pick-up passed; C01 planned 10:00, expected 10:20; C02 planned 10:30, expected 11:20, since a curfew comes between. */
const trip = {
  stops: [0, 1, 2].map((stop) => ({ stop, name: `stop ${stop}` })),
  eta: {
    ...{ lateMin: 20, isLawful: true, rulesAddMin: 30 },
    stops: [ahead(0, null, '06:00', null), ahead(1, 'C01', '10:00', '10:20'), ahead(2, 'C02', '10:30', '11:20')],
  },
} as TripStatus;

describe('when a bus comes', () => {
  it('is told for one company, and for the last one where none is asked for', () => {
    expect(expectedArrival(trip, 'C01')).toEqual({
      ...{ name: 'stop 1', plannedAt: at('10:00'), etaAt: at('10:20'), lateMin: 20 },
    });
    expect(expectedArrival(trip)).toMatchObject({ name: 'stop 2', lateMin: 50 });
    expect(expectedArrival(trip, 'C03')).toBeNull();
  });

  it('is as late as for those who wait longest, and never less than punctual; its own way home counts for nobody', () => {
    expect(latestMin(trip)).toBe(50);
    const home = ahead(3, null, '12:00', '21:00');
    expect(latestMin({ eta: { ...trip.eta, stops: [...trip.eta.stops, home] } })).toBe(50);
    expect(latestMin({ eta: { ...trip.eta, lateMin: -8, stops: [ahead(1, 'C01', '10:00', '09:52')] } })).toBe(0);
    expect(latestMin({ eta: { ...trip.eta, lateMin: null, stops: [] } })).toBe(0);
  });
});

describe('alerts', () => {
  const alert = (alertId: string, raised: string, changes: Partial<JourneyAlert> = {}) =>
    ({ alertId, raisedAt: at(raised), resolvedAt: null, acknowledged: null, ...changes }) as JourneyAlert;

  it('come with those first that nobody has taken in hand, then the newest; what is over stands apart', () => {
    const taken = { acknowledged: { at: at('09:00'), by: 'demo-dispatcher' } };
    const { open, over } = shownAlerts([
      alert('old', '08:00'),
      alert('taken', '10:00', taken),
      alert('new', '09:00'),
      alert('over', '07:00', { resolvedAt: at('07:30') }),
    ]);
    expect(open.map(({ alertId }) => alertId)).toEqual(['new', 'old', 'taken']);
    expect(over.map(({ alertId }) => alertId)).toEqual(['over']);
  });
});

describe('how far a published plan has come', () => {
  const stand = (...states: ('planned' | 'departed' | 'arrived' | 'handed_over')[]) =>
    journeyStand(states.map((state) => ({ state })));

  it('is under way while a bus is, then arrived, then handed over', () => {
    expect(stand('planned', 'planned')).toEqual({ state: null, trips: 0 });
    expect(stand('planned', 'departed', 'handed_over')).toEqual({ state: 'underWay', trips: 1 });
    expect(stand('arrived', 'handed_over')).toEqual({ state: 'arrived', trips: 2 });
    expect(stand('handed_over', 'handed_over')).toEqual({ state: 'handedOver', trips: 2 });
  });
});
