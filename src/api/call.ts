import type { z } from 'zod';
import type { Endpoint } from '../contract/api/endpoint.ts';
import type { EndpointId, Endpoints } from '../contract/api/index.ts';
import type { Locale } from '../contract/text.ts';
import type { Actor } from '../db/actor.ts';
import type { ApiDeps } from './deps.ts';
import type { SessionControl } from './session.ts';
import type { UploadedFile } from './upload.ts';

type PartOf<E, Name extends 'params' | 'query'> = E extends { [N in Name]: infer S extends z.ZodType }
  ? z.output<S>
  : Record<never, never>;

type BodyOf<E> = E extends { body: 'files' }
  ? UploadedFile[]
  : E extends { body: infer S extends z.ZodType }
    ? z.output<S>
    : undefined;

/** One call of an endpoint, checked: the caller may use it, and everything that he sent is as the contract says. */
export interface Call<E> {
  /** `database` is the database as the caller sees it. */
  deps: ApiDeps;
  actor: Actor;
  params: PartOf<E, 'params'>;
  query: PartOf<E, 'query'>;
  body: BodyOf<E>;
  /** Of `If-Match`; a number wherever the endpoint edits. */
  version: number | null;
  /** Of `Last-Event-ID`, where a stream of events goes on. */
  lastEventId: number | null;
  locale: Locale;
  /** Address of the server for links, without a slash at its end. */
  baseUrl: string;
  session: SessionControl;
}

/** What a handler gives: JSON as the contract has it, a file, or nothing. */
export interface Answer<Body> {
  body: Body;
  /** Version of what is shown or was changed; becomes the ETag. */
  version?: number;
  /** Address of what was made, below /api/v1. */
  location?: string;
}

/** JSON of something that has a name for its content, so that the same need not be made, checked and written twice. */
export interface StampedAnswer<Body> {
  /**
   * Names what the body is made of, and nothing that the caller may not see goes into it: made of what the database let this caller read in
   * this very call. Equal stamps of an endpoint are equal bodies.
   */
  stamp: string;
  make(): Body;
  version?: number;
}

export interface FileAnswer {
  file: { name: string; bytes: Uint8Array };
}

/** Which events to send, for as long as the caller listens. */
export interface EventsAnswer {
  events: EventSelection;
}

export interface EventSelection {
  /** The last event that the caller has; null where he begins. */
  after: number | null;
  /** Null for all. */
  batchId: string | null;
}

type AnswerOf<E extends Endpoint> = E['reply'] extends { body: infer S extends z.ZodType }
  ? Answer<z.input<S>> | (E['method'] extends 'get' ? StampedAnswer<z.input<S>> : never)
  : E['reply'] extends { file: string }
    ? FileAnswer
    : E['reply'] extends { events: z.ZodType }
      ? EventsAnswer
      : { version?: number };

export type Handler<Id extends EndpointId> = (call: Call<Endpoints[Id]>) => Promise<AnswerOf<Endpoints[Id]>>;

/** One handler for each endpoint; a missing one does not compile. */
export type Handlers = { [Id in EndpointId]: Handler<Id> };
