import { emptyReply } from './emptyReply.ts';
import { searchPart, withBound } from './progressTeller.ts';
import type { SolveHooks, SolveProgress, SolveReply, SolveRequest } from './solverPort.ts';
import { BesideProof } from './team/besideProof.ts';
import { runTeam } from './team/runTeam.ts';

const proverEntry = new URL('../../workers/proverThread.js', import.meta.url);
/** Progress of a proof that goes on is told so often. */
const tellEveryMs = 150;

/**
 * A team searches while one more thread proves; the proof then goes on for its own seconds (or sets). A plan that meets its
 * bound ends both. The event loop stays free; a signal ends the run at once with what there is.
 * @param entry the script of the searching threads
 */
export async function searchBesideProof(
  entry: URL,
  request: SolveRequest,
  { signal, onProgress }: SolveHooks,
): Promise<SolveReply> {
  const { proof: effort = {}, threads = 1, ...search } = request;
  const beside = new BesideProof(proverEntry, request, threads);
  const met = new AbortController();
  const stopped = signal === undefined ? met.signal : AbortSignal.any([signal, met.signal]);
  try {
    let latest: SolveProgress | null = null;
    const reply = await new Promise<SolveReply>((resolve, reject) => {
      beside.listen(() => {
        if (latest !== null && meets(request, beside, latest)) met.abort();
      }, reject);
      const team = runTeam<SolveRequest, SolveProgress, SolveReply>(
        entry,
        { ...search, threads },
        threads,
        {
          signal: stopped,
          nothingYet: emptyReply(request),
          onProgress: (progress) => {
            latest = progress;
            onProgress?.(told(beside, { ...progress, share: progress.share * searchPart(request) }));
          },
        },
        beside.lines,
      );
      team.then(resolve, reject);
    });
    await prove(request, beside, reply, { effort, stopped, latest, onProgress });
    return { ...reply, bounds: beside.strongest(reply.bounds, leftOf(reply)) };
  } finally {
    beside.stop();
  }
}

/** Lets the proof go on after the search. */
async function prove(
  request: SolveRequest,
  beside: BesideProof,
  reply: SolveReply,
  run: {
    effort: { seconds?: number };
    stopped: AbortSignal;
    latest: SolveProgress | null;
    onProgress: SolveHooks['onProgress'];
  },
): Promise<void> {
  const { effort, stopped, latest, onProgress } = run;
  const enough = new AbortController();
  const limitMs = effort.seconds === undefined ? null : 1000 * effort.seconds;
  const startedMs = performance.now();
  const clock = limitMs === null ? undefined : setTimeout(() => enough.abort(), limitMs);
  const part = searchPart(request);
  const teller = setInterval(() => {
    if (latest === null) return;
    const spent = limitMs === null ? 0 : Math.min(1, (performance.now() - startedMs) / limitMs);
    const plan = { leftPeople: leftOf(reply), objectiveCny: reply.moneyFen / 100 };
    onProgress?.(told(beside, { ...latest, ...plan, phase: 'proof', share: part + (1 - part) * spent }));
  }, tellEveryMs);
  const meetsPlan = () => beside.strongest(reply.bounds, leftOf(reply)).objectiveFen >= reply.moneyFen;
  try {
    await beside.finish(reply, AbortSignal.any([stopped, enough.signal]), () => {
      if (meetsPlan()) enough.abort();
    });
  } finally {
    clearTimeout(clock);
    clearInterval(teller);
  }
}

/** Progress of a search with what is proven beside it. */
function told(beside: BesideProof, progress: SolveProgress): SolveProgress {
  return withBound(progress, provenFen(beside, progress));
}

/** Whether nothing better can be found: prices of changes to a given plan are beyond what is bounded. */
function meets({ problem }: SolveRequest, beside: BesideProof, progress: SolveProgress): boolean {
  return problem.given === undefined && provenFen(beside, progress) >= Math.round(100 * progress.objectiveCny);
}

function provenFen(beside: BesideProof, { boundCny, leftPeople }: SolveProgress): number {
  const known = { buses: 0, busesProof: 'capacity', objectiveProof: 'capacity' } as const;
  return beside.strongest({ ...known, objectiveFen: Math.round(100 * boundCny) }, leftPeople).objectiveFen;
}

function leftOf({ left }: SolveReply): number {
  return left.reduce((a, b) => a + b, 0);
}
