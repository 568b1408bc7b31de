import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { lockSchema } from './replan.ts';

/**
 * What a dispatcher may do to a draft by hand. Ids are those of the draft; the same for the server and the pages. `seq` counts the
 * stops of a trip as the version of the draft has them that the edit names (`If-Match`).
 */

const tripId = z.string().min(1).max(64);
const plate = z.string().min(1).max(64);
const adcode = z.string().regex(/^\d{6}$/);
const companyId = z.string().min(1).max(64);
const workerId = z.string().min(1).max(64);
const driverIds = z.array(z.string().min(1).max(64)).min(1).max(8);
const seq = z.int().nonnegative().max(10_000);

const wholeGroup = z.strictObject({
  kind: z.literal('group'),
  tripId: tripId.nullable().meta({ description: 'the bus in which they ride; null: those left over' }),
  adcode,
  companyId,
  people: z.int().min(1).max(1000).optional().meta({ description: 'so many of them; left out: all' }),
});

/** Whom to move: a county × company group of one bus or some of it, all who board or alight at a stop, single people, a whole bus. */
export const movedSchema = z.discriminatedUnion('kind', [
  wholeGroup,
  z.strictObject({ kind: z.literal('stop'), tripId, seq }),
  z.strictObject({ kind: z.literal('workers'), workerIds: z.array(workerId).min(1).max(1000) }),
  z.strictObject({ kind: z.literal('trip'), tripId }),
]);
export type Moved = z.infer<typeof movedSchema>;

/** Where to: a trip, an idle bus (the cheapest that can where none is named), or nobody's bus. */
export const moveTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('trip'), tripId }),
  z.strictObject({ kind: z.literal('new'), plate: plate.optional() }),
  z.strictObject({ kind: z.literal('left_over') }),
]);
export type MoveTarget = z.infer<typeof moveTargetSchema>;

/** One edit of a draft. */
export const planEditSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move'), what: movedSchema, to: moveTargetSchema }),
  z.strictObject({
    kind: z.literal('order'),
    tripId,
    pickups: z
      .array(seq)
      .max(100)
      .optional()
      .meta({ description: 'seq of every pick-up stop in the new order; left out: as it is' }),
    dropoffs: z
      .array(seq)
      .max(100)
      .optional()
      .meta({ description: 'seq of every drop-off stop in the new order; left out: as it is' }),
  }),
  z.strictObject({
    kind: z.literal('bus'),
    tripId,
    plate,
    driverIds: driverIds
      .optional()
      .meta({ description: 'its drivers; left out: those of before where they may, else others' }),
  }),
  z.strictObject({ kind: z.literal('crew'), tripId, driverIds }),
  z.strictObject({ kind: z.literal('lock'), lock: lockSchema }),
  z.strictObject({ kind: z.literal('unlock'), lock: lockSchema }),
]);
export type PlanEdit = z.infer<typeof planEditSchema>;

/**
 * - `forbidden`: a hard limit is broken; an edit that does that is refused.
 * - `warning`: lawful, and somebody should look.
 */
export const limitSeverities = ['forbidden', 'warning'] as const;

/** A limit that a trip breaks or comes near, or what an edit makes worse, with the figures. */
export const planLimitSchema = z.object({
  severity: z.enum(limitSeverities),
  tripId: z.string().nullable(),
  rule: z
    .string()
    .meta({ description: 'stable id, for example limits.loadedDistanceM, capacity, hos.max_24h_min, lock' }),
  limit: z.union([z.number(), z.string()]),
  actual: z.union([z.number(), z.string()]),
  text: bilingualSchema,
});
export type PlanLimit = z.infer<typeof planLimitSchema>;
