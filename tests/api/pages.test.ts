import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { databases } from '../support/database.ts';
import { serverWork } from '../support/serverWork.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';

const server = databases();
const folder = mkdtempSync(join(tmpdir(), 'jieyun-pages-'));
const closers: (() => Promise<void>)[] = [];
let app: TestApp;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><title>staff</title>');
  writeFileSync(join(folder, 'driver.html'), '<title>driver</title>');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  for (const worker of ['driver-sw.js', 'arrivals-sw.js']) writeFileSync(join(folder, worker), 'self.skipWaiting();');
  writeFileSync(join(folder, 'assets/staff-abc.js'), 'export {};');
  writeFileSync(join(folder, 'assets/large-abc.js'), `export const text = '${'bus '.repeat(2000)}';`);
  const database = await server.create();
  const deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
  closers.push(() => deps.queues.close());
  app = await startTestApp(deps, { pages: folder });
  closers.push(() => app.close());
});

afterAll(async () => {
  for (const close of closers.reverse()) await close();
  rmSync(folder, { recursive: true });
});

const open = (path: string, accept = 'text/html,*/*') => app.call('GET', path, { token: null, headers: { accept } });

describe('what is large', () => {
  const encodingOf = async (path: string, accept: string) => {
    const response = await app.call('GET', path, { token: null, headers: { 'accept-encoding': accept } });
    await response.text();
    return response.headers.get('content-encoding');
  };

  it('goes out compressed to whoever takes that, files of the pages and JSON alike', async () => {
    expect(await encodingOf('/assets/large-abc.js', 'gzip')).toBe('gzip');
    expect(await encodingOf('/api/openapi.json', 'gzip')).toBe('gzip');
    expect(await encodingOf('/assets/large-abc.js', 'identity')).toBeNull();
    expect(await encodingOf('/assets/staff-abc.js', 'gzip')).toBeNull();
  });
});

describe('pages', () => {
  it.each(['/', '/desk', '/batches/1/anything', '/setup/some-token'])('%s is the staff page', async (path) => {
    const response = await open(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>staff</title>');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('each answer has a nonce of its own, which the content policy names', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await open('/');
        const nonce = /nonce="([^"]+)"/.exec(await response.text())![1]!;
        const policy = response.headers.get('content-security-policy')!;
        expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
        expect(policy).toContain("default-src 'none'");
        expect(policy).toMatch(/script-src 'self';/);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it("the driver's page needs no nonce, so that a phone can keep it", async () => {
    const response = await open('/driver/x');
    expect(await response.text()).toContain('<title>driver</title>');
    expect(response.headers.get('content-security-policy')).toMatch(/style-src 'self'$/);
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it.each(['/driver-sw.js', '/arrivals-sw.js'])(
    '%s may ask this server, and is looked for anew each time',
    async (path) => {
      const response = await open(path, '*/*');
      expect(response.headers.get('content-type')).toMatch(/javascript/);
      expect(response.headers.get('content-security-policy')).toContain("connect-src 'self'");
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('files named after their content are kept for a year', async () => {
    const response = await open('/assets/staff-abc.js', '*/*');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toMatch(/javascript/);
    expect((await open('/icon.svg', '*/*')).headers.get('cache-control')).toBe('public, max-age=3600');
  });

  it('a missing file, an address of the API and a program get no page', async () => {
    await expectProblem(await open('/assets/gone.js', '*/*'), 404, 'not_found');
    await expectProblem(await open('/desk', 'application/json'), 404, 'not_found');
    await expectProblem(await open('/api/nothing'), 404, 'not_found');
    await expectProblem(await open('/api/v1/nothing'), 401, 'unauthorized');
  });

  it('leads to no file outside of its folder', async () => {
    await expectProblem(await open('/assets/..%2f..%2fetc%2fpasswd', '*/*'), 404, 'not_found');
  });
});
