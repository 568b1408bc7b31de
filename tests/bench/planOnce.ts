import { planFolder } from '../../src/planning/planFolder.ts';
import type { SolveProgress } from '../../src/planning/solverPort.ts';
import { runSolverInThread } from '../../src/planning/solverThread.ts';

/** One plan of the benchmark, made in a process of its own; `planning.ts` starts it. */

/** What is to be planned. */
export interface PlanJob {
  dir: string;
  seconds: number;
  threads: number;
  seed: number;
}

/** What came of it. */
export interface PlanFigures {
  plan: {
    workers: number;
    left: number;
    buses: number;
    provenBuses: number;
    objective: number;
    bound: number;
    gapPct: number;
  };
  /** From the start of the search. */
  firstPlanS: number;
  iterationsPerS: number;
  /** From reading the folder to the document. */
  wholeS: number;
  processorS: number;
  /** Most memory resident at a time, all threads together. */
  memoryMb: number;
}

const { dir, seconds, threads, seed } = JSON.parse(process.argv[2]!) as PlanJob;
const startedMs = performance.now();
let last: SolveProgress | null = null;
const outcome = await planFolder(
  dir,
  { seed, seconds, threads, strict: true, locale: 'en' },
  {
    runSolver: runSolverInThread,
    now: () => new Date(),
    onFault: ({ code }) => {
      throw new Error(`the generator made a fault: ${code}`);
    },
    onProgress: (progress) => {
      last = progress;
    },
  },
);
if (outcome === null) throw new Error(`${dir} cannot be planned`);
const { kpis, bounds, unassigned } = outcome.plan;
const told = last as SolveProgress | null;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const figures: PlanFigures = {
  plan: {
    workers: kpis.workers,
    left: unassigned.length,
    buses: kpis.buses,
    provenBuses: bounds.buses.value,
    objective: kpis.objective,
    bound: bounds.objective.value,
    gapPct: bounds.gapPct,
  },
  firstPlanS: told?.firstPlanS ?? 0,
  iterationsPerS: told?.iterationsPerS ?? 0,
  wholeS: (performance.now() - startedMs) / 1000,
  processorS: (userCPUTime + systemCPUTime) / 1e6,
  memoryMb: maxRSS / 1024,
};
process.send?.(figures);
