import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { roomAddressSchema } from './dorms.ts';

/** Why somebody got another bed (closed list: free text could tell of his health). */
export const moveReasons = [
  'request',
  'together',
  'apart',
  'health',
  'room_unusable',
  'arrived_otherwise',
  'reassigned',
  'other',
] as const;
export type MoveReason = (typeof moveReasons)[number];

const localDate = z.iso.date();
const count = z.int().nonnegative();
const workerId = z.string().min(1).max(64);

export const bedAddressSchema = roomAddressSchema.extend({ bed: z.int().positive() }).strict();
export type BedAddress = z.infer<typeof bedAddressSchema>;

/** Somebody on the board; name masked. */
export const lodgerSchema = z.object({
  workerId,
  nameMasked: z.string(),
  companyId: z.string(),
  sex: z.enum(['M', 'F']).nullable(),
  tripId: z.string(),
  from: localDate,
  until: localDate.nullable(),
  isolationDays: count,
  singleRoom: z.boolean(),
  /** Null: without a bed. */
  bed: bedAddressSchema.nullable(),
  locked: z.boolean(),
  reason: z
    .enum(moveReasons)
    .nullable()
    .meta({ description: 'why he got another bed than the plan gave; null: as planned' }),
  version: count.meta({ description: 'moves so far; a move names it' }),
});
export type Lodger = z.infer<typeof lodgerSchema>;

export const boardRoomSchema = roomAddressSchema.extend({
  beds: count,
  sex: z.enum(['M', 'F', 'any']),
  kind: z.enum(['isolation', 'dorm']),
  companyId: z.string().nullable(),
});
export type BoardRoom = z.infer<typeof boardRoomSchema>;

/** Beds taken on a day, of those of a building. */
export const occupancySchema = z.object({
  site: z.string(),
  building: z.string(),
  kind: z.enum(['isolation', 'dorm']),
  beds: count,
  days: z.array(z.object({ date: localDate, taken: count })),
});
export type Occupancy = z.infer<typeof occupancySchema>;

export const dormBoardSchema = z.object({
  batchId: z.uuid(),
  planId: z.uuid(),
  rooms: z.array(boardRoomSchema),
  lodgers: z.array(lodgerSchema).meta({ description: 'everybody carried whom the caller may see' }),
  occupancy: z
    .array(occupancySchema)
    .meta({ description: 'fourteen days from the first arrival, or from the day asked for' }),
});
export type DormBoard = z.infer<typeof dormBoardSchema>;

/** Where somebody may be moved. */
export const moveTargetSchema = roomAddressSchema.extend({
  free: z.array(z.int().positive()).meta({ description: 'beds that he could have at once' }),
  refusal: bilingualSchema.nullable().meta({ description: 'why not, null where he may' }),
});
export type MoveTarget = z.infer<typeof moveTargetSchema>;

export const moveBedSchema = z.strictObject({
  workerId,
  to: bedAddressSchema.meta({
    description: 'the bed; whoever has it changes with him. His own one: only the lock is changed',
  }),
  reason: z.enum(moveReasons),
  lock: z.boolean(),
  version: count.meta({ description: 'of his place on the board' }),
});
export type MoveBed = z.infer<typeof moveBedSchema>;
