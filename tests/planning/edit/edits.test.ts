import { describe, expect, it } from '@jest/globals';
import { type Plan, planSchema } from '../../../src/contract/plan.ts';
import type { PlanEdit } from '../../../src/contract/planEdit.ts';
import type { Bus, Driver } from '../../../src/contract/scenario.ts';
import { adoptPlan } from '../../../src/planning/edit/adopt.ts';
import { applyEdit } from '../../../src/planning/edit/applyEdit.ts';
import { comparePlans } from '../../../src/planning/edit/comparePlans.ts';
import { draftOf } from '../../../src/planning/edit/draftState.ts';
import { editsOn } from '../../../src/planning/edit/editBatch.ts';
import { reevaluate } from '../../../src/planning/edit/reevaluate.ts';
import { resequenceTrip } from '../../../src/planning/edit/resequence.ts';
import { staffingAfter } from '../../../src/planning/edit/staffingAfter.ts';
import { smallScenario } from '../../support/smallScenario.ts';
import { aboard, edited, inputOf, linquan, mingguang, redrawn, refusedBy, writing } from './editing.ts';

const bus = (plate: string, seats: number, more: Partial<Bus> = {}): Bus => ({
  ...smallScenario('edit').fleet[0]!,
  plate,
  seats,
  ...more,
});
const driver = (driverId: string, more: Partial<Driver> = {}): Driver => ({
  ...smallScenario('edit').drivers![0]!,
  driverId,
  drivenLast7dMin: 0,
  ...more,
});

const workers = (...workerIds: string[]) => ({ kind: 'workers', workerIds }) as const;

/** 20 of C001 at Linquan and 20 of C002 at Mingguang: 24 of 49 seats may be sold, so that each county has a bus of its own. */
const two = [
  { company: 'C001', place: linquan, people: 20 },
  { company: 'C002', place: mingguang, people: 20 },
] as const;
const spare = { fleet: [bus('苏F·A0001', 49), bus('苏F·A0002', 49), bus('苏F·A0003', 49), bus('苏F·A0004', 19)] };

async function twoTrips() {
  const { edits, state } = await edited(await inputOf(two, spare));
  const tripOf = (companyId: string) => state.plan.workers.find((worker) => worker.companyId === companyId)!.tripId!;
  return { edits, state, one: tripOf('C001'), other: tripOf('C002') };
}

const people = (count: number, tripId: string) =>
  ({ kind: 'group', tripId, adcode: '341221', companyId: 'C001', people: count }) as const;

describe('A: moving people', () => {
  it('A01 four fit into 20 of 24 seats, the fifth does not, and is told by the figures', async () => {
    const { edits, state, one, other } = await twoTrips();
    const four = redrawn(edits, state, { kind: 'move', what: people(4, one), to: { kind: 'trip', tripId: other } });
    expect([aboard(four, one).length, aboard(four, other).length]).toEqual([16, 24]);
    expect(four.plan.kpis).toMatchObject({ assigned: 40, buses: 2, contactPairs: 4 * 20, splitGroups: 1 });
    const five = applyEdit(
      edits,
      state,
      { kind: 'move', what: people(5, one), to: { kind: 'trip', tripId: other } },
      writing,
    );
    expect(five).toMatchObject({ done: false, limits: [{ rule: 'capacity', limit: 24, actual: 25, tripId: other }] });
  });

  it('A02 an idle bus is the cheapest that can take them: 9 of 19 seats may be sold', async () => {
    const { edits, state, one } = await twoTrips();
    const cheap = { ...spare, fleet: spare.fleet.map((one) => (one.seats === 19 ? { ...one, costDayCny: 900 } : one)) };
    const { edits: withCheap } = await edited(await inputOf(two, cheap));
    const nine = redrawn(withCheap, state, { kind: 'move', what: people(9, one), to: { kind: 'new' } });
    expect(nine.plan.trips.at(-1)).toMatchObject({ tripId: 'T03', bus: { plate: '苏F·A0004', capacity: 9 } });
    const ten = redrawn(withCheap, state, { kind: 'move', what: people(10, one), to: { kind: 'new' } });
    expect(ten.plan.trips.at(-1)).toMatchObject({ tripId: 'T03', bus: { plate: '苏F·A0003' } });
    const named = applyEdit(
      edits,
      state,
      { kind: 'move', what: people(10, one), to: { kind: 'new', plate: '苏F·A0004' } },
      writing,
    );
    expect(refusedBy(named)).toEqual(['capacity']);
  });

  it('A03 a bus that everybody leaves is cancelled, its number is never given again, and bounds are not claimed for more people left over', async () => {
    const { edits, state, one } = await twoTrips();
    const out = redrawn(edits, state, { kind: 'move', what: { kind: 'trip', tripId: one }, to: { kind: 'left_over' } });
    expect(out.plan.trips.map(({ tripId }) => tripId)).not.toContain(one);
    expect(out.plan.unassigned).toHaveLength(20);
    expect(out.plan.unassigned[0]).toMatchObject({ reason: { code: 'locked', limit: 'by_hand' }, fix: null });
    // 20 people need a bus, 40 needed two
    expect([state.plan.bounds.buses.value, out.plan.bounds.buses.value]).toEqual([2, 1]);
    const what = { kind: 'workers', workerIds: out.plan.unassigned.map(({ workerId }) => workerId) } as const;
    const back = redrawn(edits, out, { kind: 'move', what, to: { kind: 'new' } });
    expect(back.plan.trips.map(({ tripId }) => tripId)).toContain('T03');
    expect(back.plan.unassigned).toEqual([]);
  });

  it('A04 people who travel together move together or not at all', async () => {
    const waiting = [two[0], { ...two[1], with: '13810000001' }];
    const { edits, state } = await edited(await inputOf(waiting, spare));
    const home = state.plan.workers.find(({ workerId }) => workerId === 'C001-001')!.tripId!;
    expect(aboard(state, home)).toContain('C002-001');
    const move = (workerIds: string[]) =>
      applyEdit(edits, state, { kind: 'move', what: { kind: 'workers', workerIds }, to: { kind: 'new' } }, writing);
    expect(refusedBy(move(['C001-001']))).toEqual(['party']);
    expect(refusedBy(move(['C001-001', 'C002-001']))).toEqual([]);
  });
});

describe('B: locks', () => {
  it('B01 each kind holds what it names, and nothing else', async () => {
    const { edits, state, one, other } = await twoTrips();
    const locked = (lock: Parameters<typeof redrawn>[2] & { kind: 'lock' }) => redrawn(edits, state, lock);
    const move = { kind: 'move', what: people(1, one), to: { kind: 'trip', tripId: other } } as const;
    const last = { kind: 'move', what: workers('C001-020'), to: move.to } as const;
    const boards = state.plan.trips.find(({ tripId }) => tripId === one)!.stops.find(({ kind }) => kind === 'pickup')!;
    for (const lock of [
      { kind: 'trip', tripId: one },
      { kind: 'trip', tripId: other },
      { kind: 'stop', tripId: one, seq: boards.seq },
      { kind: 'group', adcode: '341221', companyId: 'C001' },
    ] as const)
      expect(refusedBy(applyEdit(edits, locked({ kind: 'lock', lock }), last, writing))).toEqual(['lock']);
    const worker = locked({ kind: 'lock', lock: { kind: 'worker', workerId: 'C001-001' } });
    expect(refusedBy(applyEdit(edits, worker, move, writing))).toEqual(['lock']);
    expect(refusedBy(applyEdit(edits, worker, last, writing))).toEqual([]);
  });

  it('B02 a lock on a stop follows the stop, wherever an edit puts it', async () => {
    const { edits, state, one, other } = await twoTrips();
    const stopOf = (plan: typeof state.plan) =>
      plan.trips
        .find(({ tripId }) => tripId === other)!
        .stops.find(({ adcode, kind }) => kind === 'pickup' && adcode === '341182')!;
    const { seq } = stopOf(state.plan);
    const locked = redrawn(edits, state, { kind: 'lock', lock: { kind: 'stop', tripId: other, seq } });
    const moved = redrawn(edits, locked, { kind: 'move', what: people(2, one), to: { kind: 'trip', tripId: other } });
    expect(moved.locks).toEqual([{ kind: 'stop', tripId: other, seq: stopOf(moved.plan).seq }]);
    expect(stopOf(moved.plan).seq).not.toBe(seq);
  });
});

describe('C: bus and crew', () => {
  const drivers = [
    driver('R1'),
    driver('R2'),
    driver('R3'),
    driver('R4'),
    driver('R5'),
    driver('R6'),
    driver('OLD', { licenceExpires: '2020-02-23' }),
    driver('TIRED', { drivenLast7dMin: 44 * 60 - 30 }),
  ];

  it('C01 another bus must have the seats and stand idle; people and stops stay', async () => {
    const { edits, state, one, other } = await twoTrips();
    const change = (plate: string) => applyEdit(edits, state, { kind: 'bus', tripId: one, plate }, writing);
    expect(refusedBy(change('苏F·A0004'))).toEqual(['capacity']);
    expect(refusedBy(change(state.plan.trips.find(({ tripId }) => tripId === other)!.bus.plate))).toEqual(['bus']);
    expect(refusedBy(change('苏F·X9999'))).toEqual(['bus']);
    const swapped = redrawn(edits, state, { kind: 'bus', tripId: one, plate: '苏F·A0003' });
    expect(aboard(swapped, one)).toEqual(aboard(state, one));
    expect(swapped.plan.trips.find(({ tripId }) => tripId === one)!.bus.plate).toBe('苏F·A0003');
  });

  it('C02 drivers must be free, licensed to the end of the trip and have hours left of their week', async () => {
    const { edits, state } = await edited(await inputOf(two, { ...spare, drivers }));
    const [one, other] = state.plan.trips as [(typeof state.plan.trips)[0], (typeof state.plan.trips)[0]];
    const needed = one.crew.length;
    const free = drivers
      .map(({ driverId }) => driverId)
      .filter((id) => /^R/.test(id) && ![...one.crew, ...other.crew].some(({ driverId }) => driverId === id));
    const crew = (driverIds: string[]) =>
      applyEdit(edits, state, { kind: 'crew', tripId: one.tripId, driverIds }, writing);
    expect(refusedBy(crew(other.crew.map(({ driverId }) => driverId)))).toEqual(other.crew.map(() => 'crew'));
    const rest = free.slice(0, needed - 1);
    expect(refusedBy(crew(['OLD', ...rest]))).toEqual(['crew']);
    expect(refusedBy(crew(['TIRED', ...rest]))).toEqual(['crew']);
    const changed = crew(free.slice(0, needed));
    expect(refusedBy(changed)).toEqual([]);
    expect(changed.done && changed.raised.map(({ rule }) => rule)).toEqual(['crew']);
  });
});

describe('D: order of stops', () => {
  const both = [
    { company: 'C001', place: linquan, people: 8 },
    { company: 'C002', place: mingguang, people: 8 },
  ] as const;

  it('D01 an order made by hand stands until somebody confirms that it may go, then the best one comes back', async () => {
    const { edits, state } = await edited(await inputOf(both));
    const [trip] = state.plan.trips;
    const pickups = trip!.stops.filter(({ kind }) => kind === 'pickup').map(({ seq }) => seq);
    expect(pickups).toHaveLength(2);
    const { tripId } = trip!;
    const turned = redrawn(edits, state, { kind: 'order', tripId, pickups: [...pickups].reverse() });
    // Linquan lies far behind Mingguang: to go there second is the longer way
    expect(turned.plan.kpis.distanceM).toBeGreaterThan(state.plan.kpis.distanceM);
    expect(turned.byHand.tripIds).toEqual([tripId]);
    expect(resequenceTrip(edits, turned, { tripId, confirm: false }, writing)).toMatchObject({
      done: false,
      undoes: [{ en: expect.stringContaining('by hand') }],
    });
    const best = resequenceTrip(edits, turned, { tripId, confirm: true }, writing);
    expect(best.done && best.state.plan.kpis).toEqual(state.plan.kpis);
    expect(refusedBy(resequenceTrip(edits, state, { tripId, confirm: false }, writing))).toEqual(['nothing']);
    expect(
      refusedBy(applyEdit(edits, state, { kind: 'order', tripId, pickups: [pickups[0]!, pickups[0]!] }, writing)),
    ).toEqual(['unknown']);
  });
});

describe('E: the batch moves on', () => {
  it('E01 re-evaluating takes who was withdrawn out, puts who came among those left over, and keeps what today forbids in sight', async () => {
    const { state, one } = await twoTrips();
    const fewer = await edited(
      await inputOf(
        [
          { ...two[0], people: 18 },
          { ...two[1], people: 21 },
        ],
        spare,
      ),
    );
    const outcome = reevaluate(fewer.edits, state, { isSameInput: false, hasRejected: true }, writing);
    if (!outcome.done) throw new Error('re-evaluating is never refused');
    expect(aboard(outcome.state, one)).toHaveLength(18);
    expect(outcome.state.plan.unassigned.map(({ workerId }) => workerId)).toEqual(['C002-021']);
    expect(outcome.state.broken).toEqual([]);

    const strict = await edited(
      await inputOf(two, spare, { occupancy: { by_risk: { low: 0.4, medium: 0.4, high: 0.4 } } }),
    );
    const broken = reevaluate(strict.edits, state, { isSameInput: false, hasRejected: true }, writing);
    // ⌊0.4 × 49⌋ = 19 of 20
    expect(broken.done && broken.state.broken.map(({ rule, limit, actual }) => [rule, limit, actual])).toEqual([
      ['capacity', 19, 20],
      ['capacity', 19, 20],
    ]);
    expect(broken.done && broken.state.plan.trips.map(({ tripId }) => tripId)).toEqual(
      state.plan.trips.map(({ tripId }) => tripId),
    );
  });
});

describe('F: other plans', () => {
  it('F01 adopting a plan that undoes hands and locks lists them, and takes a confirmation', async () => {
    const { edits, state, one, other } = await twoTrips();
    const moved = redrawn(edits, state, { kind: 'move', what: people(2, one), to: { kind: 'trip', tripId: other } });
    const locked = redrawn(edits, moved, { kind: 'lock', lock: { kind: 'worker', workerId: 'C001-002' } });
    const text = { zh: '', en: '' };
    const adopted = adoptPlan(edits, locked, state.plan, { confirm: false, text });
    expect(adopted).toMatchObject({
      done: false,
      undoes: [
        { en: '2 people moved by hand would be elsewhere: C001-001, C001-002' },
        { en: 'the lock on the person C001-002 would be broken' },
      ],
    });
    const confirmed = adoptPlan(edits, locked, state.plan, { confirm: true, text });
    expect(confirmed.done && confirmed.state.plan.trips).toEqual(state.plan.trips);
    expect(confirmed.done && confirmed.state.byHand.workerIds).toEqual([]);
    expect(adoptPlan(edits, locked, locked.plan, { confirm: false, text })).toMatchObject({ done: true });
  });

  it('F02 two plans are compared in words: buses, money, contacts, trips and people', async () => {
    const { edits, state, one, other } = await twoTrips();
    const split = redrawn(edits, state, { kind: 'move', what: people(4, one), to: { kind: 'new' } });
    const { figures, trips, people: moved, sentences } = comparePlans(state.plan, split.plan);
    expect(figures.find(({ figure }) => figure === 'buses')).toMatchObject({
      from: 2,
      to: 3,
      text: { en: 'buses 2 → 3 (+1)' },
    });
    expect(trips.map(({ tripId, change }) => [tripId, change])).toEqual([
      [one, 'changed'],
      ['T03', 'added'],
    ]);
    expect(moved).toEqual(
      ['C001-001', 'C001-002', 'C001-003', 'C001-004'].map((workerId) => ({
        workerId,
        change: 'moved',
        from: one,
        to: 'T03',
      })),
    );
    expect(sentences.map(({ zh }) => zh)).toContain('4 人换车');
    expect(comparePlans(state.plan, state.plan)).toMatchObject({ figures: [], trips: [], people: [] });
    expect(trips.find(({ tripId }) => tripId === other)).toBeUndefined();
  });
});

describe('G: what the document says of itself', () => {
  /** Two buses to Linquan, beyond 400 km: two drivers each. */
  const far = [two[0], { ...two[1], place: linquan }];

  it('G01 what is tight is counted anew; losses, which only a run solves, are not claimed; nothing is tight beside people left over', async () => {
    const { edits, state, one, other } = await twoTrips();
    const tight = (plan: typeof state.plan) => plan.tight?.map(({ kind, limit, actual }) => [kind, limit, actual]);
    // an idle bus of the same kind stands by
    const run = { ...state, plan: { ...state.plan, tight: [{ kind: 'lost_bus', limit: 40, actual: 0, text: '' }] } };
    const four = redrawn(edits, run as typeof state, {
      kind: 'move',
      what: people(4, one),
      to: { kind: 'trip', tripId: other },
    });
    // 2 of 4 buses run; 24 of 24 seats of one of them are taken, 16 + 24 of 2 × 24 in all
    expect(tight(four.plan)?.slice(0, 2)).toEqual([
      ['buses', 4, 2],
      ['seats', 48, 40],
    ]);
    expect(four.plan.tight!.map(({ kind }) => kind)).not.toContain('lost_bus');
    const left = redrawn(edits, four, { kind: 'move', what: workers('C001-001'), to: { kind: 'left_over' } });
    expect(left.plan.tight).toEqual([]);
    const locked = redrawn(edits, run as typeof state, { kind: 'lock', lock: { kind: 'trip', tripId: one } });
    expect(locked.plan.tight).toEqual(run.plan.tight);
  });

  it('G02 drivers are counted anew, and fewer are claimed impossible only where all of them are on the road at once', async () => {
    const drivers = Array.from({ length: 8 }, (_, i) => driver(`R${i + 1}`));
    const { edits, state } = await edited(await inputOf(far, { ...spare, drivers }));
    // both are on the road at the same time, and nobody drives two buses at once
    expect(state.plan.trips.map(({ crew }) => crew.length)).toEqual([2, 2]);
    expect(state.plan.staffing).toEqual({ drivers: 4, fewest: true, shortages: [] });
    const [trip] = state.plan.trips;
    const tripId = trip!.tripId;
    const left = redrawn(edits, state, { kind: 'move', what: { kind: 'trip', tripId }, to: { kind: 'left_over' } });
    expect(left.plan.staffing).toEqual({ drivers: 2, fewest: true, shortages: [] });
    const some = { kind: 'move', what: people(2, state.plan.workers[0]!.tripId!), to: { kind: 'new' } } as const;
    expect(redrawn(edits, state, some).plan.staffing).toEqual({ drivers: 6, fewest: true, shortages: [] });
    // the same trips one after the other could share drivers: four are not proven to be the fewest
    const dayS = 86_400_000;
    const later = (at: string) => new Date(Date.parse(at) + 2 * dayS).toISOString();
    const apart = state.plan.trips.map((one, i) => ({
      ...one,
      stops: one.stops.map((stop) =>
        i === 0 ? stop : { ...stop, arriveAt: later(stop.arriveAt), departAt: later(stop.departAt) },
      ),
    }));
    expect(staffingAfter(edits.batch, state.plan, { trips: apart, unassigned: [] }).fewest).toBe(false);
  });

  it('G03 what a depot lacks is carried on while the same people lack a crew, is nothing once they ride, and else is not known', async () => {
    const drivers = [driver('R1'), driver('R2'), driver('R3')];
    const { edits, state } = await edited(await inputOf(far, { ...spare, drivers }));
    // each of the two trips takes two drivers: one more is needed
    expect(state.plan.staffing).toMatchObject({ drivers: 2, shortages: [{ depotId: 'D1', drivers: 1 }] });
    const [trip] = state.plan.trips;
    const { shortages } = state.plan.staffing!;
    const calls = redrawn(edits, state, { kind: 'bus', tripId: trip!.tripId, plate: '苏F·A0003' });
    expect(calls.plan.staffing).toEqual({ drivers: 2, fewest: true, shortages });
    const whole = { kind: 'trip', tripId: trip!.tripId } as const;
    const left = redrawn(edits, state, { kind: 'move', what: whole, to: { kind: 'left_over' } });
    // all three drivers are free now, and who was left for want of them is left still
    expect(left.plan.staffing).toEqual({ drivers: 0, fewest: true });
    const lacking = left.plan.unassigned.filter(({ reason }) => reason.code === 'no_crew');
    const what = workers(...lacking.map(({ workerId }) => workerId));
    const ride = redrawn(edits, left, { kind: 'move', what, to: { kind: 'new' } });
    expect(ride.plan.staffing).toEqual({ drivers: 2, fewest: true, shortages: [] });
    const again = reevaluate(edits, state, { isSameInput: false, hasRejected: false }, writing);
    expect(again.done && again.state.plan.staffing).toEqual({ drivers: 2, fewest: true });
  });

  it('G04 re-evaluating keeps who travels with whom, and by what a person is known in the next plan', async () => {
    const { edits, state } = await edited(await inputOf([two[0], { ...two[1], with: '13810000001' }], spare));
    const again = reevaluate(edits, state, { isSameInput: false, hasRejected: false }, writing);
    expect(again.done && again.state.plan.workers).toEqual(state.plan.workers);
    expect(state.plan.workers.filter(({ partyId }) => partyId !== undefined)).toHaveLength(2);
  });

  it('G05 a plan whose legs were measured since says so, and one whose legs are estimates again does, too', async () => {
    const { edits, state, one, other } = await twoTrips();
    const { legs } = edits.batch;
    const server = { zh: '路网', en: 'a road server' };
    const measured = editsOn(
      { ...edits.batch, legs: { ...legs, estimated: legs.estimated.map(() => 0) } },
      { ...edits.sources, roads: server },
    );
    const move = { kind: 'move', what: people(1, one), to: { kind: 'trip', tripId: other } } as const;
    const onRoads = redrawn(measured, state, move);
    expect([state.plan.router.name, onRoads.plan.router]).toEqual([
      'estimate',
      { name: 'graphhopper', detail: server.en },
    ]);
    expect(redrawn(edits, onRoads, { ...move, what: workers('C001-002') }).plan.router).toEqual(state.plan.router);
  });
});

describe('H: people left over', () => {
  /** One bus of 24 that a depot can staff: the second trip lacks a driver, and what would help was proven. */
  const proven = { text: 'add 1 driver; solved again, all 20 are carried', proven: true, people: 20, changes: [] };
  const withFix = async () => {
    const { edits, state, one, other } = await twoTrips();
    const reason = { code: 'no_crew', limit: 2, actual: 1, text: 'nobody drives' } as const;
    const whole = { kind: 'trip', tripId: other } as const;
    const left = redrawn(edits, state, { kind: 'move', what: whole, to: { kind: 'left_over' } });
    const unassigned = left.plan.unassigned.map(({ workerId }) => ({ workerId, reason, fix: proven }));
    return { edits, one, state: draftOf({ ...left.plan, unassigned }) };
  };
  const told = ({ plan }: { plan: Plan }) => plan.unassigned.map(({ fix }) => fix);

  it('H01 no fix counts as proven once anything was changed by hand, and its text says of when it is', async () => {
    const { edits, state, one } = await withFix();
    expect(told(state).every((fix) => fix?.proven)).toBe(true);
    const edit = (what: PlanEdit) => redrawn(edits, state, what);
    const lock = { kind: 'trip', tripId: one } as const;
    const locked = edit({ kind: 'lock', lock });
    const changed = [
      locked,
      edit({ kind: 'move', what: workers('C002-001'), to: { kind: 'new' } }),
      edit({ kind: 'bus', tripId: one, plate: '苏F·A0003' }),
    ];
    for (const draft of changed) {
      expect(draft.plan.unassigned.length).toBeGreaterThan(15);
      for (const { stale, fix, reason } of draft.plan.unassigned) {
        expect({ stale, proven: fix?.proven }).toEqual({ stale: true, proven: false });
        expect(fix?.text).toMatch(/^\(before the plan was changed\) add 1 driver/);
        expect(reason).toMatchObject({ code: 'no_crew', text: expect.stringMatching(/^\(before/) });
      }
      planSchema.parse(draft.plan);
    }
    // said once, however much is changed
    const twice = redrawn(edits, locked, { kind: 'unlock', lock });
    expect(told(redrawn(edits, twice, { kind: 'lock', lock }))).toEqual(told(locked));
  });

  it('H02 where the batch has changed no reason is told that may be none any more; where it has not, all stand', async () => {
    const { edits, state } = await withFix();
    const same = reevaluate(edits, state, { isSameInput: true, hasRejected: false }, writing);
    expect(same.done && told(same.state)).toEqual(told(state));
    const other = reevaluate(edits, state, { isSameInput: false, hasRejected: false }, writing);
    if (!other.done) throw new Error('re-evaluating is never refused');
    for (const { reason, fix } of other.state.plan.unassigned) {
      expect({ code: reason.code, limit: reason.limit, fix }).toEqual({ code: 'locked', limit: 'planned', fix: null });
    }
  });
});
