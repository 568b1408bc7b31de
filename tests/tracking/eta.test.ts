import { describe, expect, it } from '@jest/globals';
import type { PartTrip } from '../../src/contract/planPart.ts';
import { batchClock } from '../../src/planning/clock.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { EtaEngine, type TripEta } from '../../src/tracking/eta/etaOf.ts';
import { foldJourney } from '../../src/tracking/journey/foldJourney.ts';
import { logOf, plan, recorded, rules, type Told } from './support.ts';

/**
 * T01 of the hand-made plan. Stands are stops 1, 2 (hand-over), 3 (overnight), 6 and 7; pick-ups 4 and 5; drop-offs 8, 9, 10. From stop 7 it
 * is 105 min to stop 8, then 15 + 12 min to stop 9 and 15 + 18 min to stop 10.
 */
// health stops so rare that the hand-made plan, which knows none, has no fewer than it should
const policy = resolvePolicy({ override: { rest: { health_stop_every_min: 600 } } }).policy!;
const engine = new EtaEngine(policy, batchClock('2020-02-24', 'Asia/Shanghai'));
const planned = plan.trips[0]!;

const at = (instant: string, minutes: number) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();

/** The same trip so many minutes later. */
function shifted(trip: PartTrip, minutes: number): PartTrip {
  const stops = trip.stops.map((stop) => ({
    ...stop,
    arriveAt: at(stop.arriveAt, minutes),
    departAt: at(stop.departAt, minutes),
  }));
  return { ...trip, stops };
}

function etaOf(trip: PartTrip, now: string, ...told: (Told & { at: string })[]): TripEta {
  const events = told.map(({ at: when, ...event }, n) => ({
    ...logOf(event as Told)[0]!,
    at: when,
    id: String(n),
    seq: n,
  }));
  const { trips } = foldJourney(
    { trips: [trip], workers: [] },
    events.map((event, n) => recorded(event, n)),
    rules,
  );
  return engine.of(trip, trips.get('T01')!, Date.parse(now));
}

const T01 = { tripId: 'T01' };
/** How much later than planned each stop is, in minutes; null where there is no ETA. */
const lates = (trip: PartTrip, { etaAt }: TripEta) =>
  etaAt.map((eta, stop) =>
    eta === null ? null : Math.round((Date.parse(eta) - Date.parse(trip.stops[stop]!.arriveAt)) / 60_000),
  );

describe('when a bus comes', () => {
  it('is as planned while nothing was told and nothing is due', () => {
    const eta = etaOf(planned, at(planned.stops[0]!.departAt, -60));
    expect(lates(planned, eta)).toEqual([null, null, null, null, 0, 0, null, null, 0, 0, 0, 0]);
    expect(eta).toMatchObject({ lateMin: 0, isLawful: true, rulesAddMin: 0 });
  });

  it('is later by what the bus left late, and a wait swallows what it can', () => {
    // an hour late at the first pick-up; nothing but driving and breaks ahead
    const late = at(planned.stops[4]!.departAt, 60);
    const eta = etaOf(planned, late, { kind: 'left', ...T01, stop: 4, at: late });
    expect(lates(planned, eta).slice(5, 11)).toEqual([60, null, null, 60, 60, 60]);
    expect(eta.lateMin).toBe(60);
    // an hour late in the evening before: the night's stand of 645 min is longer than any rule asks for
    const evening = at(planned.stops[2]!.departAt, 60);
    const next = etaOf(planned, evening, { kind: 'left', ...T01, stop: 2, at: evening });
    expect(lates(planned, next).slice(4, 6)).toEqual([0, 0]);
  });

  it('knows a bus where people board: nobody told that it left the depot or came', () => {
    const { arriveAt, departAt } = planned.stops[4]!;
    const boards = (workerId: string, when: string) =>
      ({ kind: 'boarded', ...T01, stop: 4, workerId, at: when }) as const;
    // while it should stand there: punctual, whoever comes first; not late by the way from the depot
    const punctual = etaOf(planned, departAt, boards('C001-001', at(arriveAt, 1)), boards('C002-002', departAt));
    expect(lates(planned, punctual).slice(4, 11)).toEqual([null, 0, null, null, 0, 0, 0]);
    // first seen there 45 min after it should have gone: as late as if it had told of its arrival then
    const late = at(departAt, 45);
    const told = etaOf(planned, late, { kind: 'arrived', ...T01, stop: 4, at: late });
    const seen = etaOf(planned, late, boards('C001-001', late));
    expect(seen).toEqual(told);
    expect(lates(planned, seen)[8]).toBeGreaterThanOrEqual(45);
    // came in time and still boards an hour after it should have gone
    const came = { kind: 'arrived', ...T01, stop: 4, at: arriveAt } as const;
    const waits = at(departAt, 60);
    expect(lates(planned, etaOf(planned, waits, came, boards('C002-002', waits)))[8]).toBe(60);
  });

  it.each([
    { kind: 'no_show', workerId: 'C001-001' },
    { kind: 'refused', workerId: 'C001-001', reason: 'fever' },
    { kind: 'temperature', workerId: 'C001-001', celsius: 36.5, checkpoint: 'boarding' },
    { kind: 'walk_on', workerId: 'C002-900' },
    { kind: 'wrong_bus', workerId: 'C002-005' },
  ] as Told[])('knows a bus by $kind at a stop', (event) => {
    const { departAt } = planned.stops[5]!;
    const eta = etaOf(planned, departAt, { ...event, ...T01, stop: 5, at: departAt } as Told & { at: string });
    expect(lates(planned, eta).slice(5, 11)).toEqual([null, null, null, 0, 0, 0]);
  });

  it('takes the driver’s word of a delay from where people board: 45 min stay 45 min', () => {
    const { departAt } = planned.stops[5]!;
    const aboard = { kind: 'boarded', ...T01, stop: 5, workerId: 'C003-003', at: departAt } as const;
    const eta = etaOf(planned, departAt, aboard, { kind: 'delay', ...T01, minutes: 45, at: departAt });
    expect(lates(planned, eta).slice(8, 11)).toEqual([45, 45, 45]);
  });

  it('is the driver’s word where he says how late he is', () => {
    const now = at(planned.stops[7]!.departAt, 30);
    const left = { kind: 'left', ...T01, stop: 7, at: planned.stops[7]!.departAt } as const;
    const eta = etaOf(planned, now, left, { kind: 'delay', ...T01, minutes: 45, at: now });
    expect(lates(planned, eta).slice(8, 11)).toEqual([45, 45, 45]);
  });

  it('is nearer by position than by silence: half of 105 min to go, an hour after it should have arrived', () => {
    const [from, to] = [planned.stops[7]!, planned.stops[8]!];
    const now = at(to.arriveAt, 60);
    const left = { kind: 'left', ...T01, stop: 7, at: from.departAt } as const;
    expect(lates(planned, etaOf(planned, now, left))[8]).toBe(60);
    const halfway = { lat: (from.lat + to.lat) / 2, lon: (from.lng + to.lng) / 2 };
    // 60 min late and 52.5 min still to drive
    expect(lates(planned, etaOf(planned, now, left, { kind: 'position', ...T01, ...halfway, at: now }))[8]).toBe(113);
  });

  it('meets the curfew where the delay carries it there: 20 min short at 02:00, it goes on at 05:00', () => {
    // stop 8 planned at 01:40: 40 min late at stop 7, 85 of 105 min are driven at 02:00, 20 remain at 05:00
    const arrival = Date.parse('2020-02-25T01:40:00+08:00');
    const trip = shifted(planned, (arrival - Date.parse(planned.stops[8]!.arriveAt)) / 60_000);
    const left = at(trip.stops[7]!.departAt, 40);
    const eta = etaOf(trip, left, { kind: 'left', ...T01, stop: 7, at: left });
    expect(eta.etaAt[8]).toBe(new Date('2020-02-25T05:20:00+08:00').toISOString());
    // 40 min late becomes 220: the rules add 180
    expect(eta).toMatchObject({ isLawful: true, rulesAddMin: 180 });
    const punctual = etaOf(trip, trip.stops[7]!.departAt, {
      kind: 'left',
      ...T01,
      stop: 7,
      at: trip.stops[7]!.departAt,
    });
    expect(lates(trip, punctual)[8]).toBe(0);
  });

  it('is nothing any more once it has arrived, or nobody waits for it', () => {
    const arrived = { kind: 'arrived', ...T01, stop: 10, at: planned.stops[10]!.arriveAt } as const;
    expect(etaOf(planned, arrived.at, arrived)).toMatchObject({ lateMin: null, isLawful: true });
    expect(etaOf(planned, '2026-01-01T00:00:00Z').etaAt.every((eta) => eta === null)).toBe(true);
  });
});
