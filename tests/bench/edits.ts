import { parseArgs } from 'node:util';
import { demoPlan, read, serveDemo, tokenOf } from './servedDemo.ts';

/**
 * `npm run bench:edits`: edits of the seed batch's plan through the API, one after the other, as a dispatcher waits for them: what dragging
 * one person of each trip would do, dropping him into the first bus that may take him, taking that back, re-sequencing each bus,
 * evaluating the draft again. Prints milliseconds by the clock of each kind; only a machine without other work measures them.
 */
const { values } = parseArgs({ options: { port: { type: 'string', default: '3997' } } });
const demo = serveDemo(values.port);

interface Trip {
  tripId: string;
  stops: { board: string[] }[];
}

try {
  const token = await tokenOf(demo.url, 'demo-dispatcher');
  const { planId } = await demoPlan(demo.url, token);
  const plan = `/api/v1/plans/${planId}`;
  let { version } = await read<{ version: number }>(demo.url, `${plan}/draft`, token);
  const { trips } = await read<{ trips: Trip[] }>(demo.url, `${plan}/document`, token);
  const taken = { drag: [], drop: [], undo: [], resequence: [], reevaluate: [] } as Record<string, number[]>;

  const post = async (kind: string, path: string, body: unknown): Promise<boolean> => {
    const startMs = performance.now();
    const reply = await fetch(`${demo.url}${plan}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'if-match': `"${version}"`,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const said = (await reply.json()) as { version?: number };
    taken[kind]!.push(performance.now() - startMs);
    if (reply.ok) version = said.version!;
    else if (reply.status !== 422) throw new Error(`${kind}: ${reply.status} ${JSON.stringify(said)}`);
    return reply.ok;
  };

  for (const { tripId, stops } of trips) {
    const workerId = stops.flatMap(({ board }) => board)[0]!;
    const startMs = performance.now();
    const path = `${plan}/what-if?kind=workers&workerIds=${workerId}`;
    const { targets } = await read<{ targets: { tripId: string | null; verdict: string }[] }>(demo.url, path, token);
    taken.drag!.push(performance.now() - startMs);
    const to = targets.find(({ tripId: id, verdict }) => id !== null && id !== tripId && verdict !== 'forbidden');
    const what = { kind: 'workers', workerIds: [workerId] };
    const move = { kind: 'move', what, to: { kind: 'trip', tripId: to?.tripId } };
    if (to !== undefined && (await post('drop', '/edits', move))) await post('undo', '/undo', undefined);
    await post('resequence', `/trips/${tripId}/resequence`, { confirm: true });
    await post('reevaluate', '/reevaluate', undefined);
  }
  for (const [kind, ms] of Object.entries(taken)) console.log(JSON.stringify({ kind, ...spread(ms) }));
} finally {
  await demo.remove();
}

function spread(ms: readonly number[]) {
  const sorted = [...ms].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { n: sorted.length, medianMs: at(0.5), p90Ms: at(0.9), longestMs: at(1) };
}
