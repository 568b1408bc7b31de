import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import { createApp } from '../../src/api/app.ts';
import type { ServerDeps } from '../../src/planning/server/deps.ts';

export const testToken = 'test-token-0123456789';

/** The application on a free port, and a caller that knows the token. */
export interface TestApp {
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

export async function startTestApp(deps: ServerDeps): Promise<TestApp> {
  const app = createApp({ ...deps, token: testToken });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const { port } = server.address() as AddressInfo;

  return {
    call(method, path, { json, body, headers = {}, token = testToken } = {}) {
      const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
      const content = json === undefined ? {} : { 'content-type': 'application/json' };
      const payload = json === undefined ? body : JSON.stringify(json);
      return fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { ...authorization, ...content, ...headers },
        ...(payload !== undefined && { body: payload }),
      });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

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
