import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { encodePolyline, type LngLat } from '../../src/contract/polyline.ts';
import { greatCircleM } from '../../src/routing/greatCircle.ts';

/** What a server does with a request instead of answering it. */
export type Mischief =
  | 'cut'
  | 'hang'
  | 'page'
  | 'wrong'
  | 'negative'
  | { status: number; headers?: Record<string, string>; body?: unknown };

export interface RoadRequest {
  /** `/route`, `/matrix` or `/info`. */
  path: string;
  /** How many of this path came before. */
  number: number;
  body: Record<string, unknown>;
  url: URL;
}

/** A server on a real socket that speaks GraphHopper: every road is 1.2 times the great circle, nine tenths of it motorway. */
export interface RoadServer {
  url: string;
  requests: RoadRequest[];
  /** Requests of a path so far. */
  count(path: string): number;
  /** Asked at each request; null answers as it should. */
  mischief: (request: RoadRequest) => Mischief | null;
  hasMatrix: boolean;
  /** Ends it as a kill would: connections break, nobody listens. */
  kill(): Promise<void>;
}

export const roadFactor = 1.2;
const motorwayShare = 0.9;
const metresPerSecond = 95 / 3.6;

export async function startRoadServer(): Promise<RoadServer> {
  const sockets = new Set<Socket>();
  const requests: RoadRequest[] = [];
  const server: Server = createServer((request, response) => void handle(request, response));
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const self: RoadServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    count: (path) => requests.filter((request) => request.path === path).length,
    mischief: () => null,
    hasMatrix: false,
    kill: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const url = new URL(request.url ?? '/', self.url);
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    const told: RoadRequest = { path: url.pathname, number: self.count(url.pathname), body, url };
    requests.push(told);
    const mischief = self.mischief(told);
    const reply = replyTo(told, self.hasMatrix);
    if (mischief === null) send(response, reply.status, reply.body);
    else misbehave(response, mischief, reply.body);
  }

  return self;
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function misbehave(response: ServerResponse, mischief: Mischief, good: unknown): void {
  if (mischief === 'hang') return;
  if (mischief === 'cut') {
    const text = JSON.stringify(good);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(text.length) });
    response.write(text.slice(0, Math.floor(text.length / 2)));
    setTimeout(() => response.destroy(), 5);
  } else if (mischief === 'page') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html>welcome</html>');
  } else if (mischief === 'wrong') send(response, 200, { paths: [{ distance: 'far', time: null }] });
  else if (mischief === 'negative') send(response, 200, { paths: [{ ...(good as Paths).paths[0], distance: -5 }] });
  else send(response, mischief.status, mischief.body ?? { message: 'trouble' }, mischief.headers);
}

type Paths = { paths: object[] };

function replyTo({ path, body }: RoadRequest, hasMatrix: boolean): { status: number; body: unknown } {
  if (path === '/info')
    return {
      status: 200,
      body: {
        version: 'test',
        import_date: '2026-01-02T00:00:00Z',
        data_date: '2026-01-01T00:00:00Z',
        profiles: [{ name: 'coach' }],
      },
    };
  if (path === '/matrix' && hasMatrix) {
    const [from, to] = [body.from_points as LngLat[], body.to_points as LngLat[]];
    const cells = (value: (a: LngLat, b: LngLat) => number) => from.map((a) => to.map((b) => value(a, b)));
    return { status: 200, body: { distances: cells(roadM), times: cells((a, b) => roadM(a, b) / metresPerSecond) } };
  }
  if (path !== '/route') return { status: 404, body: { code: 404, message: 'HTTP 404 Not Found' } };
  const [a, b] = body.points as [LngLat, LngLat];
  const distance = roadM(a, b);
  const bend: LngLat = [a[0] + motorwayShare * (b[0] - a[0]), a[1] + motorwayShare * (b[1] - a[1])];
  return {
    status: 200,
    body: {
      paths: [
        {
          distance,
          time: Math.round((1000 * distance) / metresPerSecond),
          points_encoded: true,
          points: encodePolyline([a, bend, b]),
          snapped_waypoints: encodePolyline([a, b]),
          details: {
            road_class: [
              [0, 1, 'motorway'],
              [1, 2, 'trunk'],
            ],
            road_class_link: [[0, 2, false]],
          },
        },
      ],
    },
  };
}

/** Metres that the server tells for a pair. */
export function roadM(a: LngLat, b: LngLat): number {
  return roadFactor * greatCircleM({ lng: a[0], lat: a[1] }, { lng: b[0], lat: b[1] });
}
