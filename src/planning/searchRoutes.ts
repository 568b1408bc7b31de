import type { LegMatrix } from '../routing/router.ts';
import type { Problem, StartRoute } from '../solver/index.ts';
import { type Batch, toProblem, withLegs } from './batch.ts';
import { groupsByParty, mayShareBus } from './parties.ts';
import { SoloCheck } from './solo.ts';
import type { ProofEffort, RunSolver, SolveProgress, SolveReply } from './solverPort.ts';

/** How hard to search; of `PlanOptions`. */
export interface SearchEffort {
  seed: number;
  seconds?: number;
  iterations?: number;
  threads?: number;
  /** Price of a contact pair in yuan; left out: the policy's, and only then bounds are proven. */
  contactPairCny?: number;
}

export interface SearchDeps {
  runSolver: RunSolver;
  signal?: AbortSignal;
  onProgress?: (progress: SolveProgress) => void;
}

/** One of several searches of a plan; left out, the only one. */
export interface SearchRound {
  /** Legs to search on in place of the batch's own. */
  legs: LegMatrix;
  /** Part of the effort. */
  share: number;
  /** What to start from, in the batch's groups. */
  start: readonly StartRoute[];
  /** Whether to prove bounds, which hold for the batch's own legs. */
  proves: boolean;
}

/** What a search gives, with what it was asked. */
export interface FoundRoutes {
  batch: Batch;
  /** By group: whether some bus could carry one of them alone. */
  possible: boolean[];
  /** By group: people whom the search was to carry. */
  people: number[];
  problem: Problem;
  /** The batch's group for each of the problem's. */
  groupOf: number[];
  reply: SolveReply;
}

/** Searches routes for all groups that an empty fleet could carry. */
export async function searchRoutes(
  batch: Batch,
  effort: SearchEffort,
  { runSolver, signal, onProgress }: SearchDeps,
  round?: SearchRound,
): Promise<FoundRoutes> {
  const soloCheck = new SoloCheck(batch);
  const possible = batch.groups.map((_, group) => soloCheck.possible(group));
  const stranded = new Set(
    [...groupsByParty(batch).values()]
      .filter((members) => members.some((group) => !possible[group]) || !mayShareBus(batch, members))
      .flat(),
  );
  const people = batch.groups.map((group, i) => (possible[i] && !stranded.has(i) ? group.workers.length : 0));
  const { contactPairCny } = effort;
  const change = { people, ...(contactPairCny !== undefined && { contactPairCny }) };
  const { problem, groupOf } = toProblem(batch, change);
  const searched = round === undefined ? batch : withLegs(batch, round.legs);
  const { seconds, iterations, threads } = partOf(effort, round?.share ?? 1);
  const reply = await runSolver(
    {
      problem: round === undefined ? problem : toProblem(searched, change).problem,
      timing: staffedTiming(searched),
      policy: batch.policy,
      seed: effort.seed,
      ...(seconds !== undefined && { seconds }),
      ...(iterations !== undefined && { iterations }),
      ...(threads !== undefined && { threads }),
      ...(round?.proves !== false && contactPairCny === undefined && { proof: proofEffort(effort) }),
      // a plan that stands is a start of its own
      ...(round !== undefined && batch.given === null && { start: startRoutes(round.start, groupOf) }),
      ...(round !== undefined && { proofInput: { problem, timing: batch.timing } }),
    },
    { ...(signal && { signal }), ...(onProgress && { onProgress }) },
  );
  return { batch, possible, people, problem, groupOf, reply };
}

/** Times for the drivers of each depot who have driven least: a route that is not for them is for nobody. */
function staffedTiming({ timing, drivers, fleet }: Batch): Batch['timing'] {
  if (drivers === null) return timing;
  const buses = timing.buses.map((bus, type) => {
    const least = (drivers.get(fleet[type]!.depotId) ?? []).slice(0, bus.drivers);
    return {
      ...bus,
      // a depot without drivers is the solver's business, which counts them
      drivers: Math.max(1, least.length),
      drivenLast7dMin: least.map(({ drivenLast7dMin }) => drivenLast7dMin),
    };
  });
  return { ...timing, buses };
}

/** Routes in the batch's groups. */
export function foundRoutes({ reply, groupOf }: FoundRoutes): StartRoute[] {
  return reply.routes.map(({ busType, pickups, dropoffs, groups }) => ({
    busType,
    pickups,
    dropoffs,
    groups: groups.map(({ group, people }) => ({ group: groupOf[group]!, people })),
  }));
}

/** Routes in the groups of a problem; those with a group that it does not have are left out. */
function startRoutes(routes: readonly StartRoute[], groupOf: readonly number[]): StartRoute[] {
  return routes.flatMap((route) => {
    const groups = route.groups.map(({ group, people }) => ({ group: groupOf.indexOf(group), people }));
    return groups.every(({ group }) => group >= 0) ? [{ ...route, groups }] : [];
  });
}

function partOf({ seconds, iterations, threads }: SearchEffort, share: number): Omit<SearchEffort, 'seed'> {
  return {
    ...(threads !== undefined && { threads }),
    ...(seconds !== undefined && { seconds: share * seconds }),
    ...(iterations !== undefined && { iterations: Math.max(1, Math.round(share * iterations)) }),
  };
}

/** Seconds of proving for each second of search, and sets of pick-up places searched for each iteration. */
const proofShare = 0.2;
const setsPerIteration = 8;

function proofEffort({ seconds, iterations }: SearchEffort): ProofEffort {
  return {
    ...(seconds !== undefined && { seconds: proofShare * seconds }),
    ...(iterations !== undefined && { sets: setsPerIteration * iterations }),
  };
}
