import { type RequestHandler, Router } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Pool } from '../db/pool.ts';
import { AppError } from '../errors.ts';
import type { Queues } from '../jobs/enqueue.ts';

/** What the process counts, for Prometheus. Labels are names of ours only: no ids, no addresses, nothing personal. */
export interface Metrics {
  registry: Registry;
  /** Seconds of each request by method, address pattern and status. */
  requestS: Histogram<'method' | 'route' | 'status'>;
  /** Streams of events that are open. */
  eventStreams: Gauge;
  /** Counts an attempt at a job; solving is `run-plan`. */
  countJob(attempt: { job: string; outcome: 'done' | 'failed'; ms: number }): void;
}

/** Buckets from a read out of the cache to a plan. */
const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const jobBuckets = [0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300];

/** Starts counting. Queues and pool are asked whenever somebody collects. */
export function createMetrics({ queues, pool }: { queues: Queues; pool: Pool }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requestS = new Histogram({
    name: 'jieyun_http_request_seconds',
    help: 'Time of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets: requestBuckets,
    registers,
  });
  const jobS = new Histogram({
    name: 'jieyun_job_seconds',
    help: 'Time of attempts at jobs; solving is run-plan',
    labelNames: ['job', 'outcome'],
    buckets: jobBuckets,
    registers,
  });
  const eventStreams = new Gauge({ name: 'jieyun_event_streams', help: 'Open streams of events', registers });
  new Gauge({
    name: 'jieyun_queue_jobs',
    help: 'Jobs in a queue by state',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      this.reset();
      for (const [queue, states] of Object.entries(await queues.counts())) {
        for (const [state, count] of Object.entries(states)) this.set({ queue, state }, count);
      }
    },
  });
  new Gauge({
    name: 'jieyun_database_connections',
    help: "Connections of the application's pool by state",
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'open' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
  return {
    registry,
    requestS,
    eventStreams,
    countJob: ({ job, outcome, ms }) => jobS.observe({ job, outcome }, ms / 1000),
  };
}

/** /metrics, for this machine only: through a proxy, or from elsewhere, there is nothing at this address. */
export function metricsRoutes({ registry }: Metrics): Router {
  const router = Router();
  router.get('/metrics', thisMachineOnly, async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}

const thisMachineOnly: RequestHandler = (request, _response, next) => {
  const { remoteAddress = '' } = request.socket;
  const local = /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress);
  if (!local || request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined) {
    throw new AppError('not_found', 'there is nothing at this address');
  }
  next();
};
