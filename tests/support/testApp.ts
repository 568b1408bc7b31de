import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import type { Express } from 'express';
import { createApp } from '../../src/api/app.ts';
import type { ApiSettings } from '../../src/api/deps.ts';
import { createMetrics } from '../../src/api/metrics.ts';
import { checkPlan } from '../../src/checker/checkPlan.ts';
import { memoryFolder } from '../../src/checker/raw/folder.ts';
import { createPool } from '../../src/db/pool.ts';
import type { PlanRoads } from '../../src/planning/roads/planRoads.ts';
import type { ServerDeps } from '../../src/planning/server/deps.ts';
import type { RunChecker } from '../../src/planning/server/drafts/checkDraft.ts';
import { EditCache } from '../../src/planning/server/drafts/editCache.ts';
import { createDocumentCache } from '../../src/planning/server/loadDocument.ts';
import { JourneyMemory } from '../../src/tracking/journeyMemory.ts';
import { addUser, tokenOf } from './accounts.ts';

/** The application on a free port, and a caller that is a dispatcher unless he says otherwise. */
export interface TestApp {
  /** Address, without a slash at its end. */
  url: string;
  /** API token of the dispatcher. */
  token: string;
  /** Sends a request; `token` null sends none. */
  call(method: string, path: string, options?: CallOptions): Promise<Response>;
  close(): Promise<void>;
}

export interface CallOptions {
  json?: unknown;
  body?: FormData | string;
  headers?: Record<string, string>;
  token?: string | null;
}

/** Nothing in the way of a test. */
export const testSettings: ApiSettings = {
  planDefaults: { seconds: 5, threads: 2 },
  publicUrl: null,
  proxies: 0,
  requestsPerMinute: 1_000_000,
  pages: null,
};

/** The application without a port, as production makes it. */
export function makeTestApp(
  deps: ServerDeps,
  { roads = null, closing, ...chosen }: Partial<ApiSettings> & { roads?: PlanRoads | null; closing: AbortSignal },
): Express {
  return createApp({
    ...deps,
    metrics: createMetrics({ queues: deps.queues, pool: createPool({ connectionString: '' }) }),
    roads,
    // takes every message and sends none
    sender: { channel: 'test', send: async () => {} },
    settings: { ...testSettings, ...chosen },
    editCache: new EditCache(),
    documents: createDocumentCache(),
    journeys: new JourneyMemory(),
    runChecker: checkHere,
    findDemoAccounts: async () => null,
    findDemoTrip: async () => null,
    closing,
  });
}

/** @param changes what a test sets otherwise; `token` null makes no dispatcher (the database may be away) */
export async function startTestApp(
  deps: ServerDeps,
  changes: Partial<ApiSettings> & { token?: null; roads?: PlanRoads } = {},
): Promise<TestApp> {
  const { token: wanted, ...chosen } = changes;
  const token = wanted === null ? 'none' : await tokenOf(deps.database, await addUser(deps.database, 'dispatcher'));
  const closing = new AbortController();
  const app = makeTestApp(deps, { ...chosen, closing: closing.signal });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const ownToken = token;

  return {
    url,
    token,
    call(method, path, { json, body, headers = {}, token = ownToken } = {}) {
      const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
      const content = json === undefined ? {} : { 'content-type': 'application/json' };
      const payload = json === undefined ? body : JSON.stringify(json);
      return fetch(`${url}${path}`, {
        method,
        headers: { ...authorization, ...content, ...headers },
        ...(payload !== undefined && { body: payload }),
      });
    },
    async close() {
      closing.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The independent checker on this thread. */
export const checkHere: RunChecker = ({ plan, files }) =>
  checkPlan(JSON.parse(JSON.stringify(plan)), memoryFolder(files));

/** Files as a multipart body. */
export function filesBody(files: readonly { name: string; bytes: Uint8Array }[]): FormData {
  const form = new FormData();
  for (const { name, bytes } of files) form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return form;
}

/** Asserts that an answer is a problem document with this status and code, and returns it. */
export async function expectProblem(response: Response, status: number, code: string) {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const body = (await response.json()) as {
    type: string;
    status: number;
    detail: string;
    requestId: string;
    errors: { location: string; message: string; fix: string }[];
  };
  expect(body).toMatchObject({ type: `urn:jieyun:problem:${code}`, status });
  expect(body.requestId).toBe(response.headers.get('x-request-id'));
  return body;
}
