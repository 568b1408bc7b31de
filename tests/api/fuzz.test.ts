import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openApiDocument } from '../../src/api/openapi.ts';
import type { Endpoint } from '../../src/contract/api/endpoint.ts';
import { type EndpointId, endpoints } from '../../src/contract/api/index.ts';
import { problemSchema } from '../../src/contract/api/problem.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { databases } from '../support/database.ts';
import { closeWorld, serveWorld } from '../support/servedWorld.ts';
import type { TestApp } from '../support/testApp.ts';
import { type Call, entries } from './matrixEntries.ts';
import { type MatrixWorld, makeMatrixWorld, type Who } from './matrixWorld.ts';

/**
 * Whatever is sent to whatever endpoint of the OpenAPI document: an answer below 500 in time, and every refusal a problem
 * document. Calls begin from one that is right (`entries`) and are bent.
 */
const server = databases();
let deps: WorkDeps;
let app: TestApp;
let world: MatrixWorld;

beforeAll(async () => {
  ({ deps, app, world } = await serveWorld(server, makeMatrixWorld));
});

afterAll(() => closeWorld({ app, deps }));

/** Somebody who may call it: an admin wherever admins may. */
function callerOf(id: string): Who {
  const { access }: Endpoint = endpoints[id as EndpointId];
  return access === 'public' || access.includes('admin') ? 'admin' : access[0]!;
}

const operations = Object.entries(openApiDocument().paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    path,
    method: method.toUpperCase(),
    id: operation.operationId,
    caller: callerOf(operation.operationId),
    takesFiles: JSON.stringify(operation.requestBody ?? {}).includes('multipart'),
  })),
);
type Target = (typeof operations)[number];

const answerMsMax = 10_000;

/** Sends it and checks what every answer has to be. @returns the status */
async function send(target: Target, address: string, options: { headers?: Record<string, string>; body?: string }) {
  const response = await fetch(`${app.url}/api/v1${address}`, {
    method: target.method,
    signal: AbortSignal.timeout(answerMsMax),
    ...(target.method === 'GET' ? {} : { body: options.body ?? '' }),
    headers: { authorization: `Bearer ${world.tokens[target.caller]}`, ...options.headers },
  });
  const shown = { id: target.id, address, status: response.status };
  if (response.status >= 400) {
    const text = await response.text();
    expect({ ...shown, below500: response.status < 500 || text }).toEqual({ ...shown, below500: true });
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(problemSchema.parse(JSON.parse(text)).status).toBe(response.status);
    expect(text).not.toMatch(/node_modules|at Object|syntax error|relation "/);
  } else if (response.headers.get('content-type')?.startsWith('text/event-stream')) await response.body!.cancel();
  else await response.arrayBuffer();
  return response.status;
}

function addressOf({ path }: Target, params: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? 'x');
}

/** Text that programs stumble over. */
const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '\0',
    '\ud800',
    '\u202e',
    '\uffff',
    '💥',
    'ＡＢＣ',
    "'; drop table users; --",
    '../../etc/passwd',
    '{}',
    '__proto__',
    '%00',
    'null',
    '1e999',
    '',
  ),
  fc.uuid(),
);
const oddValue = fc.oneof(
  oddText,
  fc.constantFrom(null, true, -1, 0, 1.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[[]]]),
  fc.jsonValue({ maxDepth: 2 }),
);

/** As an address can carry it: half characters become replacement characters. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** One field of a body that is right, bent: another value, gone, or one more beside it. */
function bend(json: unknown, [at, value, how]: [number, unknown, 'replace' | 'drop' | 'add']): unknown {
  if (typeof json !== 'object' || json === null) return value;
  const copy = structuredClone(json) as Record<string, unknown>;
  const keys = Object.keys(copy);
  const key = keys[at % Math.max(1, keys.length)] ?? 'x';
  if (how === 'add') copy[`extra${at}`] = value;
  else if (how === 'drop') delete copy[key];
  else if (typeof copy[key] === 'object' && at % 2 === 0) copy[key] = bend(copy[key], [at >> 1, value, how]);
  else copy[key] = value;
  return copy;
}

/** A body that is right with one of its texts replaced, for each of its texts. */
function* withText(json: unknown, text: string): Generator<unknown> {
  if (typeof json === 'string') yield text;
  if (typeof json !== 'object' || json === null) return;
  for (const [key, value] of Object.entries(json)) {
    for (const inner of withText(value, text)) {
      yield Array.isArray(json) ? json.map((old, at) => (at === Number(key) ? inner : old)) : { ...json, [key]: inner };
    }
  }
}

const worstTexts = ['a\0b', 'a\ud800b', 'x'.repeat(50_000)];

const bends = fc.tuple(fc.nat(40), oddValue, fc.constantFrom('replace', 'drop', 'add') as fc.Arbitrary<'replace'>);

/** Cases of each property of each endpoint: few at each change, `FUZZ_RUNS=60 FUZZ_SEED=7` for a long look. */
const runs = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 8),
  seed: Number(process.env.FUZZ_SEED ?? 20200224),
  endOnFailure: true,
};

describe.each(operations)('$id', (target) => {
  const right = async (): Promise<Call> => entries[target.id]!.own(world, target.caller);

  it('takes any address and query', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(oddText, { minLength: 3, maxLength: 3 }),
        oddText,
        oddText,
        async (parts, name, value) => {
          let next = 0;
          const address = target.path.replace(/\{\w+\}/g, () => encodeURIComponent(wellFormed(parts[next++]!)) || 'x');
          const query = `?${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(value))}`;
          await send(target, `${address}${query}`, {});
        },
      ),
      runs,
    );
    for (const worst of ['%ff', 'a%00b', 'x'.repeat(5_000)]) {
      await send(target, target.path.replace(/\{\w+\}/g, worst), {});
      const { params = {} } = await right();
      for (const name of Object.keys(params)) await send(target, addressOf(target, { ...params, [name]: worst }), {});
      for (const name of ['cursor', 'companyId', 'objectId']) {
        await send(target, `${addressOf(target, params)}?${name}=${worst}`, {});
      }
    }
  });

  if (target.method === 'GET') return;

  it('takes any body, version and key', async () => {
    const { params = {}, json, version = 1 } = await right();
    await fc.assert(
      fc.asyncProperty(bends, oddText, async (bent, header) => {
        const plain = header.replace(/[^\x21-\x7e]/g, '');
        const headers = {
          'content-type': 'application/json',
          'if-match': bent[0] % 3 === 0 ? plain : `"${version}"`,
          ...(bent[0] % 5 === 0 && { 'idempotency-key': plain }),
        };
        const body = JSON.stringify(bend(json, bent)) ?? '';
        await send(target, addressOf(target, params), { headers, body });
      }),
      runs,
    );
  });

  it('takes any text in each field', async () => {
    const { params = {}, json } = await right();
    const headers = { 'content-type': 'application/json', 'if-match': '"1"' };
    for (const worst of worstTexts) {
      for (const body of withText(json, worst)) {
        await send(target, addressOf(target, params), { headers, body: JSON.stringify(body) });
      }
    }
  });

  it('takes broken, foreign and huge bodies', async () => {
    const address = addressOf(target, (await right()).params ?? {});
    const types = [
      ['application/json', '{"a":'],
      ['application/json', `${'['.repeat(20_000)}`],
      ['application/json; charset=utf-7', '{}'],
      ['text/xml', '<a/>'],
      ['application/x-www-form-urlencoded', 'a=1'],
      ['multipart/form-data', 'no boundary'],
      ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="file"; filename="a'],
      ['multipart/form-data; boundary=x', '--x\r\n\r\n\r\n--x--'],
      ['nonsense', 'x'],
    ] as const;
    for (const [type, body] of types) {
      await send(target, address, { headers: { 'content-type': type, 'if-match': '"1"' }, body });
    }
    for (const encoding of ['gzip', 'br', 'nonsense']) {
      const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
      await send(target, address, { headers, body: 'not compressed' });
    }
    const huge = { headers: { 'content-type': 'application/json' }, body: `"${'x'.repeat(10 * 1024 * 1024)}"` };
    expect(await send(target, address, huge)).toBe(target.takesFiles ? 415 : 413);
  });
});
