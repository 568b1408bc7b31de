import type { z } from 'zod';
import type { EndpointId, Endpoints } from '../../../contract/api/index.ts';

type ParamsOf<E> = E extends { params: infer S extends z.ZodType } ? { params: z.input<S> } : unknown;
type QueryOf<E> = E extends { query: infer S extends z.ZodType } ? { query?: z.input<S> } : unknown;
type BodyOf<E> = E extends { body: 'files' }
  ? { files: readonly File[] }
  : E extends { body: infer S extends z.ZodType }
    ? { body: z.input<S> }
    : unknown;
type VersionOf<E> = E extends { edits: true } ? { version: number } : unknown;

/** What a call of an endpoint sends, as the contract has it: `version` is the one that the change was made on. */
export type InputOf<Id extends EndpointId> = ParamsOf<Endpoints[Id]> &
  QueryOf<Endpoints[Id]> &
  BodyOf<Endpoints[Id]> &
  VersionOf<Endpoints[Id]>;

/** A file as the server sends it. */
export interface Download {
  name: string;
  blob: Blob;
}

type AnswerOf<E> = E extends { reply: { body: infer S extends z.ZodType } }
  ? z.output<S>
  : E extends { reply: { file: string } }
    ? Download
    : undefined;

/** What a call gives that went well. */
export type ReplyOf<Id extends EndpointId> = AnswerOf<Endpoints[Id]>;

type ReadId = { [Id in EndpointId]: Endpoints[Id]['method'] extends 'get' ? Id : never }[EndpointId];

/** Endpoints that show JSON and change nothing. */
export type QueryId = { [Id in ReadId]: Endpoints[Id] extends { reply: { body: z.ZodType } } ? Id : never }[ReadId];

/** Endpoints that change something. */
export type ChangeId = Exclude<EndpointId, ReadId>;

/** Endpoints that give a file. */
export type FileId = { [Id in ReadId]: ReplyOf<Id> extends Download ? Id : never }[ReadId];
