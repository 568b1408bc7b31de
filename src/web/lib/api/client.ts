import './jitless.ts';
import type { Endpoint } from '../../../contract/api/endpoint.ts';
import { type EndpointId, endpoints } from '../../../contract/api/index.ts';
import type { Problem } from '../../../contract/api/problem.ts';
import { defaultLocale, type Locale } from '../../../contract/text.ts';
import { ApiFault } from './fault.ts';
import type { Download, InputOf, ReplyOf } from './types.ts';

interface AnyInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  files?: readonly File[];
  version?: number;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** Names one change, so that repeating it changes nothing; a new one where left out. */
  idempotencyKey?: string;
}

/** Calls endpoints of the contract as the person who is signed in. */
export interface ApiClient {
  /** Sent with every change: proves that a page of ours makes it. */
  csrfToken: string | null;
  /** Token of a driver's link: calls are then the driver's, whoever else is signed in here. */
  bearer: string | null;
  /** Language of what the server writes for people. */
  locale: Locale;
  /** Instant as of which a demo's journey is shown; null: now. */
  asOf: string | null;
  /** Called where the server says that nobody is signed in any more. */
  onSignedOut: () => void;
  /** @throws ApiFault */
  call<Id extends EndpointId>(id: Id, input: InputOf<Id>, options?: CallOptions): Promise<ReplyOf<Id>>;
}

const root = '/api/v1';

/** @param send `fetch` of the browser, or a test's */
export function createClient(send: typeof fetch): ApiClient {
  const client: ApiClient = {
    csrfToken: null,
    bearer: null,
    locale: defaultLocale,
    asOf: null,
    onSignedOut: () => undefined,
    async call(id, input, options = {}) {
      const endpoint: Endpoint = endpoints[id];
      const request = requestOf(endpoint, input as AnyInput, { ...client, ...options });
      const response = await sendOnceMore(send, addressOf(endpoint, input as AnyInput), request);
      if (!response.ok) {
        const fault = await faultOf(response);
        if (fault.code === 'unauthorized' && id !== 'signIn' && id !== 'readSession') client.onSignedOut();
        throw fault;
      }
      return (await answerOf(endpoint, response)) as ReplyOf<typeof id>;
    },
  };
  return client;
}

/** The address of a call; what stands in its parameters is escaped. */
export function addressOf({ path }: Pick<Endpoint, 'path'>, { params = {}, query = {} }: AnyInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return `${root}${filled}${search.size === 0 ? '' : `?${search}`}`;
}

function requestOf(
  { method }: Endpoint,
  { body, files, version }: AnyInput,
  {
    csrfToken,
    bearer,
    locale,
    asOf,
    idempotencyKey,
    signal,
  }: Pick<ApiClient, 'csrfToken' | 'bearer' | 'locale' | 'asOf'> & CallOptions,
): RequestInit {
  const headers = new Headers({ accept: 'application/json', 'accept-language': locale });
  if (bearer !== null) headers.set('authorization', `Bearer ${bearer}`);
  if (method === 'get' && asOf !== null) headers.set('x-as-of', asOf);
  if (method !== 'get' && csrfToken !== null) headers.set('x-csrf-token', csrfToken);
  if (method === 'post') headers.set('idempotency-key', idempotencyKey ?? randomKey());
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  return {
    method: method.toUpperCase(),
    headers,
    credentials: bearer === null ? 'same-origin' : 'omit',
    ...(signal !== undefined && { signal }),
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(files !== undefined && { body: formOf(files) }),
  };
}

/** A random name of one change. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function formOf(files: readonly File[]): FormData {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  return form;
}

/** A connection that broke is tried once more: a change carries its key, so that it cannot happen twice. */
async function sendOnceMore(send: typeof fetch, address: string, request: RequestInit): Promise<Response> {
  const isRepeatable = request.method !== 'PATCH' && request.method !== 'DELETE';
  try {
    return await send(address, request);
  } catch (error) {
    if (request.signal?.aborted === true) throw error;
    if (!isRepeatable) throw offline();
    return send(address, request).catch(() => {
      throw offline();
    });
  }
}

function offline(): ApiFault {
  return new ApiFault({ code: 'offline', status: 0 });
}

async function faultOf(response: Response): Promise<ApiFault> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>;
  const code = problem.type?.replace(/^urn:jieyun:problem:/, '') ?? 'internal';
  return new ApiFault({ ...problem, code: response.status === 503 ? 'unavailable' : code, status: response.status });
}

async function answerOf({ reply }: Endpoint, response: Response): Promise<unknown> {
  if (reply.file !== undefined) return downloadOf(response);
  return reply.body === undefined ? undefined : response.json();
}

async function downloadOf(response: Response): Promise<Download> {
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="([^"]*)"/.exec(disposition)?.[1];
  return {
    name: encoded === undefined ? (plain ?? 'download') : decodeURIComponent(encoded),
    blob: await response.blob(),
  };
}
