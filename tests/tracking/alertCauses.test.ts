import { describe, expect, it } from '@jest/globals';
import type { Plan } from '../../src/contract/plan.ts';
import { batchClock } from '../../src/planning/clock.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { EtaEngine } from '../../src/tracking/eta/etaOf.ts';
import { foldJourney } from '../../src/tracking/journey/foldJourney.ts';
import { alertCauses, type OpenAlert } from '../../src/tracking/watch/alertCauses.ts';
import { logOf, plan, recorded, rules, type Told } from './support.ts';

/** Late from 15 min on, silent from 30, off its route from 5 km. */
const policy = resolvePolicy({}).policy!;
const engine = new EtaEngine(policy, batchClock('2020-02-24', 'Asia/Shanghai'));
const trip = plan.trips[0]!;
const T01 = { tripId: 'T01' };

const at = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();

function kindsAt(
  now: string,
  told: (Told & { at: string })[],
  open: OpenAlert[] = [],
  workers: Plan['workers'] = [],
): string[] {
  const events = told.map(({ at: when, ...event }, n) =>
    recorded({ ...logOf(event as Told)[0]!, at: when, id: String(n) }, n),
  );
  const progress = foldJourney({ ...plan, workers }, events, rules).trips.get('T01')!;
  const { etaAt, ...eta } = engine.of(trip, progress, Date.parse(now));
  const stops = trip.stops.map(({ companyId, arriveAt }, stop) => ({
    ...{ stop, companyId, plannedAt: arriveAt },
    etaAt: etaAt[stop] ?? null,
  }));
  const status = { ...progress, eta: { ...eta, stops } };
  return alertCauses(trip, status, policy, { nowMs: Date.parse(now), open }).map(({ kind }) => kind);
}

const open = (kind: OpenAlert['kind']): OpenAlert[] => [{ ...T01, kind, subject: '' }];
const [from, to] = [trip.stops[7]!, trip.stops[8]!];
const left = (minutes: number) => ({ kind: 'left', ...T01, stop: 7, at: at(from.departAt, minutes) }) as const;

describe('what the dispatcher is told of', () => {
  it('late from the limit on; once told, until it is half of that', () => {
    expect(kindsAt(left(14).at, [left(14)])).toEqual([]);
    expect(kindsAt(left(15).at, [left(15)])).toEqual(['late']);
    expect(kindsAt(left(8).at, [left(8)], open('late'))).toEqual(['late']);
    expect(kindsAt(left(7).at, [left(7)], open('late'))).toEqual([]);
  });

  it('silent when nobody speaks while the bus should drive, not while it stands as planned or rests', () => {
    expect(kindsAt(at(left(0).at, 29), [left(0)])).toEqual([]);
    expect(kindsAt(at(left(0).at, 30), [left(0)])).toEqual(['silent']);
    // a bus that was never heard of should have left; the night's stand would swallow the half hour
    expect(kindsAt(at(trip.stops[0]!.departAt, 29), [])).toEqual([]);
    expect(kindsAt(at(trip.stops[0]!.departAt, 30), [])).toEqual(['silent']);
    // the night's stand of 645 min begins at stop 3
    const asleep = { kind: 'arrived', ...T01, stop: 3, at: trip.stops[3]!.arriveAt } as const;
    expect(kindsAt(at(asleep.at, 600), [asleep])).toEqual([]);
    const rest = { kind: 'rest', ...T01, at: at(left(0).at, 10), until: at(left(0).at, 50) } as const;
    expect(kindsAt(at(left(0).at, 45), [left(0), rest])).not.toContain('silent');
  });

  it('off its route where no way of the leg’s length leads by', () => {
    const straight = { lat: (from.lat + to.lat) / 2, lon: (from.lng + to.lng) / 2 };
    const position = (lat: number) => ({ kind: 'position', ...T01, lat, lon: straight.lon, at: left(1).at }) as const;
    expect(kindsAt(left(1).at, [left(0), position(straight.lat)])).toEqual([]);
    // 0.1° of longitude is 9.3 km straight and the leg is 140 km long: 2° north is 222 km away
    expect(kindsAt(left(1).at, [left(0), position(straight.lat + 2)])).toContain('off_route');
    expect(kindsAt(left(1).at, [left(0), position(straight.lat + 0.5)])).toEqual([]);
  });

  it('an incident until the bus has driven on; whoever is ill is so at the next stop, too', () => {
    const incident = (type: 'breakdown' | 'illness') =>
      ({ kind: 'incident', ...T01, type, what: '详情', at: at(left(0).at, 1) }) as const;
    const on = { kind: 'arrived', ...T01, stop: 8, at: to.arriveAt } as const;
    expect(kindsAt(left(1).at, [left(0), incident('breakdown')])).toEqual(['incident']);
    expect(kindsAt(on.at, [left(0), incident('breakdown'), on])).toEqual([]);
    expect(kindsAt(on.at, [left(0), incident('illness'), on])).toEqual(['incident']);
  });

  it('incidents that stop a bus, people left behind, people who are not on the list', () => {
    const told = [
      left(0),
      { kind: 'incident', ...T01, type: 'breakdown', what: '爆胎', at: left(0).at },
      { kind: 'incident', ...T01, type: 'other', what: '加油', at: left(0).at },
      { kind: 'walk_on', ...T01, workerId: 'C002-900', stop: 5, at: trip.stops[5]!.departAt },
    ] as const;
    expect(kindsAt(left(0).at, [...told], [], plan.workers)).toEqual(['incident', 'missing', 'extra']);
  });
});
