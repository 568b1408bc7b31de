import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import type { Endpoint } from '../contract/api/endpoint.ts';
import { type EndpointId, endpoints } from '../contract/api/index.ts';
import type { Answer, Call, EventsAnswer, FileAnswer, Handlers, StampedAnswer } from './call.ts';
import type { ApiDeps } from './deps.ts';
import { createEventHub, type EventHub } from './events/hub.ts';
import { streamEvents } from './events/stream.ts';
import { admit, refuseForeignPages } from './guard.ts';
import { type Outgoing, once } from './idempotent.ts';
import { identifyAgain } from './identify.ts';
import { createKeptReplies, type KeptReplies, sendKept } from './keptReplies.ts';
import { sendFile } from './sendFile.ts';
import { sessionControl } from './session.ts';
import { type UploadedFile, uploadBody, uploadedFiles } from './upload.ts';
import { asOfOf, ifMatch, lastEventIdOf, localeOf, parse, parseJson, parseParams } from './validate.ts';

const defaultBodyBytesMax = 100 * 1024;

type AnyHandler = (
  call: Call<Endpoint>,
) => Promise<Partial<Answer<unknown> & StampedAnswer<unknown> & FileAnswer & EventsAnswer>>;

/**
 * Mounts every endpoint of the contract behind the same guards, in the same order: role, CSRF, size and type of the body,
 * every field of it, version, idempotency key. There is no other way in, so that no route can forget one.
 */
export function mount(deps: ApiDeps, handlers: Handlers): Router {
  const router = Router();
  const hub = createEventHub(deps);
  const kept = createKeptReplies();
  for (const id of Object.keys(endpoints) as EndpointId[]) {
    const endpoint: Endpoint = endpoints[id];
    const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1');
    router[endpoint.method](
      path,
      nameRoute(endpoint),
      admit(endpoint),
      refuseForeignPages,
      ...readBody(endpoint),
      serve({ ...deps, hub, kept }, endpoint, handlers[id] as unknown as AnyHandler),
    );
  }
  return router;
}

/** The pattern of the address, for log and metrics; the address itself may hold anything. */
function nameRoute({ path }: Endpoint): RequestHandler {
  return (_request, response, next) => {
    response.locals.route = `/api/v1${path}`;
    next();
  };
}

function readBody({ body, bodyBytesMax }: Endpoint): RequestHandler[] {
  if (body === 'files') return uploadBody;
  return [express.json({ limit: bodyBytesMax ?? defaultBodyBytesMax })];
}

function serve(
  { hub, kept, ...deps }: ApiDeps & { hub: EventHub; kept: KeptReplies },
  endpoint: Endpoint,
  handler: AnyHandler,
): RequestHandler {
  return async (request, response) => {
    const { actor } = response.locals;
    const params = endpoint.params === undefined ? {} : parseParams(endpoint.params, request);
    const query = parse(endpoint.query ?? nothing, request.query, 'query');
    const version = endpoint.edits === true ? ifMatch(request) : null;
    const body = await bodyOf(endpoint, request);
    const log = deps.log.child({ requestId: response.locals.requestId });
    const asOf = endpoint.method === 'get' ? asOfOf(request) : null;
    const callerDeps = { ...deps, log, database: deps.database.as(actor), asOf };
    const call = {
      deps: callerDeps,
      actor,
      params,
      query,
      body,
      version,
      lastEventId: endpoint.reply.events === undefined ? null : lastEventIdOf(request),
      locale: localeOf(request),
      baseUrl: deps.settings.publicUrl ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`,
      session: sessionControl(request),
    } as Call<Endpoint>;

    const { file: type, download = false } = endpoint.reply;
    if (type !== undefined) {
      const { file } = (await handler(call)) as FileAnswer;
      sendFile(response, { type, download }, file);
      return;
    }
    if (endpoint.reply.events !== undefined) {
      const { events } = (await handler(call)) as EventsAnswer;
      const again = () => identifyAgain(deps, request, response);
      await streamEvents({ ...deps, hub }, response, { actor, selection: events, identifyAgain: again });
      return;
    }
    if (endpoint.method === 'get') {
      const answer = await handler(call);
      if (answer.stamp === undefined) send(response, toOutgoing(endpoint, answer));
      else await sendStamped(kept, response, endpoint, answer as StampedAnswer<unknown>);
      return;
    }
    const outgoing = await once(
      callerDeps,
      request,
      () => contentOf(body),
      async (database) => toOutgoing(endpoint, await handler({ ...call, deps: { ...callerDeps, database } })),
    );
    send(response, outgoing);
  };
}

const nothing = z.strictObject({});

async function bodyOf({ body }: Endpoint, request: Request): Promise<unknown> {
  if (body === undefined) return undefined;
  return body === 'files' ? uploadedFiles(request) : parseJson(body, request);
}

/** The same bytes for the same content: of an upload names and bytes, since the boundary between parts is random. */
function contentOf(body: unknown): string {
  if (!Array.isArray(body)) return JSON.stringify(body) ?? '';
  return JSON.stringify(
    (body as UploadedFile[]).map(({ name, bytes }) => [name, Buffer.from(bytes).toString('base64')]),
  );
}

/** Only what the contract names goes out; a field that it does not name, or a value of another kind, is our fault. */
function toOutgoing({ reply }: Endpoint, { body, version, location }: Partial<Answer<unknown>>): Outgoing {
  return {
    status: reply.status,
    headers: {
      ...(version !== undefined && { etag: `"${version}"` }),
      ...(location !== undefined && { location: `/api/v1${location}` }),
    },
    body: reply.body === undefined ? null : reply.body.parse(body),
  };
}

/** What was sent under a stamp before goes out again as it is. */
async function sendStamped(
  kept: KeptReplies,
  response: Response,
  endpoint: Endpoint,
  { stamp, make, version }: StampedAnswer<unknown>,
): Promise<void> {
  const { role } = response.locals.actor;
  const reply = kept.of([role, endpoint.path, stamp], () => toOutgoing(endpoint, { body: make() }).body);
  await sendKept(response, reply, version);
}

function send(response: Response, { status, headers, body }: Outgoing): void {
  response.status(status).set(headers);
  if (status === 204) response.end();
  else response.json(body);
}
