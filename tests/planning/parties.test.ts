import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Plan } from '../../src/contract/plan.ts';
import { parseLock, type StartPlan } from '../../src/contract/replan.ts';
import type { Bus, Scenario } from '../../src/contract/scenario.ts';
import { countyRegister } from '../../src/geo/index.ts';
import { makePlan } from '../../src/planning/makePlan.ts';
import { LockFaults } from '../../src/planning/replan/lockFaults.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { cruiseSpeeds } from '../../src/policy/speeds.ts';
import { readRosters } from '../../src/roster/readRosters.ts';
import { createEstimateRouter } from '../../src/routing/estimate.ts';
import { idNumber } from '../support/people.ts';
import { smallScenario } from '../support/smallScenario.ts';
import { planAndCheck, runSolverHere } from './planRandom.ts';
import { type RandomBatch, randomBatch } from './randomScenario.ts';

const linquan = '安徽省阜阳市临泉县';
const mingguang = '安徽省滁州市明光市';
const counties = countyRegister();

/** People of a company at a place who name the same label, or nobody where it is empty. */
interface People {
  company: 'C001' | 'C002';
  place: string;
  people: number;
  label?: string;
}

/** A batch of these people in roster order; buses have 49 seats, of which 24 may be taken. */
function scenarioOf(list: readonly People[], buses = 2, change: Partial<Scenario> = {}): Scenario {
  const rosters = ['C001', 'C002'].flatMap((company, c) => {
    let person = 100 * c;
    const rows = list
      .filter((each) => each.company === company)
      .flatMap(({ place, people, label }) =>
        Array.from({ length: people }, () => {
          person++;
          return `张建国,${numberOf(person)},138${10_000_000 + person},${place},${label ?? ''}`;
        }),
      );
    const text = ['姓名,身份证号,手机号,上车点,同行人', ...rows, ''].join('\r\n');
    return rows.length === 0 ? [] : [{ name: `${company}.csv`, bytes: new TextEncoder().encode(text) }];
  });
  const small = smallScenario('parties');
  const fleet = Array.from(
    { length: buses },
    (_, i): Bus => ({ ...small.fleet[0]!, plate: `苏F·A000${i + 1}`, seats: 49 }),
  );
  return { ...small, fleet, drivers: null, pickups: [], risk: [], rosters, ...change };
}

/** The ID number of the n-th person of C001; those of C002 begin with 101. */
const numberOf = (person: number) => idNumber('341221', '19850612', person);

async function plan(scenario: Scenario, start?: StartPlan, override: object = {}): Promise<Plan> {
  const { policy } = resolvePolicy({ preset: 'cn-2020-02-11', override });
  const intake = await readRosters(scenario.rosters, { ...scenario, counties, policy: policy! });
  const router = createEstimateRouter(cruiseSpeeds(policy!));
  const deps = { router, counties, runSolver: runSolverHere, now: () => new Date(0) };
  return makePlan({ scenario, policy: policy!, intake, start }, { seed: 1, iterations: 400, locale: 'en' }, deps);
}

/** The trips of each party, each once. */
function tripsOfParties({ workers }: Plan): Map<string, Set<string | null>> {
  const trips = new Map<string, Set<string | null>>();
  for (const { partyId, tripId } of workers)
    if (partyId !== undefined) trips.set(partyId, (trips.get(partyId) ?? new Set()).add(tripId));
  return trips;
}

describe('A: one bus for a party', () => {
  it('A01 a couple of two companies, named by ID number, rides together where the cheaper plan parts them', async () => {
    // 24 of each company fill a bus each; the couple, the first of either, makes both buses call at both companies
    const full: People[] = [
      { company: 'C001', place: linquan, people: 1, label: numberOf(101) },
      { company: 'C001', place: linquan, people: 23 },
      { company: 'C002', place: linquan, people: 24 },
    ];
    const apart = await plan(scenarioOf([{ ...full[0]!, label: '' }, ...full.slice(1)]));
    expect(apart.kpis).toMatchObject({ assigned: 48, buses: 2, companiesPerBusMax: 1 });
    const together = await plan(scenarioOf(full));
    expect(together.kpis).toMatchObject({ assigned: 48, buses: 2, companiesPerBusMax: 2 });
    expect([...tripsOfParties(together).values()].map(({ size }) => size)).toEqual([1]);
    const members = together.workers.filter(({ partyId }) => partyId === 'P01').map(({ workerId }) => workerId);
    expect(members).toEqual(['C001-001', 'C002-001']);
  });

  it('A02 where seats are short the party rides or stays as a whole, whichever carries more', async () => {
    // 24 seats: 23 and one of two would fill them; 22 of the 23 and the party do as well
    const scenario = scenarioOf(
      [
        { company: 'C001', place: linquan, people: 23 },
        { company: 'C001', place: linquan, people: 2, label: '甲组' },
      ],
      1,
    );
    const { kpis, unassigned, workers } = await plan(scenario);
    expect(kpis.assigned).toBe(24);
    expect(workers.filter(({ partyId }) => partyId === 'P01').map(({ tripId }) => tripId)).toEqual(['T01', 'T01']);
    // 24 in parties of three and one of two: the two stay, for three of them would leave no seat empty
    const threes = ['a1', 'b2', 'c3', 'd4', 'e5', 'f6', 'g7', 'h8'].map(
      (label): People => ({ company: 'C001', place: linquan, people: 3, label }),
    );
    const full = await plan(scenarioOf([...threes, { company: 'C001', place: linquan, people: 2, label: 'z9' }], 1));
    expect(full.kpis.assigned).toBe(24);
    expect([...tripsOfParties(full).values()].every(({ size }) => size === 1)).toBe(true);
    expect(unassigned).toHaveLength(1);
  });
});

describe('B: parties that cannot ride', () => {
  it('B01 a party larger than any bus is told so, and that riding apart helps', async () => {
    const scenario = scenarioOf([{ company: 'C001', place: linquan, people: 25, label: '全体' }]);
    const { unassigned } = await plan(scenario);
    expect(unassigned).toHaveLength(25);
    expect(unassigned[0]).toMatchObject({
      reason: { code: 'excluded', limit: 'travel_together', actual: 'apart' },
      fix: { proven: true, changes: [{ kind: 'apart', amount: 25 }], people: 25 },
    });
  });

  it('B02 who stays behind because his companion cannot be carried gets the companion’s reason, and the fix carries both', async () => {
    const scenario = scenarioOf([
      { company: 'C001', place: linquan, people: 1, label: '夫妻' },
      { company: 'C001', place: mingguang, people: 1, label: '夫妻' },
      { company: 'C002', place: mingguang, people: 3 },
    ]);
    // 400 km reach Mingguang, not Linquan
    const { unassigned, kpis } = await plan(scenario, undefined, { limits: { loadedDistanceM: 400_000 } });
    expect(kpis.assigned).toBe(3);
    expect(unassigned.map(({ workerId, reason, fix }) => [workerId, reason.code, fix!.proven])).toEqual([
      ['C001-001', 'loaded_distance', true],
      ['C001-002', 'loaded_distance', true],
    ]);
    expect(unassigned[1]!.reason.text).toContain('C001-001, who travels together with him');
  });

  it('B03 a party whom health rules keep apart', async () => {
    const scenario = scenarioOf([
      { company: 'C001', place: linquan, people: 1, label: '夫妻' },
      { company: 'C001', place: mingguang, people: 1, label: '夫妻' },
    ]);
    const rules = [{ origin: '341100', days: 0, from: '2020-02-20', to: null, single_room: false }];
    const { unassigned } = await plan(scenario, undefined, { iso: { rules }, cohort: { separate_isolation: true } });
    expect(unassigned.map(({ reason }) => reason.code)).toEqual(['excluded', 'excluded']);
    expect(unassigned[0]!.fix!.proven).toBe(true);
  });
});

describe('C: parties and a plan that stands', () => {
  const lock = (text: string) => parseLock(text)!;
  const before: People[] = [
    { company: 'C001', place: linquan, people: 24 },
    { company: 'C002', place: mingguang, people: 24 },
  ];
  /** The first of either company have found each other; the last of C001 has withdrawn, so that a seat is free in that bus. */
  const today: People[] = [
    { company: 'C001', place: linquan, people: 1, label: numberOf(101) },
    { company: 'C001', place: linquan, people: 22 },
    { company: 'C002', place: mingguang, people: 24 },
  ];

  const scenarioToday = () => scenarioOf(today);

  async function faultsOf(locks: string[]) {
    const start = { plan: await plan(scenarioOf(before)), locks: locks.map(lock) };
    const error = await plan(scenarioToday(), start).catch((thrown: unknown) => thrown);
    if (!(error instanceof LockFaults)) throw new Error('no lock was refused', { cause: error });
    return error.faults.map(({ cell, code }) => `${cell} ${code}`);
  }

  it('C01 who is locked keeps his companions in his bus, also those who rode elsewhere', async () => {
    const first = await plan(scenarioOf(before));
    const home = first.workers.find(({ workerId }) => workerId === 'C001-001')!.tripId;
    const again = await plan(scenarioToday(), { plan: first, locks: [lock('worker:C001-001')] });
    const party = again.workers.filter(({ partyId }) => partyId !== undefined);
    expect(party.map(({ workerId, tripId }) => [workerId, tripId])).toEqual([
      ['C001-001', home],
      ['C002-001', home],
    ]);
  });

  it('C02 locks that would part a party are faults: in two buses, or in a trip that stays as it is', async () => {
    expect(await faultsOf(['worker:C001-001', 'worker:C002-001', 'worker:C002-009'])).toEqual([
      'worker:C001-001 lock_party',
      'worker:C002-001 lock_party',
    ]);
    const { trips } = await plan(scenarioOf(before));
    const first = trips.find(({ stops }) => stops.some(({ board }) => board.includes('C001-001')))!;
    expect(await faultsOf([`trip:${first.tripId}`])).toEqual([`trip:${first.tripId} lock_party`]);
  });
});

describe('D: random batches with parties', () => {
  it('D01 no plan ever separates a party, whatever is locked, and the checker finds none separated', async () => {
    const batches = randomBatch({ companies: 3, counties: 3, people: { min: 1, max: 10, groups: 5 }, buses: 5 });
    await fc.assert(
      fc.asyncProperty(
        batches,
        fc.array(fc.tuple(fc.nat(), fc.oneof(fc.integer({ min: 1, max: 3 }), fc.nat())), { maxLength: 8 }),
        fc.nat(),
        async (batch, pairs, pick) => {
          const tied = withCompanions(batch, pairs);
          const first = await planAndCheck(tied, 60);
          expect(first.violations.map(({ ruleId, text }) => `${ruleId}: ${text.en}`)).toEqual([]);
          expect([...tripsOfParties(first.plan).values()].filter(({ size }) => size > 1)).toEqual([]);
          const riders = first.plan.workers.filter(({ tripId }) => tripId !== null);
          if (riders.length === 0) return;
          const { workerId } = riders[pick % riders.length]!;
          const start = { plan: first.plan, locks: [{ kind: 'worker' as const, workerId }] };
          const again = await planAndCheck(tied, 60, runSolverHere, start);
          expect(again.violations.map(({ ruleId, text }) => `${ruleId}: ${text.en}`)).toEqual([]);
          expect([...tripsOfParties(again.plan).values()].filter(({ size }) => size > 1)).toEqual([]);
        },
      ),
      { numRuns: 8, endOnFailure: true },
    );
  }, 300_000);
});

/** The batch with a column in which somebody names, by ID number, the one who stands so many rows below him. */
function withCompanions(batch: RandomBatch, pairs: readonly (readonly [number, number])[]): RandomBatch {
  const decoder = new TextDecoder();
  const files = batch.scenario.rosters.map(({ name, bytes }) => ({ name, lines: decoder.decode(bytes).split('\r\n') }));
  const rows = files.flatMap(({ lines }, file) =>
    lines.flatMap((line, i) => (i > 0 && line !== '' ? [{ file, line: i, number: line.split(',')[1]! }] : [])),
  );
  const named = new Map<string, string[]>();
  for (const [a, below] of pairs) {
    const [from, to] = [rows[a % rows.length]!, rows[(a + below) % rows.length]!];
    const key = `${from.file}|${from.line}`;
    named.set(key, [...(named.get(key) ?? []), to.number]);
  }
  const rosters = files.map(({ name, lines }, file) => {
    const text = lines.map((line, i) => {
      if (line === '') return line;
      return i === 0 ? `${line},同行人` : `${line},${(named.get(`${file}|${i}`) ?? []).join('、')}`;
    });
    return { name, bytes: new TextEncoder().encode(text.join('\r\n')) };
  });
  return { ...batch, scenario: { ...batch.scenario, rosters } };
}
