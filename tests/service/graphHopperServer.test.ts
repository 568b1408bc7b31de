import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { cruiseSpeeds } from '../../src/policy/speeds.ts';
import { importStep } from '../../src/service/graphhopper/importProgress.ts';
import { coachModel, serverConfig } from '../../src/service/graphhopper/serverConfig.ts';
import { startServer } from '../../src/service/graphhopper/startServer.ts';

const policyOf = (override: object) => resolvePolicy({ override }).policy!;

describe('the configuration of GraphHopper', () => {
  it('drives the coach by the cruising speeds of the policy, never above the expressway limit', () => {
    const policy = policyOf({ speed: { cruise: { motorway: 90, trunk: 65, primary: 50, other: 35 } } });
    const limits = coachModel(policy, cruiseSpeeds(policy)).speed.map(({ limit_to }) => limit_to);
    // all roads, ramps, motorway, trunk, primary, the rest
    expect(limits).toEqual([String(policy.speed.max_expressway), '35', '90', '65', '50', '35']);
    expect(policy.speed.max_expressway).toBeLessThanOrEqual(100);
  });

  it('serves one profile on the map and address given, in a form that YAML readers read', () => {
    const policy = policyOf({});
    const place = { map: '/maps/地图 1.osm.pbf', graphFolder: '/data/graph', host: '127.0.0.1', port: 8989 };
    const config = JSON.parse(serverConfig(place, coachModel(policy, cruiseSpeeds(policy))));
    expect(config.graphhopper).toMatchObject({ 'datareader.file': place.map, profiles: [{ name: 'coach' }] });
    expect(config.server.application_connectors).toEqual([{ type: 'http', port: 8989, bind_host: '127.0.0.1' }]);
    expect(config.server.admin_connectors).toEqual([]);
  });
});

describe('progress of an import', () => {
  it('is read from the log and only grows', () => {
    const prefix = 'INFO  [2026-11-23 04:27:21,480] com.graphhopper.reader.osm.WaySegmentParser: ';
    const log = [
      'start creating graph from x',
      'pass1 - start reading OSM ways',
      'pass2 - start',
      'flushing graph |RAM',
    ];
    const shares = log.map((line) => importStep(prefix + line)!.share);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(importStep(`${prefix}something else`)).toBeNull();
  });
});

describe('starting the server', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jieyun-gh-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const start = (map: string, jar: string | null) =>
    startServer({
      map,
      jar,
      folder: join(folder, 'data'),
      host: '127.0.0.1',
      port: 1,
      memoryMb: 64,
      policy: policyOf({}),
      onStep: () => undefined,
      signal: new AbortController().signal,
    });

  it('without a map says where to get one', async () => {
    await expect(start(join(folder, 'none.osm.pbf'), null)).rejects.toMatchObject({ code: 'config_invalid' });
  });

  it('with a file that is no server says that it ended, and where its log is', async () => {
    const [map, jar] = [join(folder, 'map.osm'), join(folder, 'server.jar')];
    await writeFile(map, '<osm version="0.6"/>');
    await writeFile(jar, 'no jar');
    const error = await start(map, jar).catch((reason) => reason);
    expect(error.code).toBe('unavailable');
  });
});
