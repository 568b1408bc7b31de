import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SolveProgress, SolveReply, SolveRequest } from '../../src/planning/solverPort.ts';
import { PolicyRouteTimer } from '../../src/schedule/routeTimer.ts';
import { boundObjective } from '../../src/solver/index.ts';
import { repoRoot } from '../support/importGraph.ts';
import { batchRequest } from './batchRequest.ts';

/** As built: threads run JavaScript. */
const { runSolverInThread } = (await import(
  pathToFileURL(join(repoRoot, 'dist', 'src', 'planning', 'solverThread.js')).href
)) as typeof import('../../src/planning/solverThread.ts');

const left = (reply: SolveReply) => reply.left.reduce((a, b) => a + b, 0);

async function run(
  request: SolveRequest,
  limits: Partial<SolveRequest>,
  signal?: AbortSignal,
  onTold: (progress: SolveProgress) => void = () => undefined,
) {
  const { iterations: _, proof: __, ...rest } = request;
  const told: SolveProgress[] = [];
  const startedMs = performance.now();
  const onProgress = (progress: SolveProgress) => {
    told.push(progress);
    onTold(progress);
  };
  const hooks = { onProgress, ...(signal && { signal }) };
  const reply = await runSolverInThread({ ...rest, ...limits }, hooks);
  return { reply, told, tookMs: performance.now() - startedMs };
}

describe('a proof in a thread of its own', () => {
  let batch: SolveRequest;
  beforeAll(async () => {
    batch = await batchRequest(7, 120);
  });

  it('raises the bound while the others search, never above the plan', async () => {
    const atOnceCny = boundObjective(batch.problem, new PolicyRouteTimer(batch.timing, batch.policy), 0) / 100;
    const stop = new AbortController();
    const limits = { seconds: 300, proof: { seconds: 0.2 }, threads: 2 };
    const { reply, told } = await run(batch, limits, stop.signal, ({ phase, leftPeople, boundCny }) => {
      if (phase === 'search' && leftPeople === 0 && boundCny > 1.02 * atOnceCny) stop.abort();
    });
    expect(told.at(-1)!.phase).toBe('search');
    expect(reply.bounds.objectiveProof).toBe('column-generation');
    expect(reply.bounds.objectiveFen / 100).toBeGreaterThanOrEqual(told.at(-1)!.boundCny);
    expect(reply.bounds.objectiveFen).toBeLessThanOrEqual(reply.moneyFen);
    for (const [i, { share }] of told.entries()) expect(share).toBeGreaterThanOrEqual(i > 0 ? told[i - 1]!.share : 0);
  }, 60_000);

  it('counted in sets it goes on after the search until it has searched them', async () => {
    const { reply } = await run(batch, { iterations: 50, proof: { sets: 300 }, threads: 2 });
    expect(reply.bounds.objectiveProof).toBe('column-generation');
    expect(reply.bounds.objectiveFen).toBeLessThanOrEqual(reply.moneyFen);
  }, 60_000);

  it('goes on for its own seconds, and ends with the run that is called off', async () => {
    const stop = new AbortController();
    let stoppedMs = Number.NaN;
    const limits = { seconds: 0.5, proof: { seconds: 300 }, threads: 2 };
    const { reply, told } = await run(batch, limits, stop.signal, ({ phase }) => {
      if (phase === 'search' || stop.signal.aborted) return;
      stoppedMs = performance.now();
      stop.abort();
    });
    // 200 ms are promised on a machine of one's own; the proof was given 300 s
    expect(performance.now() - stoppedMs).toBeLessThan(10_000);
    expect(told.at(-1)!.phase).toBe('proof');
    expect(left(reply)).toBe(0);
  }, 60_000);

  it('a plan that meets its bound ends the search: 24 people in four groups, who fill one bus', async () => {
    const { problem, ...rest } = batch;
    const { pickup, dropoff, risk, alone } = problem.groups;
    // four groups of 6 make too many loads for looking at every plan, which would need no proof
    const same = Int32Array.of(0, 0, 0, 0);
    const groups = {
      count: 4,
      size: Int32Array.of(6, 6, 6, 6),
      pickup: same.map(() => pickup[0]!),
      dropoff: same.map(() => dropoff[0]!),
      company: same,
      family: same,
      risk: Uint8Array.from(same, () => risk[0]!),
      county: same,
      alone: Uint8Array.from(same, () => alone[0]!),
    };
    const limits = { seconds: 300, proof: { seconds: 300 }, threads: 2 };
    const { reply, tookMs } = await run({ ...rest, problem: { ...problem, groups } }, limits);
    expect(reply.routes).toHaveLength(1);
    expect(reply.iterations).toBeGreaterThan(0);
    expect(reply.bounds).toMatchObject({ objectiveFen: reply.moneyFen, objectiveProof: 'column-generation' });
    expect(tookMs).toBeLessThan(100_000);
  }, 120_000);
});
