import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../src/accounts/password.ts';
import { openApiDocument } from '../../src/api/openapi.ts';
import { putPasswordHash } from '../../src/db/credentials.ts';
import type { Pool } from '../../src/db/pool.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { entries } from '../api/matrixEntries.ts';
import { callers, type MatrixWorld } from '../api/matrixWorld.ts';
import { addUser, tokenOf } from '../support/accounts.ts';
import { browser } from '../support/browser.ts';
import type { TestApp } from '../support/testApp.ts';

/**
 * What every answer at the door has to be, each as a function that says what is wrong: nothing on the real application, and
 * something as soon as the guard is taken out.
 */

/** A running application and who is known to it. */
export interface Door {
  app: TestApp;
  deps: WorkDeps;
  world: MatrixWorld;
  /** Connections of the database's owner. */
  owner: Pool;
}

/** The status of an answer, whose body nobody reads. */
export async function idle(answer: Promise<Response>): Promise<number> {
  const response = await answer;
  await response.arrayBuffer();
  return response.status;
}

const operations = Object.entries(openApiDocument().paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId }]) => ({ path, method: method.toUpperCase(), operationId })),
);

/** An address with something in every place of a parameter. */
const filled = (path: string) => `/api/v1${path.replace(/\{\w+\}/g, randomUUID())}`;

async function statusOf(app: TestApp, method: string, path: string, options: Parameters<TestApp['call']>[2]) {
  const response = await app.call(method, path, options);
  await response.body?.cancel();
  return response.status;
}

/** Endpoints that let in somebody who has not signed in, or whose role does not take part. */
export async function openDoors({ app, world }: Door): Promise<string[]> {
  const wrong: string[] = [];
  for (const { path, method, operationId } of operations) {
    const { who } = entries[operationId]!;
    if (who === 'public') continue;
    const stranger = await statusOf(app, method, filled(path), { token: null });
    if (stranger !== 401) wrong.push(`${operationId}: a stranger gets ${stranger}`);
    const other = callers.find((caller) => !who.includes(caller));
    if (other === undefined) continue;
    const status = await statusOf(app, method, filled(path), { token: world.tokens[other] });
    if (status !== 403) wrong.push(`${operationId}: ${other} gets ${status}`);
  }
  return wrong;
}

/** Changes that another site can make a signed-in browser send. */
export async function forgeableChanges({ app, deps }: Door): Promise<string[]> {
  const user = await addUser(deps.database, 'dispatcher');
  await putPasswordHash(deps.database, user.userId, await hashPassword('a long password'));
  const page = browser(app);
  await page.signIn(user.login, 'a long password');
  const send = async (headers: Record<string, string>) =>
    (await page.call('POST', '/api/v1/tokens', { json: { name: 'forged' }, headers })).status;
  const attempts = {
    'without a token': await send({ 'x-csrf-token': '' }),
    'with a wrong token': await send({ 'x-csrf-token': 'x'.repeat(24) }),
    'from another site': await send({ 'sec-fetch-site': 'cross-site' }),
  };
  return Object.entries(attempts)
    .filter(([, status]) => status !== 403)
    .map(([how, status]) => `a change ${how} gets ${status}`);
}

/** Whether a repeated POST with one key is done twice. */
export async function repeatedWork({ app, deps }: Door): Promise<string[]> {
  const token = await tokenOf(deps.database, await addUser(deps.database, 'desk'));
  const send = async () => {
    const headers = { 'idempotency-key': 'the same key twice' };
    const response = await app.call('POST', '/api/v1/tokens', { token, json: { name: 'x' }, headers });
    return ((await response.json()) as { tokenId: string }).tokenId;
  };
  const [first, again] = [await send(), await send()];
  return first === again ? [] : ['a repeated POST is done twice'];
}

/** Edits that are taken without a version, or on one that is no longer there. */
export async function blindEdits({ app, world }: Door): Promise<string[]> {
  const edits = {
    editBatch: { path: `/batches/${world.own.batchId}`, json: { status: 'open' } },
    editBus: { path: `/batches/${world.own.batchId}/buses/${encodeURIComponent('苏F·A0001')}`, json: { seats: 49 } },
    editUser: { path: `/users/${world.users.desk.userId}`, json: { status: 'active' } },
  };
  const wrong: string[] = [];
  for (const [id, { path, json }] of Object.entries(edits)) {
    const send = (headers: Record<string, string>) =>
      statusOf(app, 'PATCH', `/api/v1${path}`, { token: world.tokens.admin, json, headers });
    const [none, stale] = [await send({}), await send({ 'if-match': '"999"' })];
    if (none !== 428) wrong.push(`${id} without a version gets ${none}`);
    if (stale !== 412) wrong.push(`${id} on a former version gets ${stale}`);
  }
  return wrong;
}

/** Whether one sender may send without end; `app` takes few requests a minute. */
export async function endlessRequests({ app, deps }: Pick<Door, 'app' | 'deps'>): Promise<string[]> {
  const token = await tokenOf(deps.database, await addUser(deps.database, 'desk'));
  for (let n = 0; n < 12; n += 1) {
    if ((await statusOf(app, 'GET', '/api/v1/batches', { token })) === 429) return [];
  }
  return ['twelve requests at once are taken where ten a minute are allowed'];
}

/** Whether passwords may be tried without end: on one login, and from one address on many. */
export async function endlessGuesses({ app, deps }: Pick<Door, 'app' | 'deps'>): Promise<string[]> {
  const { login } = await addUser(deps.database, 'desk');
  const guess = (name: string) =>
    statusOf(app, 'POST', '/api/v1/session', { token: null, json: { login: name, password: 'wrong' } });
  const wrong: string[] = [];
  const onOne = [];
  for (let n = 0; n < 6; n += 1) onOne.push(await guess(login));
  if (onOne.at(-1) !== 429) wrong.push('six wrong passwords of one login are all heard');
  const onMany = [];
  for (let n = 0; n < 26; n += 1) onMany.push(await guess(`nobody-${n}`));
  if (onMany.at(-1) !== 429) wrong.push('an address guesses without end');
  return wrong;
}

/** Lists that show a person's values in full. */
export async function unmasked({ app, world }: Door, values: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { path, method, operationId } of operations) {
    const { who, own } = entries[operationId]!;
    // the driver's page is his sheet: phones of his own passengers; ID numbers stay hidden (tests/api/driverTrip)
    const isPaper = path.includes('.') || operationId === 'readDriverTrip';
    if (method !== 'GET' || who === 'public' || isPaper || operationId === 'streamEvents') continue;
    for (const caller of who) {
      const { params = {} } = await own(world, caller);
      const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? 'x'));
      const response = await app.call('GET', `/api/v1${address}`, { token: world.tokens[caller] });
      const text = await response.text();
      const shown = values.filter((value) => text.includes(value));
      if (shown.length > 0) wrong.push(`${operationId} shows ${caller} ${shown.join(', ')}`);
    }
  }
  return wrong;
}

/** Answers without the headers that tell a browser how careful to be. */
export async function carelessHeaders({ app }: Pick<Door, 'app'>): Promise<string[]> {
  const expected: Record<string, RegExp> = {
    'content-security-policy': /default-src '(none|self)'.*frame-ancestors 'none'/,
    'x-content-type-options': /^nosniff$/,
    'referrer-policy': /^no-referrer$/,
    'strict-transport-security': /max-age=\d{7,}/,
    'cross-origin-opener-policy': /^same-origin$/,
  };
  const wrong: string[] = [];
  for (const path of ['/', '/api/docs', '/api/v1/batches', '/nowhere']) {
    const response = await app.call('GET', path, { token: null });
    await response.body?.cancel();
    for (const [name, form] of Object.entries(expected)) {
      if (!form.test(response.headers.get(name) ?? '')) wrong.push(`${path}: ${name}`);
    }
  }
  return wrong;
}
