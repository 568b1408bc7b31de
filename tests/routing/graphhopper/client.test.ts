import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decodePolyline } from '../../../src/contract/polyline.ts';
import { createGraphHopperClient, type GraphHopperOptions } from '../../../src/routing/graphhopper/client.ts';
import type { RoadFault } from '../../../src/routing/graphhopper/fault.ts';
import { type RoadServer, roadM, startRoadServer } from '../../support/roadServer.ts';

const linquan = { name: '临泉县', lng: 115.26, lat: 33.04 };
const gangzha = { name: '港闸', lng: 120.81, lat: 32.03 };
const between = roadM([linquan.lng, linquan.lat], [gangzha.lng, gangzha.lat]);

let server: RoadServer;
beforeEach(async () => {
  server = await startRoadServer();
});
afterEach(() => server.kill());

function client(options: Partial<GraphHopperOptions> = {}) {
  return createGraphHopperClient({
    url: server.url,
    key: null,
    profile: 'coach',
    deadlineMs: 2000,
    concurrency: 4,
    // no waiting between attempts
    random: () => 0,
    ...options,
  });
}

function faultOf(work: Promise<unknown>): Promise<RoadFault> {
  return work.then(
    () => {
      throw new Error('it should have failed');
    },
    (error) => error as RoadFault,
  );
}

describe('a leg', () => {
  it('comes with metres, seconds, classes and its line, [lng, lat]', async () => {
    const leg = await client().route(linquan, gangzha);
    expect(leg.distanceM).toBe(Math.ceil(between));
    expect(leg.driveS).toBe(Math.ceil(Math.round((between * 1000 * 3.6) / 95) / 1000));
    // nine tenths of the line lie before the bend, but for the curve of the earth
    expect(leg.classes!.motorwayM / leg.distanceM).toBeCloseTo(0.9, 2);
    expect(leg.classes!.trunkM + leg.classes!.motorwayM).toBe(leg.distanceM);
    expect(decodePolyline(leg.line!)[0]).toEqual([115.26, 33.04]);
  });

  it('is asked for as we mean it: what is false stays false, no key where there is none, nothing left global', async () => {
    await client().route(linquan, gangzha);
    const { body, url } = server.requests[0]!;
    expect(body).toMatchObject({ profile: 'coach', instructions: false, elevation: false, points_encoded: true });
    expect(body.points).toEqual([
      [115.26, 33.04],
      [120.81, 32.03],
    ]);
    expect(url.search).toBe('');
    expect(Object.keys(globalThis).filter((name) => /^(GraphHopper|GH)/.test(name))).toEqual([]);
  });

  it('is asked for with the key, escaped, which no error repeats', async () => {
    const asker = client({ key: 'se&cret=1', attempts: 1 });
    await asker.route(linquan, gangzha);
    expect(server.requests[0]!.url.searchParams.get('key')).toBe('se&cret=1');
    server.mischief = () => ({ status: 500 });
    const fault = await faultOf(asker.route(linquan, gangzha));
    const told = JSON.stringify([fault.message, fault.text, fault.remedy, fault.stack, String(fault.cause)]);
    expect(told).not.toMatch(/se&|cret|se%26/);
  });
});

describe('trouble', () => {
  it.each([
    ['cut', 'bad_reply'],
    ['page', 'bad_reply'],
    ['wrong', 'bad_reply'],
    ['negative', 'bad_reply'],
    [{ status: 500 }, 'server_error'],
    [{ status: 401 }, 'bad_key'],
    [{ status: 400, body: { message: 'The requested profile is unknown' } }, 'refused'],
  ] as const)('%j is told as %s', async (mischief, kind) => {
    server.mischief = () => mischief;
    const fault = await faultOf(client({ attempts: 2 }).route(linquan, gangzha));
    expect(fault.kind).toBe(kind);
    expect(fault.text.zh).not.toBe('');
    expect(fault.remedy.en).not.toBe('');
    // what may pass is tried again, what will not is not
    expect(server.count('/route')).toBe(fault.transient ? 2 : 1);
  });

  it('of a hanging server ends at the deadline', async () => {
    server.mischief = () => 'hang';
    const started = performance.now();
    const fault = await faultOf(client({ deadlineMs: 150, attempts: 1 }).route(linquan, gangzha));
    expect(fault.kind).toBe('timeout');
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('of a server that is not there is told with its address and what to do', async () => {
    const asker = client({ attempts: 1 });
    await server.kill();
    const fault = await faultOf(asker.route(linquan, gangzha));
    expect(fault.kind).toBe('unreachable');
    expect(fault.text.en).toContain(new URL(server.url).host);
  });

  it('that passes is not seen', async () => {
    server.mischief = ({ number }) => (number < 2 ? 'cut' : null);
    const asker = client();
    expect((await asker.route(linquan, gangzha)).distanceM).toBe(Math.ceil(between));
    expect(asker.counts).toEqual({ calls: 3, repeats: 2 });
  });

  it('a caller who no longer wants the leg ends it at once, with his own reason', async () => {
    server.mischief = () => 'hang';
    const stop = new AbortController();
    const leg = client().route(linquan, gangzha, stop.signal);
    setTimeout(() => stop.abort(new Error('changed my mind')), 50);
    await expect(leg).rejects.toThrow('changed my mind');
  });

  it('opens the breaker: further calls fail at once; after a while one is let through and closes it', async () => {
    server.mischief = () => ({ status: 500 });
    const asker = client({ attempts: 1, breaker: { failures: 3, coolMs: 500 } });
    for (let i = 0; i < 6; i++) expect((await faultOf(asker.route(linquan, gangzha))).kind).toBe('server_error');
    expect(server.count('/route')).toBe(3);

    server.mischief = () => null;
    await new Promise((resolve) => setTimeout(resolve, 520));
    await asker.route(linquan, gangzha);
    await asker.route(linquan, gangzha);
    expect(server.count('/route')).toBe(5);
  });
});

describe('places', () => {
  const hint = (exception: string, index?: number) => ({
    status: 400,
    body: {
      message: 'x',
      hints: [{ message: 'x', details: `com.graphhopper.util.exceptions.${exception}`, point_index: index }],
    },
  });

  it.each([
    [hint('PointNotFoundException', 1), 'point_not_found', '港闸'],
    [hint('PointOutOfBoundsException', 0), 'outside_map', '临泉县'],
    [hint('ConnectionNotFoundException'), 'not_connected', '临泉县'],
  ])('%j are told as %s, by name', async (mischief, kind, name) => {
    server.mischief = () => mischief;
    const fault = await faultOf(client().route(linquan, gangzha));
    expect(fault.kind).toBe(kind);
    expect(fault.text.zh).toContain(name);
    expect(server.count('/route')).toBe(1);
  });

  it('far from the road that the server took for them are not on its map', async () => {
    const far = { name: '岛', lng: gangzha.lng, lat: gangzha.lat + 0.2 };
    server.mischief = ({ body }) => {
      // 0.2° of latitude are 22 km
      body.points = [
        [linquan.lng, linquan.lat],
        [gangzha.lng, gangzha.lat],
      ];
      return null;
    };
    const fault = await faultOf(client().route(linquan, far));
    expect(fault.kind).toBe('point_not_found');
    expect(fault.text.zh).toContain('岛');
  });
});

describe('rate limits', () => {
  it('are waited for as long as the server asks, by all calls', async () => {
    server.mischief = ({ number }) => (number === 0 ? { status: 429, headers: { 'retry-after': '0.3' } } : null);
    const started = performance.now();
    await client().route(linquan, gangzha);
    expect(performance.now() - started).toBeGreaterThanOrEqual(290);
  });

  it('in a storm never let more through than asked, and end in the legs', async () => {
    server.mischief = ({ number }) =>
      number % 3 !== 2 ? { status: 429, headers: { 'x-ratelimit-reset': '0' } } : null;
    const asker = client({ concurrency: 1 });
    const legs = await Promise.all(Array.from({ length: 5 }, () => asker.route(linquan, gangzha)));
    expect(legs.map(({ distanceM }) => distanceM)).toEqual(Array(5).fill(Math.ceil(between)));
    expect(asker.counts.repeats).toBe(10);
  });

  it('that last for hours are told at once, and keep further calls from the server', async () => {
    server.mischief = () => ({ status: 429, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '7200' } });
    const asker = client({ attempts: 1 });
    expect((await faultOf(asker.route(linquan, gangzha))).kind).toBe('quota');
    const fault = await faultOf(asker.route(linquan, gangzha));
    expect(fault.kind).toBe('quota');
    expect(fault.remedy.en).toContain('120 min');
    expect(server.count('/route')).toBe(1);
  });

  it('keep to the number of calls at a time', async () => {
    let open = 0;
    let most = 0;
    const asker = client({ concurrency: 3 });
    server.mischief = () => {
      most = Math.max(most, ++open);
      setTimeout(() => open--, 0);
      return null;
    };
    await Promise.all(Array.from({ length: 12 }, () => asker.route(linquan, gangzha)));
    expect(most).toBeLessThanOrEqual(3);
  });
});

describe('a matrix', () => {
  it('comes where the server has one', async () => {
    server.hasMatrix = true;
    const cells = await client().matrix([linquan, gangzha], [gangzha]);
    expect(cells).toHaveLength(2);
    expect(cells![0]!.distanceM).toBe(Math.ceil(between));
  });

  it('is asked for once where it has none', async () => {
    const asker = client();
    expect(await asker.matrix([linquan], [gangzha])).toBeNull();
    expect(await asker.matrix([linquan], [gangzha])).toBeNull();
    expect(server.count('/matrix')).toBe(1);
  });
});
