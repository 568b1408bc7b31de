import { AsyncLocalStorage } from 'node:async_hooks';
import type { LibraryReply, LibraryTransport } from './library.ts';

/** One exchange with the server; the transport fills in what came of it, because the library would not pass it on. */
export interface Exchange {
  /** Ends the request: the caller's wish or the deadline. */
  signal: AbortSignal;
  key: string | null;
  /** Set as soon as the headers are there. */
  reply?: { status: number; headers: Headers; body: unknown };
  /** Set where the network, or the body, failed. */
  failure?: { phase: 'connect' | 'body'; cause: unknown };
}

const current = new AsyncLocalStorage<Exchange>();

/** Runs a call of the library so that its requests belong to `exchange`. */
export function within<T>(exchange: Exchange, call: () => Promise<T>): Promise<T> {
  return current.run(exchange, call);
}

/** The library's `gh-request`, on Node's fetch: cancellable, with headers kept, and no key sent where there is none. */
export const transport: LibraryTransport = {
  get: (url) => request(url, { method: 'GET' }),
  post: (url, body) =>
    request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
};

async function request(url: string, init: RequestInit): Promise<LibraryReply> {
  const exchange = current.getStore();
  if (exchange === undefined) throw new Error('a request outside of an exchange');
  const response = await fetch(withKey(url, exchange.key), { ...init, signal: exchange.signal }).catch((cause) => {
    exchange.failure = { phase: 'connect', cause };
    throw cause;
  });
  const { status, headers } = response;
  try {
    const text = await response.text();
    exchange.reply = { status, headers, body: parsed(text, status) };
  } catch (cause) {
    exchange.failure = { phase: 'body', cause };
    throw cause;
  }
  if (!response.ok) throw new Error(`status ${status}`);
  return { status, data: exchange.reply.body };
}

/** Error bodies may be anything; a good reply has to be JSON. */
function parsed(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (status >= 200 && status < 300) throw cause;
    return null;
  }
}

/** The library writes `key=undefined` where it has none, and does not escape the one it has. */
function withKey(url: string, key: string | null): string {
  const address = new URL(url);
  address.searchParams.delete('key');
  if (key !== null) address.searchParams.set('key', key);
  return address.href;
}
