import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { runProgram } from '../../src/cli/program.ts';
import type { Pool } from '../../src/db/pool.ts';
import { databaseLegCache, type KnownLeg, type OpenLegCache } from '../../src/planning/roads/legCache.ts';
import { databases } from '../support/database.ts';
import { testKeyText } from '../support/serverWork.ts';

const server = databases();
const map = { router: 'graphhopper', version: '11.0|2021-02-01', profile: 'coach' };
const leg: KnownLeg = { distanceM: 1000, driveS: 60, classes: null, line: null };
const pairOf = (lng: number) => ({ from: { lng, lat: 33 }, to: { lng: 120.8, lat: 32 } });

let database: { url: string; pool: Pool };
let dataDir: string;
let printed: string;
let cache: OpenLegCache;

const purge = (...options: string[]) =>
  runProgram(['admin', 'purge-roads', ...options], {
    env: {
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      JIEYUN_KEYS: testKeyText,
      ROAD_CACHE_DAYS: '30',
      LOG_LEVEL: 'silent',
    },
    cwd: dataDir,
    locale: 'en',
  });
const known = async () => (await cache.load([pairOf(115), pairOf(116)])).size;
const stored = async () => (await database.pool.query('select 1 from road_legs')).rowCount;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'jieyun-purge-roads-'));
  database = await server.createEmpty();
});
beforeEach(() => {
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

describe('jieyun admin purge-roads', () => {
  it('finds nothing in a new database', async () => {
    expect(await purge()).toBe(0);
    expect(printed).toBe('0\n');
  });

  it('deletes the legs older than ROAD_CACHE_DAYS and keeps the others', async () => {
    cache = await databaseLegCache(database.pool, 365).open(map);
    await cache.store([
      { pair: pairOf(115), leg },
      { pair: pairOf(116), leg },
    ]);
    await database.pool.query(
      `update road_legs set measured_at = now() - interval '31 days' where from_lng = 11500000`,
    );
    expect(await known()).toBe(2);
    expect(await purge()).toBe(0);
    expect(printed).toBe('1\n');
    expect(await known()).toBe(1);
    expect(await stored()).toBe(1);
  });

  it('deletes all with --all, settled inputs too, and whoever has the cache open writes on', async () => {
    const input = Buffer.from('digest');
    await cache.settle(input, []);
    expect(await purge('--all')).toBe(0);
    expect(printed).toBe('1\n');
    expect(await stored()).toBe(0);
    expect(await cache.settled(input)).toBeNull();
    await cache.store([{ pair: pairOf(115), leg }]);
    expect(await known()).toBe(1);
  });
});
