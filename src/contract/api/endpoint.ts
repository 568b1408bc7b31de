import { z } from 'zod';
import type { Bilingual } from '../text.ts';
import type { Role } from './roles.ts';

/** Who may call an endpoint at all; which objects he sees there is the database's to say. */
export type Access = 'public' | readonly (Role | 'driver' | 'tracker')[];

/** What an endpoint takes and gives; the router, the OpenAPI document, the pages and the tests are made from it. */
export interface Endpoint {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api/v1`, parameters in braces. */
  path: string;
  summary: Bilingual;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  /** JSON, or files as multipart/form-data. */
  body?: z.ZodType | 'files';
  /** Largest JSON body in bytes; 100 kB where left out. */
  bodyBytesMax?: number;
  /** True where the change names the version that it was made on (`If-Match`). */
  edits?: boolean;
  reply: Reply;
}

/** What a call gives that went well. */
export interface Reply {
  status: 200 | 201 | 202 | 204;
  /** JSON; left out with a file or nothing. What it does not name never leaves the server. */
  body?: z.ZodType;
  /** Media type of a file. */
  file?: string;
  /** True where the file is only ever saved, never shown by the browser: it is somebody else's content. */
  download?: boolean;
  /** Server-sent events, with data of this shape. */
  events?: z.ZodType;
}

/** Lists endpoints of one resource; keeps their exact types. */
export function endpointsOf<const T extends Record<string, Endpoint>>(endpoints: T): T {
  return endpoints;
}

/** Roles that plan. */
export const planners = ['dispatcher', 'admin'] as const;
/** Those who hand in rosters and applications, and those who take them. */
export const senders = ['hr', 'dispatcher', 'admin'] as const;
/** Everybody with an account. */
export const everyone = ['hr', 'dispatcher', 'desk', 'warden', 'admin'] as const;

/** Media type of workbooks. */
export const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const uuid = z.uuid();
export const instant = z.iso.datetime().meta({ description: 'instant, ISO 8601 in UTC' });
export const localDate = z.iso.date();

/** Parameters of an address. */
export const batchParams = z.strictObject({ batchId: uuid });
export const orgParams = z.strictObject({ orgId: uuid });
export const requestParams = z.strictObject({ requestId: uuid });
export const planParams = z.strictObject({ planId: uuid });
export const claimParams = z.strictObject({ batchId: uuid, claimId: uuid });
const tripId = z.string().min(1).max(64);
export const tripParams = z.strictObject({ planId: uuid, tripId });
export const busParams = z.strictObject({ batchId: uuid, plate: z.string().min(1).max(200) });
export const driverParams = z.strictObject({ batchId: uuid, driverId: z.string().min(1).max(64) });
export const companyParams = z.strictObject({ batchId: uuid, companyId: z.string().min(1).max(64) });

/** Pages of a list: `cursor` is the `nextCursor` of the page before. */
export const pageQuery = z.strictObject({
  cursor: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const nextCursor = z.string().nullable().meta({ description: 'null on the last page' });
