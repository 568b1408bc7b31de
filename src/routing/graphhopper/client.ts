import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { RoadLeg } from '../router.ts';
import { Breaker } from './breaker.ts';
import { badReply, type NamedPoint, overQuota, RoadFault, timedOut, tooManyPoints, unreachable } from './fault.ts';
import { Gate } from './gate.ts';
import { loadLibrary } from './library.ts';
import { askedDelayMs, backOffMs } from './rateLimit.ts';
import { readError } from './readError.ts';
import { readPath } from './readPath.ts';
import { infoReply, matrixReply, routeReply } from './replies.ts';
import { type Exchange, transport, within } from './transport.ts';

/** How to reach a GraphHopper server, and how patiently. */
export interface GraphHopperOptions {
  /** Base address, for example `http://127.0.0.1:8989` or `https://graphhopper.com/api/1`. */
  url: string;
  /** Null sends none. */
  key: string | null;
  /** Vehicle profile of the server. */
  profile: string;
  /** For one attempt, in milliseconds. */
  deadlineMs: number;
  /** Calls at a time. */
  concurrency: number;
  /** Attempts of one call. Default 4. */
  attempts?: number;
  /** The longest wait that a rate limit may ask for. Default 30 000 ms; beyond it the quota counts as used up. */
  longestWaitMs?: number;
  /** Default: 5 failures in a row, 15 s. */
  breaker?: { failures: number; coolMs: number };
  /** Source of jitter. Default Math.random. */
  random?: () => number;
}

/** What a server says of itself. `mapVersion` changes with its software and its map. */
export interface ServerInfo {
  version: string;
  mapVersion: string;
  /** Dates of the map's data (null where the map does not tell) and of its import, `YYYY-MM-DD`. */
  dataDate: string | null;
  importDate: string;
  profiles: readonly string[];
}

/** Cells of a matrix, row-major by `from`; null where no road leads. */
export type MatrixCells = ({ distanceM: number; driveS: number } | null)[];

/** Counts of what went over the network. */
export interface CallCounts {
  /** Calls of `/route` and `/matrix`, repeated ones included. */
  calls: number;
  /** Those that were repetitions. */
  repeats: number;
}

/** The one adapter to GraphHopper. Every method rejects with a `RoadFault`, or with the reason of its aborted signal. */
export interface GraphHopperClient {
  readonly counts: CallCounts;
  info(signal?: AbortSignal): Promise<ServerInfo>;
  /** One leg with its line and classes. */
  route(from: NamedPoint, to: NamedPoint, signal?: AbortSignal): Promise<RoadLeg>;
  /** Null where the server has no `/matrix` (the open-source one has none); asked once, then remembered. */
  matrix(from: readonly NamedPoint[], to: readonly NamedPoint[], signal?: AbortSignal): Promise<MatrixCells | null>;
}

/** Points of a line that deviate less than this (metres) are left out: enough for a map and a tenth of the bytes. */
const lineToleranceM = 30;

/** Wraps graphhopper-js-api-client: see `library.ts` and `transport.ts` for what has to be kept from it. */
export function createGraphHopperClient(options: GraphHopperOptions): GraphHopperClient {
  const { key, profile, deadlineMs, attempts = 4, longestWaitMs = 30_000, random = Math.random } = options;
  const host = options.url.replace(/\/+$/, '');
  const shownHost = new URL(host).host;
  const library = loadLibrary(transport);
  const gate = new Gate(options.concurrency);
  const breaker = new Breaker(options.breaker ?? { failures: 5, coolMs: 15_000 });
  const counts: CallCounts = { calls: 0, repeats: 0 };
  let hasMatrix: boolean | null = null;

  // given as defaults, because the library replaces an explicit false or 0 by its own
  const common = { profile, debug: false, locale: 'en' };
  const shape = { instructions: false, elevation: false, points_encoded: true, optimize: 'false' };
  const args = { host, key: key ?? undefined };
  const routing = () => new library.Routing(args, { ...common, ...shape });
  const matrices = () => new library.Matrix(args, { ...common, out_arrays: ['times', 'distances'], fail_fast: false });

  /** One attempt: the reply, or the fault. */
  async function attempt<S extends z.ZodType>(
    work: () => Promise<unknown>,
    schema: S,
    points: readonly NamedPoint[],
    signal: AbortSignal | undefined,
  ): Promise<z.output<S>> {
    const deadline = AbortSignal.timeout(deadlineMs);
    const exchange: Exchange = { signal: signal ? AbortSignal.any([signal, deadline]) : deadline, key };
    let data: unknown;
    let thrown: unknown = null;
    try {
      data = await within(exchange, work);
    } catch (error) {
      thrown = error;
    }
    signal?.throwIfAborted();
    const { failure, reply } = exchange;
    const delayMs = reply === undefined ? null : askedDelayMs(reply.status, reply.headers, Date.now());
    if (delayMs !== null) gate.hold(delayMs);
    if (failure !== undefined) {
      if (deadline.aborted) throw timedOut(shownHost, deadlineMs);
      throw failure.phase === 'body' ? badReply(shownHost, failure.cause) : unreachable(shownHost, failure.cause);
    }
    if (reply !== undefined && (reply.status < 200 || reply.status >= 300))
      throw readError(reply, { host: shownHost, points, waitS: (delayMs ?? 0) / 1000 });
    // what the library threw while it read a reply that came whole is a fault of the reply
    const parsed = schema.safeParse(data);
    if (thrown !== null || !parsed.success) throw badReply(shownHost, thrown ?? parsed.error);
    return parsed.data;
  }

  /** Attempts until one succeeds or none makes sense any more. */
  function call<S extends z.ZodType>(
    work: () => Promise<unknown>,
    schema: S,
    points: readonly NamedPoint[],
    signal: AbortSignal | undefined,
    isCounted = true,
  ): Promise<z.output<S>> {
    return gate.run(async () => {
      for (let tries = 1; ; tries++) {
        signal?.throwIfAborted();
        breaker.check();
        if (gate.delayMs > longestWaitMs) throw overQuota(gate.delayMs / 1000);
        await pause(gate.delayMs, signal);
        if (isCounted) counts.calls += 1;
        if (isCounted && tries > 1) counts.repeats += 1;
        try {
          const reply = await attempt(work, schema, points, signal);
          breaker.succeeded();
          return reply;
        } catch (error) {
          if (!(error instanceof RoadFault)) throw error;
          if (error.transient) breaker.failed(error);
          // an answer about places or permissions is an answer: the server is well
          else breaker.succeeded();
          const repeat = error.transient || error.kind === 'quota';
          if (!repeat || tries >= attempts) throw error;
          const waitMs = Math.max(backOffMs(tries - 1, random), 0);
          await pause(error.kind === 'quota' ? waitMs + gate.delayMs : waitMs, signal);
        }
      }
    });
  }

  return {
    counts,

    async info(signal) {
      const info = await call(() => routing().info(), infoReply, [], signal, false);
      const { version, import_date, data_date, profiles, bbox } = info;
      return {
        version,
        mapVersion: [version, data_date, import_date, bbox.join(',')].join('|'),
        // a map without a date of its own gets the beginning of Unix time
        dataDate: data_date === '' || data_date.startsWith('1970') ? null : data_date.slice(0, 10),
        importDate: import_date.slice(0, 10),
        profiles: profiles.map(({ name }) => name),
      };
    },

    async route(from, to, signal) {
      const request = () => ({
        points: [from, to].map(({ lng, lat }) => [lng, lat]),
        // a coach gets on a motorway by its ramps, not at the door of a house beside it
        snap_preventions: ['motorway'],
        details: ['road_class', 'road_class_link'],
        way_point_max_distance: lineToleranceM,
      });
      const reply = await call(() => routing().doRequest(request()), routeReply, [from, to], signal);
      return readPath(reply.paths[0]!, from, to);
    },

    async matrix(from, to, signal) {
      if (hasMatrix === false) return null;
      const lngLat = (points: readonly NamedPoint[]) => points.map(({ lng, lat }) => [lng, lat]);
      const request = () => ({
        from_points: lngLat(from),
        to_points: lngLat(to),
        snap_preventions: ['motorway'],
      });
      const points = [...from, ...to];
      try {
        const reply = await call(() => matrices().doRequest(request()), matrixReply, points, signal);
        hasMatrix = true;
        return cellsOf(reply, from.length, to.length, shownHost);
      } catch (error) {
        if (!(error instanceof RoadFault)) throw error;
        if (error.kind === 'refused' && hasMatrix === null) {
          hasMatrix = false;
          return null;
        }
        throw error.kind === 'too_many_points' ? tooManyPoints(points.length) : error;
      }
    },
  };
}

function cellsOf(reply: z.output<typeof matrixReply>, rows: number, columns: number, host: string): MatrixCells {
  const fits = (table: readonly (readonly unknown[])[]) =>
    table.length === rows && table.every((row) => row.length === columns);
  if (!fits(reply.distances) || !fits(reply.times)) throw badReply(host);
  return reply.distances.flatMap((row, i) =>
    row.map((distance, j) => {
      const time = reply.times[i]![j]!;
      return distance === null || time === null ? null : { distanceM: Math.ceil(distance), driveS: Math.ceil(time) };
    }),
  );
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms <= 0) return;
  await sleep(ms, undefined, signal ? { signal } : {}).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw error;
  });
}
