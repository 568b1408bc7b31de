import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Plan } from '../../src/contract/plan.ts';
import { type Lock, lockText, parseLock, type StartPlan } from '../../src/contract/replan.ts';
import type { Bus, RosterFile, Scenario } from '../../src/contract/scenario.ts';
import { countyRegister } from '../../src/geo/index.ts';
import { makePlan } from '../../src/planning/makePlan.ts';
import { lockedPeople } from '../../src/planning/replan/lockedPeople.ts';
import { LockFaults } from '../../src/planning/replan/lockFaults.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { cruiseSpeeds } from '../../src/policy/speeds.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { createEstimateRouter } from '../../src/routing/estimate.ts';
import { idNumber } from '../support/people.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { planAndCheck, runSolverHere } from './planRandom.ts';
import { type RandomBatch, randomBatch } from './randomScenario.ts';

/** People of one company who wait in one county, in roster order. */
interface Party {
  company: 'C001' | 'C002' | 'C003';
  place: '安徽省阜阳市临泉县' | '安徽省滁州市明光市' | '河南省洛阳市洛宁县';
  people: number;
}

const counties = countyRegister();

/** A batch of these parties; buses are 49 seats (24 may ride) unless told. */
function scenarioOf(parties: readonly Party[], change: Partial<Scenario> = {}): Scenario {
  let person = 0;
  const rosters = ['C001', 'C002', 'C003'].flatMap((company) => {
    const rows = parties
      .filter((party) => party.company === company)
      .flatMap(({ place, people }) =>
        Array.from({ length: people }, () => {
          person++;
          return `张建国,${idNumber('341221', '19850612', person)},138${10_000_000 + person},${place}`;
        }),
      );
    const text = ['姓名,身份证号,手机号,上车点', ...rows, ''].join('\r\n');
    return rows.length === 0 ? [] : [{ name: `${company}.csv`, bytes: new TextEncoder().encode(text) }];
  });
  return { ...smallScenario('replan'), drivers: null, pickups: [], risk: [], rosters, ...change };
}

async function plan(scenario: Scenario, start?: StartPlan, override: object = {}): Promise<Plan> {
  const { policy } = resolvePolicy({ preset: 'cn-2020-02-11', override });
  const intake = await readRosters(scenario.rosters, { ...scenario, counties, policy: policy! });
  const router = createEstimateRouter(cruiseSpeeds(policy!));
  const deps = { router, counties, runSolver: runSolverHere, now: () => new Date(0) };
  return makePlan({ scenario, policy: policy!, intake, start }, { seed: 1, iterations: 400, locale: 'en' }, deps);
}

const lock = (text: string): Lock => parseLock(text)!;

async function lockFaults(scenario: Scenario, start: StartPlan, override: object = {}) {
  const error = await plan(scenario, start, override).catch((thrown: unknown) => thrown);
  if (!(error instanceof LockFaults)) throw new Error('no lock was refused', { cause: error });
  return error.faults;
}

/** The faults as `lock code`. */
async function codesOf(scenario: Scenario, start: StartPlan, override: object = {}): Promise<string[]> {
  return (await lockFaults(scenario, start, override)).map(({ cell, code }) => `${cell} ${code}`);
}

const bus = (plate: string, seats: number, more: Partial<Bus> = {}): Bus => ({
  ...smallScenario('replan').fleet[0]!,
  plate,
  seats,
  ...more,
});

describe('A: locks as people write them', () => {
  it('A01 what is written is read back', () => {
    const texts = ['trip:T03', 'stop:T02/1', 'group:341221/C/7', 'worker:C007-012'];
    expect(texts.map((text) => lockText(lock(text)))).toEqual(texts);
    expect(['T03', 'trip:', 'stop:T02', 'stop:T02/x', 'group:34/C1', 'bus:T01', ''].map(parseLock)).toEqual(
      Array(7).fill(null),
    );
  });
});

describe('B: planning again', () => {
  const linquan: Party = { company: 'C001', place: '安徽省阜阳市临泉县', people: 20 };
  const mingguang: Party = { company: 'C002', place: '安徽省滁州市明光市', people: 10 };

  it('B01 without any change nothing changes, and it is said so', async () => {
    const scenario = scenarioOf([linquan, mingguang]);
    const first = await plan(scenario);
    const again = await plan(scenario, { plan: first, locks: [] });
    expect(again.trips).toEqual(first.trips);
    expect(again.start).toMatchObject({ createdAt: first.createdAt, changes: 0, priceCny: 0, trips: [], people: [] });
  });

  it('B02 a bus breaks down: its people get another bus, the other trip stays', async () => {
    const fleet = [bus('苏F·A0001', 49), bus('苏F·A0002', 49), bus('苏F·A0003', 49)];
    const first = await plan(scenarioOf([linquan, mingguang], { fleet }));
    expect(first.trips).toHaveLength(2);
    const [broken, other] = first.trips;
    const left = fleet.filter(({ plate }) => plate !== broken!.bus.plate);
    const again = await plan(scenarioOf([linquan, mingguang], { fleet: left }), { plan: first, locks: [] });
    const moved = broken!.stops.flatMap(({ board }) => board);
    expect(again.trips.find(({ tripId }) => tripId === other!.tripId)).toEqual(other);
    expect(again.start!.people.map(({ workerId, change }) => [workerId, change])).toEqual(
      moved.sort().map((workerId) => [workerId, 'moved']),
    );
    // one trip cancelled, one new: 2 × 500, and 50 a person
    expect(again.start!.trips.map(({ change }) => change).sort()).toEqual(['added', 'cancelled']);
    expect(again.start!.priceCny).toBe(1000 + 50 * moved.length);
  });

  it('B03 a price of changes decides whether a cheaper bus is worth it, and is no part of the objective', async () => {
    const dear = bus('苏F·A0001', 49, { costDayCny: 1800 });
    const cheap = bus('苏F·A0002', 49, { costDayCny: 1000 });
    const first = await plan(scenarioOf([linquan], { fleet: [dear] }));
    const both = scenarioOf([linquan], { fleet: [dear, cheap] });
    const at = (price: object) => plan(both, { plan: first, locks: [] }, { price });
    // 800 a day saved, against 2 trips changed and 20 people moved
    const stays = await at({ change_trip: 10_000, change_person: 100 });
    expect(stays.trips[0]!.bus.plate).toBe(dear.plate);
    expect(stays.kpis.objective).toBe(first.kpis.objective);
    const moves = await at({ change_trip: 0, change_person: 1 });
    expect(moves.trips[0]!.bus.plate).toBe(cheap.plate);
    expect(moves.start!.priceCny).toBe(20);
    expect(moves.kpis.objective).toBe(moves.kpis.costCny);
  });

  it('B04 a locked trip keeps plate, id, drivers, stops, times and people though a cheaper bus is free', async () => {
    const dear = bus('苏F·A0001', 49, { costDayCny: 1800 });
    const cheap = bus('苏F·A0002', 49, { costDayCny: 500 });
    const drivers = ['R1', 'R2', 'R3', 'R4'].map((driverId, i) => ({
      ...smallScenario('replan').drivers![0]!,
      driverId,
      drivenLast7dMin: 100 * (4 - i),
    }));
    const first = await plan(scenarioOf([linquan], { fleet: [dear], drivers: drivers.slice(0, 2) }));
    const both = scenarioOf([linquan, mingguang], { fleet: [dear, cheap], drivers });
    const price = { change_trip: 0, change_person: 0 };
    const free = await plan(both, { plan: first, locks: [] }, { price });
    expect(free.trips).not.toContainEqual(first.trips[0]);
    const locked = await plan(both, { plan: first, locks: [lock('trip:T01')] }, { price });
    expect(locked.trips).toContainEqual(first.trips[0]);
    expect(locked.kpis.assigned).toBe(30);
  });

  it('B05 of a group spread over buses, those stay by name who are locked', async () => {
    // 30 people of one group: 24 in one bus, 6 in the other
    const scenario = scenarioOf([{ ...linquan, people: 30 }]);
    const first = await plan(scenario);
    expect(first.trips).toHaveLength(2);
    const small = first.trips.find(({ stops }) => stops.some(({ aboard }) => aboard === 6))!;
    const chosen = small.stops.flatMap(({ board }) => board)[0]!;
    const fewer = scenarioOf([{ ...linquan, people: 28 }]);
    const again = await plan(
      fewer,
      { plan: first, locks: [lock(`worker:${chosen}`)] },
      { price: { change_person: 0 } },
    );
    expect(again.workers.find(({ workerId }) => workerId === chosen)!.tripId).toBe(small.tripId);
  });
});

describe('F: a roster corrected in the middle', () => {
  const linquan: Party = { company: 'C001', place: '安徽省阜阳市临泉县', people: 30 };

  /** The batch without a row of C001, counted from 1. */
  const without = (scenario: Scenario, row: number): Scenario => ({
    ...scenario,
    rosters: scenario.rosters.map((roster) => (roster.name === 'C001.csv' ? withoutRow(roster, row) : roster)),
  });

  it('F01 shifts the ids of those below, and everybody is the same person still', async () => {
    const scenario = scenarioOf([linquan]);
    const first = await plan(scenario);
    const again = await plan(without(scenario, 5), { plan: first, locks: [] });
    expect(again.start!.people).toEqual([
      { workerId: 'C001-005', change: 'withdrawn', from: first.workers[4]!.tripId, to: null },
    ]);
    expect(again.workers.map(({ tripId }) => tripId)).toEqual(
      first.workers.filter(({ workerId }) => workerId !== 'C001-005').map(({ tripId }) => tripId),
    );
  });

  it('F02 locks name people by the ids of the plan that stands', async () => {
    const scenario = scenarioOf([linquan]);
    const first = await plan(scenario);
    const small = first.trips.find(({ stops }) => stops.some(({ aboard }) => aboard === 6))!;
    const chosen = small.stops.flatMap(({ board }) => board).at(-1)!;
    // free to move, the six would go where it is cheapest
    const start = { plan: first, locks: [lock(`worker:${chosen}`)] };
    const again = await plan(without(scenario, 1), start, { price: { change_trip: 0, change_person: 0 } });
    const today = `C001-${String(Number(chosen.slice(5)) - 1).padStart(3, '0')}`;
    expect(again.workers.find(({ workerId }) => workerId === today)!.tripId).toBe(small.tripId);
    expect(await codesOf(without(scenario, 1), { plan: first, locks: [lock('worker:C001-001')] })).toEqual([
      'worker:C001-001 lock_gone',
    ]);
  });

  it('F03 who has another ID number now keeps his place, and plans without tags go by ids', async () => {
    const scenario = scenarioOf([{ ...linquan, people: 3 }]);
    const first = await plan(scenario);
    const tags = first.workers.map(({ idTag }) => idTag);
    expect(new Set(tags).size).toBe(3);
    const corrected = { ...first, workers: first.workers.map((one, i) => (i === 1 ? { ...one, idTag: 'ffff' } : one)) };
    expect((await plan(scenario, { plan: corrected, locks: [] })).start!.people).toEqual([]);
    const untagged = { ...first, workers: first.workers.map(({ idTag: _, ...one }) => one) };
    expect((await plan(scenario, { plan: untagged, locks: [] })).start!.people).toEqual([]);
  });
});

describe('C: locks in the way', () => {
  const linquan: Party = { company: 'C001', place: '安徽省阜阳市临泉县', people: 20 };

  it('C01 who finds no seat because of a lock is told which, and that lifting it helps', async () => {
    const fleet = [bus('苏F·A0001', 49)];
    const first = await plan(scenarioOf([linquan], { fleet }));
    // 24 may ride, 20 do: three more fit, but nobody may board a locked trip
    const more = scenarioOf([linquan, { company: 'C002', place: '安徽省阜阳市临泉县', people: 3 }], { fleet });
    const free = await plan(more, { plan: first, locks: [] });
    expect(free.unassigned).toEqual([]);
    const locked = await plan(more, { plan: first, locks: [lock('worker:C001-001'), lock('trip:T01')] });
    expect(locked.unassigned.map(({ workerId }) => workerId)).toEqual(['C002-001', 'C002-002', 'C002-003']);
    expect(locked.unassigned[0]).toMatchObject({
      reason: { code: 'locked', limit: 'trip:T01', actual: 'unlocked' },
      fix: { proven: true },
    });
  });

  it('C02 locks that name nothing are all told at once, in both languages, with what to do', async () => {
    const scenario = scenarioOf([linquan]);
    const first = await plan(scenario);
    const wrong = ['trip:T09', 'stop:T01/0', 'group:341221/C003', 'worker:C009-001'];
    const faults = await lockFaults(scenario, { plan: first, locks: [...wrong, 'trip:T01'].map(lock) });
    expect(faults.map(({ cell, code }) => `${cell} ${code}`)).toEqual(wrong.map((text) => `${text} lock_unknown`));
    for (const { message, remedy } of faults)
      for (const text of [message, remedy]) expect([text.zh, text.en]).not.toContain('');
  });

  it('C03 locks that the batch of today forbids are faults: bus gone, people gone, seats, limits', async () => {
    const scenario = scenarioOf([linquan]);
    const first = await plan(scenario);
    const start = (...texts: string[]) => ({ plan: first, locks: texts.map(lock) });

    const others = scenario.fleet.filter(({ plate }) => plate !== first.trips[0]!.bus.plate);
    expect(await codesOf({ ...scenario, fleet: others }, start('trip:T01'))).toEqual(['trip:T01 lock_bus']);
    const gone = scenarioOf([{ ...linquan, people: 19 }]);
    expect(await codesOf(gone, start('worker:C001-020'))).toEqual(['worker:C001-020 lock_gone']);
    const quarter = { occupancy: { cap: 0.25, by_risk: { low: 0.25, medium: 0.25, high: 0.25 } } };
    expect(await codesOf(scenario, start('group:341221/C001'), quarter)).toEqual(['group:341221/C001 lock_capacity']);
    const near = { limits: { loadedDistanceM: 300_000 } };
    expect(await codesOf(scenario, start('trip:T01'), near)).toEqual(['trip:T01 lock_unlawful']);
    // what is not locked may break the same limits
    expect((await plan(scenario, start(), quarter)).kpis.assigned).toBe(20);
  });

  it('C06 who was left over has no bus to stay in', async () => {
    // 24 of 30 may ride in the only bus
    const scenario = scenarioOf([{ ...linquan, people: 30 }], { fleet: [bus('苏F·A0001', 49)] });
    const first = await plan(scenario);
    const over = first.unassigned.map(({ workerId }) => workerId);
    expect(over).toHaveLength(6);
    const rider = first.workers.find(({ tripId }) => tripId !== null)!.workerId;
    const locks = [lock(`worker:${over[0]}`), lock(`worker:${rider}`)];
    expect(await codesOf(scenario, { plan: first, locks })).toEqual([`worker:${over[0]} lock_left_over`]);
  });

  it('C07 more stops than the policy of today allows cannot be locked', async () => {
    // two pick-ups and two drop-offs in one bus
    const mingguang: Party = { company: 'C002', place: '安徽省滁州市明光市', people: 4 };
    const scenario = scenarioOf([{ ...linquan, people: 4 }, mingguang], { fleet: [bus('苏F·A0001', 49)] });
    const start = { plan: await plan(scenario), locks: [lock('trip:T01')] };
    for (const trip of [{ max_pickups: 1 }, { max_dropoffs: 1 }])
      expect(await codesOf(scenario, start, { trip })).toEqual(['trip:T01 lock_stops']);
    // the same people in a bus each, where one alone is locked
    const locks = [lock('group:341221/C001')];
    const freed = await plan(scenario, { ...start, locks }, { trip: { max_pickups: 1 } });
    expect(freed.kpis.assigned).toBe(4);
  });

  it('C08 people whom the health rules of today keep apart cannot be locked into one bus', async () => {
    const mingguang: Party = { company: 'C001', place: '安徽省滁州市明光市', people: 4 };
    const scenario = scenarioOf([{ ...linquan, people: 4 }, mingguang]);
    const start = { plan: await plan(scenario), locks: [lock('trip:T01')] };
    expect(start.plan.trips).toHaveLength(1);
    const rules = [{ origin: '341100', days: 0, from: '2020-02-20', to: null, single_room: false }];
    const apart = { iso: { rules }, cohort: { separate_isolation: true } };
    expect(await codesOf(scenario, start, apart)).toEqual(['trip:T01 lock_sharing']);
    // a county of high risk shares with no other
    const risk = [{ adcode: '341182', level: 'high' as const, from: '2020-02-01', to: '2020-03-31' }];
    expect(await codesOf({ ...scenario, risk }, start)).toEqual(['trip:T01 lock_sharing']);
  });

  it('C09 a trip cannot stay as it is when somebody aboard has moved to another place', async () => {
    const scenario = scenarioOf([linquan]);
    const start = { plan: await plan(scenario), locks: [lock('trip:T01')] };
    const mingguang: Party = { company: 'C001', place: '安徽省滁州市明光市', people: 1 };
    const moved = scenarioOf([{ ...linquan, people: 19 }, mingguang]);
    expect(await codesOf(moved, start)).toEqual(['trip:T01 lock_moved']);
    // locked by himself he takes his bus to the new place
    const locks = [lock('worker:C001-020'), lock('worker:C001-001')];
    const again = await plan(moved, { ...start, locks });
    const calls = again.trips.find(({ tripId }) => tripId === 'T01')!.stops.filter(({ kind }) => kind === 'pickup');
    expect(calls.map(({ adcode }) => adcode).sort()).toEqual(['341182', '341221']);
  });

  it('C05 a plan of another batch is refused as a whole', async () => {
    const scenario = scenarioOf([linquan]);
    const start = { plan: await plan(scenario), locks: [lock('trip:T09')] };
    const faults = await lockFaults({ ...scenario, name: 'another' }, start);
    expect(faults.map(({ code }) => code)).toEqual(['start_other_batch']);
  });

  it('C04 drivers of a locked trip who are gone are a fault', async () => {
    const drivers = ['R1', 'R2'].map((driverId) => ({ ...smallScenario('replan').drivers![0]!, driverId }));
    const scenario = scenarioOf([linquan], { drivers });
    const first = await plan(scenario);
    const others = drivers.map((driver) => ({ ...driver, driverId: `${driver.driverId}x` }));
    const start = { plan: first, locks: [lock('trip:T01')] };
    expect((await lockFaults({ ...scenario, drivers: others }, start)).map(({ code }) => code)).toEqual([
      'lock_drivers',
    ]);
  });
});

describe('D: quarantine cohorts', () => {
  const parties: Party[] = [
    { company: 'C001', place: '安徽省阜阳市临泉县', people: 4 },
    { company: 'C001', place: '安徽省滁州市明光市', people: 4 },
  ];
  const rules = [{ origin: '341100', days: 0, from: '2020-02-20', to: null, single_room: false }];
  const apart = { iso: { rules }, cohort: { separate_isolation: true } };

  it('D01 people under different isolation rules share a bus unless the policy keeps them apart', async () => {
    const scenario = scenarioOf(parties);
    expect((await plan(scenario, undefined, { iso: { rules } })).trips).toHaveLength(1);
    expect((await plan(scenario, undefined, apart)).trips).toHaveLength(2);
    const past = { ...apart, iso: { rules: [{ ...rules[0]!, from: '2020-03-22' }] } };
    expect((await plan(scenario, undefined, past)).trips).toHaveLength(1);
  });

  it('D02 who is left over for that is told so', async () => {
    // so dear a bus that sharing one is the cheaper remedy
    const fleet = [bus('苏F·A0001', 49, { costDayCny: 9000 })];
    const first = await plan(scenarioOf(parties, { fleet }), undefined, apart);
    expect(first.unassigned).toHaveLength(4);
    expect(first.unassigned[0]).toMatchObject({
      reason: { code: 'excluded', limit: 'cohort.separate_isolation' },
      fix: { proven: true },
    });
  });
});

describe('E: random batches planned again', () => {
  it('E01 whatever is locked and whatever breaks, the checker finds every lock kept and every change told', async () => {
    const batches = randomBatch({ companies: 4, counties: 6, people: { min: 1, max: 14, groups: 8 }, buses: 8 });
    let changed = 0;
    await fc.assert(
      fc.asyncProperty(
        batches,
        fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
        fc.constantFrom(true, true, false),
        fc.option(fc.nat()),
        async (batch, picks, breaks, gone) => {
          const first = await planAndCheck(batch, 40);
          const locks = randomLocks(first.plan, picks);
          const whole = breaks ? withoutFreeBus(batch, first.plan, locks) : batch;
          const today = gone === null ? whole : withoutFreePerson(whole, first.plan, locks, gone);
          const again = await planAndCheck(today, 60, runSolverHere, { plan: first.plan, locks });
          expect(again.violations.map(({ ruleId, text }) => `${ruleId}: ${text.en}`)).toEqual([]);
          expect(again.plan.start!.locks).toEqual(locks.map(lockText));
          changed += again.plan.start!.changes;
          if (today !== batch || batch.scenario.drivers !== null) return;
          // the plan that stands was there to begin with
          expect(again.plan.kpis.assigned).toBeGreaterThanOrEqual(first.plan.kpis.assigned);
          if (again.plan.kpis.assigned === first.plan.kpis.assigned)
            expect(again.plan.kpis.objective + again.plan.start!.priceCny).toBeLessThanOrEqual(
              first.plan.kpis.objective + 0.005,
            );
        },
      ),
      { numRuns: 12 },
    );
    expect(changed).toBeGreaterThan(0);
  }, 300_000);
});

/** The batch without the row of somebody whom no lock holds, if there is one. */
function withoutFreePerson(batch: RandomBatch, before: Plan, locks: readonly Lock[], pick: number): RandomBatch {
  const held = new Set(
    locks.flatMap((each) => {
      const found = lockedPeople(before, each);
      return 'people' in found ? found.people.map(({ workerId }) => workerId) : [];
    }),
  );
  const free = before.workers.filter(({ workerId }) => !held.has(workerId));
  if (free.length === 0 || before.workers.length < 2) return batch;
  const { file, row } = free[pick % free.length]!.source;
  const rosters = batch.scenario.rosters.flatMap((roster) => {
    if (roster.name !== file) return [roster];
    const shorter = withoutRow(roster, row - 1);
    // a roster of nobody is a fault
    return before.workers.filter(({ source }) => source.file === file).length > 1 ? [shorter] : [];
  });
  return { ...batch, scenario: { ...batch.scenario, rosters } };
}

/** A CSV roster without one of its people, counted from 1. */
function withoutRow({ name, bytes }: RosterFile, row: number): RosterFile {
  const lines = new TextDecoder().decode(bytes).split('\r\n');
  return { name, bytes: new TextEncoder().encode(lines.filter((_, i) => i !== row).join('\r\n')) };
}

/** A few locks on what the plan has. */
function randomLocks({ trips, workers }: Plan, picks: readonly number[]): Lock[] {
  if (trips.length === 0) return [];
  const [a, b, c, d] = picks as [number, number, number, number];
  const trip = trips[a % trips.length]!;
  const stops = trip.stops.filter(({ board, alight }) => board.length + alight.length > 0);
  const riders = workers.filter(({ tripId }) => tripId !== null);
  const rider = riders[c % riders.length]!;
  const other = trips[b % trips.length]!;
  const all: Lock[] = [
    { kind: 'trip', tripId: other.tripId },
    { kind: 'stop', tripId: trip.tripId, seq: stops[b % stops.length]!.seq },
    { kind: 'worker', workerId: rider.workerId },
    { kind: 'group', adcode: rider.adcode, companyId: rider.companyId },
  ];
  return all.filter((_, i) => (d >> i) & 1);
}

/** The batch without one bus that nobody is locked to, if there is one. */
function withoutFreeBus(batch: RandomBatch, { trips, workers }: Plan, locks: readonly Lock[]): RandomBatch {
  const held = new Set(
    locks.flatMap((each) => {
      if (each.kind === 'trip' || each.kind === 'stop') return [each.tripId];
      const members = workers.filter((worker) =>
        each.kind === 'worker'
          ? worker.workerId === each.workerId
          : worker.adcode === each.adcode && worker.companyId === each.companyId,
      );
      return members.map(({ tripId }) => tripId);
    }),
  );
  const broken = trips.find(({ tripId }) => !held.has(tripId));
  if (broken === undefined || batch.scenario.fleet.length < 2) return batch;
  const fleet = batch.scenario.fleet.filter(({ plate }) => plate !== broken.bus.plate);
  return { ...batch, scenario: { ...batch.scenario, fleet } };
}
