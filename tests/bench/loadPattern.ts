import { Agent, request } from 'node:http';

/** One kind of request of the mix. */
export interface Shot {
  name: string;
  path: string;
  token: string;
  /** How often among the others. */
  weight: number;
}

/** What came of a run. */
export interface LoadFigures {
  sent: number;
  failed: number;
  /** Milliseconds from the moment at which a request was due, whether or not the sender was ready. */
  p50Ms: number;
  p90Ms: number;
  p99Ms: number;
  maxMs: number;
}

/**
 * Sends requests at a fixed rate whether or not earlier ones were answered (an open loop), as many people do: a slow answer
 * is not hidden by sending less meanwhile.
 */
export async function fire(
  url: string,
  shots: readonly Shot[],
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const mix = shots.flatMap((shot) => Array<Shot>(shot.weight).fill(shot));
  const total = perSecond * seconds;
  const timesMs: number[] = [];
  let failed = 0;
  const running: Promise<void>[] = [];
  const startMs = performance.now();
  for (let n = 0; n < total; n += 1) {
    const dueMs = startMs + (n * 1000) / perSecond;
    const waitMs = dueMs - performance.now();
    if (waitMs > 1) await new Promise((resolve) => setTimeout(resolve, waitMs));
    // a stride that is prime to the length visits every kind evenly
    const shot = mix[(n * 7) % mix.length]!;
    running.push(
      get(agent, `${url}${shot.path}`, shot.token).then((status) => {
        timesMs.push(performance.now() - dueMs);
        if (status !== 200) failed += 1;
      }),
    );
  }
  await Promise.all(running);
  agent.destroy();
  timesMs.sort((a, b) => a - b);
  const at = (share: number) => timesMs[Math.min(timesMs.length - 1, Math.floor(share * timesMs.length))]!;
  return { sent: total, failed, p50Ms: at(0.5), p90Ms: at(0.9), p99Ms: at(0.99), maxMs: at(1) };
}

/** Sends one kind of request, one after the other. */
export async function repeat(url: string, { path, token }: Shot, times: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let n = 0; n < times; n += 1) {
    const status = await get(agent, `${url}${path}`, token);
    if (status !== 200) throw new Error(`${path} answers ${status}`);
  }
  agent.destroy();
}

function get(agent: Agent, url: string, token: string): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', () => resolve(0));
    sent.end();
  });
}
