import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readKeyRing } from '../../src/crypto/keyRing.ts';
import { signText } from '../../src/crypto/secrets.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { itReadsPdf, pdfPages } from '../sheets/pdfText.ts';
import { tokenOf } from '../support/accounts.ts';
import { databases } from '../support/database.ts';
import { person } from '../support/people.ts';
import { closeWorld, serveWorld } from '../support/servedWorld.ts';
import { randomKeys, testKeyText } from '../support/serverWork.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';
import { makeWorld, type World } from '../support/world.ts';

const server = databases();
let deps: WorkDeps;
let app: TestApp;
let world: World;

beforeAll(async () => {
  ({ deps, app, world } = await serveWorld(server, makeWorld));
});

afterAll(() => closeWorld({ app, deps }));

interface Link {
  linkId: string;
  token: string;
  url: string;
}

async function makeLink(): Promise<Link> {
  const path = `/api/v1/plans/${world.own.planId}/trips/T01/driver-links`;
  return (await (await app.call('POST', path, { json: {} })).json()) as Link;
}

const sheetOf = (token: string) => `/d/${token}/sheet.pdf`;
const trip = (tripId: string, token: string) =>
  app.call('GET', `/api/v1/plans/${world.own.planId}/trips/${tripId}`, { token });

describe('a driver with his link', () => {
  it('opens his own trip and its sheet', async () => {
    const { token, url } = await makeLink();
    expect(await (await trip('T01', token)).json()).toMatchObject({ tripId: 'T01' });
    expect(new URL(url).hash).toBe(`#${token}`);
    const sheet = await app.call('GET', sheetOf(token), { token: null });
    expect(sheet.headers.get('content-type')).toBe('application/pdf');
  });

  itReadsPdf('finds on his sheet the phones of his passengers and of nobody else, and no ID number', async () => {
    const { token } = await makeLink();
    const sheet = await app.call('GET', sheetOf(token), { token: null });
    const text = pdfPages(new Uint8Array(await sheet.arrayBuffer()))
      .join('')
      .replaceAll(/\s/g, '');
    for (const n of [1, 2, 3, 4]) {
      expect(text).toContain(person(n).phone);
      expect(text).not.toContain(person(n).id);
    }
    expect(text).not.toContain(person(5).phone);
  });

  itReadsPdf("shows a company its own people only on a pooled bus's sheet", async () => {
    const token = await tokenOf(deps.database, world.users.hr);
    const path = `/api/v1/plans/${world.own.planId}/trips/T01/sheet.pdf`;
    const sheet = await app.call('GET', path, { token });
    const text = pdfPages(new Uint8Array(await sheet.arrayBuffer()))
      .join('')
      .replaceAll(/\s/g, '');
    expect(text).toContain('v1·');
    expect(text).not.toMatch(/草稿|DRAFT/);
    for (const n of [1, 2]) expect(text).toContain(person(n).phone);
    for (const n of [3, 4]) {
      expect(text).not.toContain(person(n).phone);
      expect(text).not.toContain(person(n).name);
    }
  });

  it('opens nothing else: no other trip, plan or batch, no list', async () => {
    const { token } = await makeLink();
    await expectProblem(await trip('T02', token), 404, 'not_found');
    await expectProblem(
      await app.call('GET', `/api/v1/plans/${world.foreign.planId}/trips/T01`, { token }),
      404,
      'not_found',
    );
    await expectProblem(await app.call('GET', '/api/v1/batches', { token }), 403, 'forbidden');
    const { trips } = (await (await app.call('GET', `/api/v1/plans/${world.own.planId}/trips`, { token })).json()) as {
      trips: { tripId: string }[];
    };
    expect(trips.map(({ tripId }) => tripId)).toEqual(['T01']);
  });

  it('is out once the link is revoked, has run out, or was forged', async () => {
    const { token, linkId } = await makeLink();
    expect((await app.call('DELETE', `/api/v1/driver-links/${linkId}`)).status).toBe(204);
    await expectProblem(await trip('T01', token), 401, 'unauthorized');
    await expectProblem(await app.call('GET', sheetOf(token), { token: null }), 404, 'not_found');

    const good = await makeLink();
    const text = JSON.stringify([good.linkId, Date.now() - 1]);
    const late = `jieyund_${signText(deps.keys, 'driver link 1', text)}`;
    await expectProblem(await trip('T01', late), 401, 'unauthorized');
    const later = JSON.stringify([good.linkId, Date.now() + 1e9]);
    const forged = `jieyund_${signText(readKeyRing(randomKeys('test')), 'driver link 1', later)}`;
    await expectProblem(await trip('T01', forged), 401, 'unauthorized');
    const otherPurpose = `jieyund_${signText(deps.keys, 'session cookie 1', later)}`;
    await expectProblem(await trip('T01', otherPurpose), 401, 'unauthorized');
  });

  it('keeps his link over a rotation of keys', async () => {
    const { token } = await makeLink();
    const rotated = await startTestApp({ ...deps, keys: readKeyRing(`${randomKeys('new')},${testKeyText}`) });
    const path = `/api/v1/plans/${world.own.planId}/trips/T01`;
    expect((await rotated.call('GET', path, { token })).status).toBe(200);
    await rotated.close();
  });
});
