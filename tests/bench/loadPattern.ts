import { Agent, request } from 'node:http';

/** One kind of request of the mix. */
export interface Shot {
  name: string;
  path: string;
  /** Who sends it. */
  headers: Record<string, string>;
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
      get(agent, `${url}${shot.path}`, shot.headers).then(({ status }) => {
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

/** Sends one kind of request, one after the other. @returns bytes of the last body */
export async function repeat(url: string, { path, headers }: Shot, times: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let last = 0;
  for (let n = 0; n < times; n += 1) {
    const { status, bytes } = await get(agent, `${url}${path}`, headers);
    if (status !== 200) throw new Error(`${path} answers ${status}`);
    last = bytes;
  }
  agent.destroy();
  return last;
}

/** Reads an answer to its end; status 0 where none came, or it broke off. */
function get(agent: Agent, url: string, headers: Shot['headers']): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve) => {
    // every browser takes compressed answers
    const sent = request(url, { agent, headers: { ...headers, 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('error', () => resolve({ status: 0, bytes }));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }));
    });
    sent.on('error', () => resolve({ status: 0, bytes: 0 }));
    sent.end();
  });
}
