import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { databaseLegCache, type KnownLeg, type OpenLegCache, pairKey } from '../../src/planning/roads/legCache.ts';
import { databases, type TestDatabase } from '../support/database.ts';

const server = databases();
let database: TestDatabase;
let cache: OpenLegCache;

const map = { router: 'graphhopper', version: '11.0|2026-01-01', profile: 'coach' };
const a = { lng: 115.257559, lat: 33.04155 };
const b = { lng: 120.814177, lat: 32.034509 };
const leg: KnownLeg = {
  distanceM: 612_170,
  driveS: 24_199,
  classes: { motorwayM: 558_762, trunkM: 33_702, primaryM: 19_661, otherM: 45 },
  line: 's{yhEy}b~To@yjBjcAk}A',
};

beforeAll(async () => {
  database = await server.create();
});
beforeEach(async () => {
  await database.owner.query('truncate road_maps cascade');
  cache = await databaseLegCache(database.pool, 90).open(map);
});

const age = (days: number) =>
  database.pool.query(`update road_legs set measured_at = now() - make_interval(days => $1)`, [days]);

describe('measured legs in the database', () => {
  it('come back as they went in, for the direction that was measured', async () => {
    await cache.store([{ pair: { from: a, to: b }, leg }]);
    expect([
      ...(await cache.load([
        { from: a, to: b },
        { from: b, to: a },
      ])),
    ]).toEqual([[pairKey({ from: a, to: b }), leg]]);
  });

  it('are shared by places within half a metre, and by every process', async () => {
    await cache.store([{ pair: { from: a, to: b }, leg }]);
    const other = await databaseLegCache(database.pool, 90).open(map);
    const near = { from: { lng: a.lng + 0.000001, lat: a.lat }, to: b };
    expect((await other.load([near])).get(pairKey(near))).toEqual(leg);
  });

  it('keep legs of matrices, and why there is none', async () => {
    const plain = { distanceM: 1000, driveS: 60, classes: null, line: null };
    await cache.store([
      { pair: { from: a, to: b }, leg: plain },
      { pair: { from: b, to: a }, leg: { noRoad: 'not_connected' } },
    ]);
    const known = await cache.load([
      { from: a, to: b },
      { from: b, to: a },
    ]);
    expect([...known.values()]).toEqual(expect.arrayContaining([plain, { noRoad: 'not_connected' }]));
  });

  it.each([
    ['map version', { ...map, version: '11.0|2026-02-01' }],
    ['profile', { ...map, profile: 'truck' }],
    ['router', { ...map, router: 'other' }],
  ])('of another %s are unknown', async (_name, other) => {
    await cache.store([{ pair: { from: a, to: b }, leg }]);
    const elsewhere = await databaseLegCache(database.pool, 90).open(other);
    expect((await elsewhere.load([{ from: a, to: b }])).size).toBe(0);
  });

  it('expire after so many days, and are deleted with their map when the cache is next opened', async () => {
    await cache.store([{ pair: { from: a, to: b }, leg }]);
    await age(89);
    expect((await cache.load([{ from: a, to: b }])).size).toBe(1);
    await age(91);
    expect((await cache.load([{ from: a, to: b }])).size).toBe(0);
    await database.pool.query(`update road_maps set made_at = now() - interval '91 days'`);
    await databaseLegCache(database.pool, 90).open({ ...map, version: 'newer' });
    const { rows } = await database.pool.query('select version from road_maps left join road_legs using (map_id)');
    expect(rows).toEqual([{ version: 'newer' }]);
  });

  it('measured again take the place of what was known', async () => {
    await cache.store([{ pair: { from: a, to: b }, leg: { noRoad: 'point_not_found' } }]);
    await age(50);
    await cache.store([{ pair: { from: a, to: b }, leg }]);
    expect([...(await cache.load([{ from: a, to: b }])).values()]).toEqual([leg]);
    const { rows } = await database.pool.query(`select measured_at > now() - interval '1 day' as fresh from road_legs`);
    expect(rows).toEqual([{ fresh: true }]);
  });

  it('refuse a distance without a time, and a negative one', async () => {
    const bad = { ...leg, distanceM: -1 };
    await expect(cache.store([{ pair: { from: a, to: b }, leg: bad }])).rejects.toThrow(/check/);
  });

  it('remember for which inputs a plan stood on them alone', async () => {
    const input = Buffer.from('digest');
    const routes = [{ busType: 0, pickups: [3], dropoffs: [1], groups: [{ group: 2, people: 5 }] }];
    expect(await cache.settled(input)).toBeNull();
    await cache.settle(input, routes);
    expect(await cache.settled(input)).toEqual(routes);
    await cache.settle(input, []);
    expect(await cache.settled(input)).toEqual([]);
  });

  it('opened by many at once have one map', async () => {
    const opened = { ...map, version: 'crowd' };
    await Promise.all(Array.from({ length: 8 }, () => databaseLegCache(database.pool, 90).open(opened)));
    const { rows } = await database.pool.query(`select count(*)::int as maps from road_maps where version = 'crowd'`);
    expect(rows).toEqual([{ maps: 1 }]);
  });
});
