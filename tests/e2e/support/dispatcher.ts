import type { APIRequestContext } from 'playwright-core';
import { demoPassword } from './server.ts';

/** The demo's dispatcher, who works without a browser. */
export interface Dispatcher {
  get<T>(path: string): Promise<T>;
  /** @param version of the draft, where the call edits it */
  send(method: 'POST' | 'DELETE', path: string, body?: unknown, version?: number): Promise<{ status: number }>;
}

/** Signs him in. */
export async function signInDispatcher(request: APIRequestContext, url: string): Promise<Dispatcher> {
  const login = { login: 'demo-dispatcher', password: demoPassword };
  const session = await request.post(`${url}/api/v1/session`, { data: login });
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  return {
    async get<T>(path: string) {
      const response = await request.get(`${url}/api/v1${path}`);
      return (await response.json()) as T;
    },
    async send(method, path, body, version) {
      const headers = { 'x-csrf-token': csrfToken, ...(version !== undefined && { 'if-match': `"${version}"` }) };
      const response = await request.fetch(`${url}/api/v1${path}`, {
        method,
        headers,
        ...(body !== undefined && { data: body }),
      });
      return { status: response.status() };
    },
  };
}
