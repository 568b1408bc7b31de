import type { Plan, TradeOffPoint } from '../contract/plan.ts';
import { prepareBatch } from './batch.ts';
import { type CurvePoint, nextPriceCny, undominated } from './contactCurve.ts';
import { heldAgainst } from './kpis.ts';
import { type DraftedPlan, draftBatch, type PlanDeps, type PlanInput, type PlanOptions } from './makePlan.ts';

/** A plan that carries the curve, and the plan of every point of it, in the same order. */
export interface TradeOff {
  plan: Plan;
  pointPlans: Plan[];
}

/** A plan and the price of contacts with which it was found. */
interface Found extends DraftedPlan {
  contactPairCny: number;
}

/** Searches beside the plan's own, and how many there may be while the curve has fewer points than it should. */
const searches = 8;
const searchesMax = 12;
const pointsMin = 5;
/** Effort of each of them, as a share of the plan's own. */
const effortShare = 0.5;

/**
 * Plans a batch again and again with other prices of contact pairs, everything else unchanged, and draws money against
 * contacts from the plans found: first with the policy's price, then with none, then with one at which a pair is as bad as
 * a bus, then in between. Every point is a whole plan under the policy's own prices; the plan returned is the best of all
 * under these. An aborted signal ends it with what was found.
 */
export async function makeTradeOff(input: PlanInput, options: PlanOptions, deps: PlanDeps): Promise<TradeOff> {
  const batch = await prepareBatch(input, deps.router, deps.counties);
  const own = input.policy.price.contact_pair;
  const step = (index: number): PlanDeps => ({
    ...deps,
    onProgress: (progress) =>
      deps.onProgress?.({ ...progress, share: (index + progress.share) / (1 + searches), search: index + 1 }),
  });

  const first = await draftBatch(batch, options, step(0));
  const found: Found[] = [{ contactPairCny: own, ...first }];
  const effort = reduced(options);
  for (let index = 1; index <= searchesMax && deps.signal?.aborted !== true; index++) {
    if (index > searches && curveOf(found).length >= pointsMin) break;
    const contactPairCny = priceToAsk(found, own);
    if (contactPairCny === null) break;
    const draft = await draftBatch(batch, { ...effort, contactPairCny }, step(Math.min(index, searches)));
    const { plan } = draft;
    const bounds = heldAgainst(plan.kpis, first.plan.bounds);
    found.push({ ...draft, contactPairCny, plan: { ...plan, bounds } });
  }

  const best = found.reduce((a, b) => (isBetter(b.plan, a.plan) ? b : a));
  const curve = curveOf(found);
  const pointPlans: Plan[] = [];
  for (const one of curve) pointPlans.push(await finished(one));
  const known = pointPlans[curve.indexOf(best)];
  return {
    plan: { ...(known ?? (await finished(best))), solveS: totalS(found), tradeOff: { points: curve.map(toPoint) } },
    pointPlans,
  };
}

/** The whole plan: with what is tight in it. */
async function finished({ plan, tightUnder }: Found): Promise<Plan> {
  return { ...plan, tight: await tightUnder(plan.bounds) };
}

/** The policy's price has been asked; then none, then that of a bus, then those between. */
function priceToAsk(found: readonly Found[], ownCny: number): number | null {
  const asked = found.map(({ contactPairCny }) => contactPairCny);
  if (!asked.includes(0)) return 0;
  const { kpis } = found[0]!.plan;
  const busCny = Math.round(kpis.costCny / Math.max(1, kpis.buses));
  if (kpis.contactPairs > 0 && !asked.some((price) => price >= busCny)) return busCny;
  const figures = leavingFewest(found).map(({ plan }): CurvePoint => {
    const { objective, contactPairs } = plan.kpis;
    return { moneyCny: objective - ownCny * contactPairs, contactPairs };
  });
  return nextPriceCny(figures, asked);
}

function curveOf(found: readonly Found[]): Found[] {
  return undominated(leavingFewest(found), ({ plan }) => plan.kpis);
}

/** Leaving nobody over comes before money and contacts. */
function leavingFewest(found: readonly Found[]): Found[] {
  const fewest = Math.min(...found.map(({ plan }) => plan.unassigned.length));
  return found.filter(({ plan }) => plan.unassigned.length === fewest);
}

function isBetter(a: Plan, b: Plan): boolean {
  return a.unassigned.length === b.unassigned.length
    ? a.kpis.objective < b.kpis.objective
    : a.unassigned.length < b.unassigned.length;
}

function reduced({ seconds, iterations, ...options }: PlanOptions): PlanOptions {
  return {
    ...options,
    ...(seconds !== undefined && { seconds: effortShare * seconds }),
    ...(iterations !== undefined && { iterations: Math.ceil(effortShare * iterations) }),
  };
}

function totalS(found: readonly Found[]): number {
  return Math.round(1000 * found.reduce((sum, { plan }) => sum + plan.solveS, 0)) / 1000;
}

function toPoint({ contactPairCny, plan }: Found): TradeOffPoint {
  const { buses, costCny, contactPairs, companiesPerBusMax, splitGroups, objective } = plan.kpis;
  return { contactPairCny, buses, costCny, contactPairs, companiesPerBusMax, splitGroups, objective };
}
