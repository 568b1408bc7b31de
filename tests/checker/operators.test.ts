import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkPlan } from '../../src/checker/checkPlan.ts';
import { rules } from '../../src/checker/rules.ts';
import type { Plan } from '../../src/contract/plan.ts';
import { handPlan } from './handPlan.ts';
import { type Files, handFiles, writeFiles } from './handScenario.ts';
import { documentOperators } from './operators/document.ts';
import { dormOperators } from './operators/dorms.ts';
import { type Draft, delay, diceOf, type Operator, override } from './operators/draft.ts';
import { hoursOperators } from './operators/hours.ts';
import { peopleOperators } from './operators/people.ts';
import { isolationOperators, replanOperators, startFrom } from './operators/replan.ts';
import { roadOperators } from './operators/road.ts';
import { standOperators } from './operators/stands.ts';
import { timeOperators } from './operators/time.ts';
import { tripOperators } from './operators/trip.ts';

const operators: readonly Operator[] = [
  ...documentOperators,
  ...peopleOperators,
  ...tripOperators,
  ...roadOperators,
  ...timeOperators,
  ...hoursOperators,
  ...standOperators,
  ...replanOperators,
  ...isolationOperators,
  ...dormOperators,
];

/** Every operator breaks a sound plan so that the checker names the broken rule, on seeds that fast-check draws anew. */
describe('mutation operators', () => {
  let plan: Plan;
  let files: Files;
  let dir = '';
  beforeAll(async () => {
    plan = await handPlan();
    files = await handFiles();
    dir = await writeFiles(files);
  });
  afterAll(() => rm(dir, { recursive: true }));

  /** Rule ids that the checker names after the operators have struck. */
  async function refusedRules(struck: readonly Operator[], seed: number): Promise<string[]> {
    const draft: Draft = { plan: structuredClone(plan), files: new Map(files) };
    for (const operator of struck) operator.apply(draft, diceOf(seed));
    const touched =
      draft.files.size !== files.size || [...draft.files].some(([name, text]) => files.get(name) !== text);
    const scenario = touched ? await writeFiles(draft.files) : dir;
    try {
      const { violations, soft } = await checkPlan(draft.plan, scenario, draft.start ?? null);
      return [...violations, ...soft].map(({ ruleId }) => ruleId);
    } finally {
      if (touched) await rm(scenario, { recursive: true });
    }
  }

  it('has at least 35 rules, each with an operator', () => {
    expect(rules.length).toBeGreaterThanOrEqual(35);
    const covered = new Set(operators.map((operator) => operator.rule));
    expect(rules.map((rule) => rule.id).filter((id) => !covered.has(id))).toEqual([]);
  });

  it.each(operators)('$rule: $does', async (operator) => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        expect(await refusedRules([operator], seed)).toContain(operator.rule);
      }),
      { numRuns: 5 },
    );
  });

  it('lets a short trip drive through the curfew where the rule set exempts it', async () => {
    // T02 leaves an hour early, at 04:30; its longer run has about 240 km
    const early = (exemptKm: number): Operator => ({
      rule: 'hos.curfew',
      does: `is exempt up to ${exemptKm} km`,
      apply: (draft) => {
        delay(draft.plan.trips[1]!, 0, -3600);
        override(draft, 'hos', 'curfew_exempt_km', exemptKm);
      },
    });
    expect(await refusedRules([early(200)], 1)).toContain('hos.curfew');
    expect(await refusedRules([early(300)], 1)).not.toContain('hos.curfew');
  });

  it('accepts a plan made from another one that keeps its locks and lists its changes', async () => {
    const draft: Draft = { plan: structuredClone(plan), files };
    const { trips, workers } = draft.plan;
    const pickup = trips[0]!.stops.find(({ kind }) => kind === 'pickup')!;
    const { workerId, adcode, companyId } = workers.find(({ tripId }) => tripId !== null)!;
    startFrom(draft, [
      `trip:${trips[1]!.tripId}`,
      `stop:${trips[0]!.tripId}/${pickup.seq}`,
      `group:${adcode}/${companyId}`,
      `worker:${workerId}`,
    ]);
    expect((await checkPlan(draft.plan, dir, draft.start)).violations).toEqual([]);
    expect((await checkPlan(draft.plan, dir)).unverified.map(({ text }) => text.en)).toContain(
      'locks and changes: no plan given with --start',
    );
  });

  it('refuses a plan that is broken in two ways, and never fails on it', async () => {
    const others = [...tripOperators, ...roadOperators, ...timeOperators];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...others),
        fc.constantFrom(...documentOperators),
        fc.integer(),
        async (a, b, seed) => {
          expect((await refusedRules([a, b], seed)).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});
