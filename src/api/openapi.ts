import { z } from 'zod';
import type { Endpoint } from '../contract/api/endpoint.ts';
import { endpoints } from '../contract/api/index.ts';
import { problemSchema } from '../contract/api/problem.ts';

type Json = Record<string, unknown>;

/** The contract as an OpenAPI 3.1 document. */
export interface OpenApiDocument {
  openapi: '3.1.0';
  info: Json;
  servers: Json[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: Json;
}

/** One endpoint as the document tells it. */
export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  /** Who may call it; `public` needs no sign-in. */
  'x-roles': readonly string[];
  security: Json[];
  parameters: Json[];
  requestBody?: Json;
  responses: Record<string, Json>;
}

/** Makes the document from the same contract that the router is made from. */
export function openApiDocument(): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  const tags = new Set<string>();
  for (const [operationId, endpoint] of Object.entries(endpoints)) {
    const operation = describe(operationId, endpoint);
    for (const tag of operation.tags) tags.add(tag);
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jieyun 接运',
      version: '1',
      description:
        'Every refusal is a problem document (RFC 9457) that lists every fault. Lists come in pages: send nextCursor as cursor. A POST may carry an Idempotency-Key: repeated with the same key it gives the first answer and changes nothing. Edits name the version that they were made on: If-Match with the ETag that was read. With a session cookie every change carries x-csrf-token. What belongs to another company is answered with 404.',
    },
    servers: [{ url: '/api/v1' }],
    tags: [...tags].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'jieyun' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function describe(operationId: string, endpoint: Endpoint): Operation {
  const { path, summary, access, reply } = endpoint;
  const body = requestBody(endpoint);
  return {
    operationId,
    tags: [path.split('/')[1]!],
    summary: `${summary.zh} / ${summary.en}`,
    'x-roles': access === 'public' ? ['public'] : access,
    security: access === 'public' ? [] : [{ session: [] }, { token: [] }],
    parameters: parameters(endpoint),
    ...(body !== null && { requestBody: body }),
    responses: {
      [reply.status]: success(endpoint),
      default: {
        description: 'refused or failed',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function success({ reply, edits }: Endpoint): Json {
  const headers = edits === true ? { headers: { ETag: { schema: { type: 'string' } } } } : {};
  const description = 'done';
  if (reply.file !== undefined) return { description, content: { [reply.file]: {} } };
  if (reply.events !== undefined) {
    return { description, content: { 'text/event-stream': { schema: jsonSchema(reply.events, 'output') } } };
  }
  if (reply.body === undefined) return { description, ...headers };
  return { description, ...headers, content: { 'application/json': { schema: jsonSchema(reply.body, 'output') } } };
}

function requestBody({ body }: Endpoint): Json | null {
  if (body === undefined) return null;
  if (body !== 'files') {
    return { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } };
  }
  const file = { type: 'array', items: { type: 'string', format: 'binary' } };
  const schema = { type: 'object', properties: { file }, required: ['file'] };
  return { required: true, content: { 'multipart/form-data': { schema } } };
}

function parameters({ method, params, query, edits, reply }: Endpoint): Json[] {
  const header = (name: string, required: boolean) => ({
    name,
    in: 'header',
    required,
    schema: { type: 'string', maxLength: 200 },
  });
  return [
    ...fields('path', params),
    ...fields('query', query),
    ...(method === 'post' ? [header('Idempotency-Key', false)] : []),
    ...(edits === true ? [header('If-Match', true)] : []),
    ...(reply.events !== undefined ? [header('Last-Event-ID', false)] : []),
  ];
}

function fields(place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
