import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';
import { kpisSchema, planBoundsSchema, planTripSchema, unassignedSchema } from './plan.ts';
import { planLimitSchema } from './planEdit.ts';
import { lockSchema } from './replan.ts';
import { tightSchema } from './tight.ts';

const count = z.int().nonnegative();

/**
 * How far a draft has come. `draft`: nobody has checked this version; `checked`: the independent checker accepted it; `published`:
 * it is the published version, unchanged.
 */
export const draftStates = ['draft', 'checked', 'published'] as const;
export type DraftState = (typeof draftStates)[number];

/** What a draft holds besides its document. */
const standing = {
  version: count.meta({ description: 'counts every change of the draft, undo and redo included; the ETag' }),
  state: z.enum(draftStates),
  kpis: kpisSchema,
  bounds: planBoundsSchema,
  limits: z.array(planLimitSchema).meta({ description: 'all that the draft breaks or comes near to, trip by trip' }),
  locks: z.array(lockSchema),
  byHand: z.object({ workerIds: z.array(z.string()), tripIds: z.array(z.string()) }).meta({
    description: 'people moved and trips ordered or staffed by hand since the last run: re-optimising keeps them',
  }),
  undo: bilingualSchema.nullable().meta({ description: 'what undo would take back; null where there is nothing' }),
  redo: bilingualSchema.nullable(),
  edits: count.meta({ description: 'edits since the last publication, or since the run, that are not undone' }),
};

/** A draft without its document. */
export const planDraftSchema = z.object({
  planId: z.uuid(),
  batchId: z.uuid(),
  ...standing,
  publishedVersion: count
    .nullable()
    .meta({ description: 'number of the newest published version; null before the first' }),
});
export type PlanDraft = z.infer<typeof planDraftSchema>;

/** What an edit, undo, redo or run over the draft has changed; everything else of the document is as it was. */
export const planChangeSchema = z.object({
  ...standing,
  text: bilingualSchema.meta({ description: 'what was done' }),
  trips: z.array(planTripSchema).meta({ description: 'trips that are new or changed, whole' }),
  cancelled: z.array(z.string()).meta({ description: 'ids of trips that are no more' }),
  workers: z.array(z.object({ workerId: z.string(), tripId: z.string().nullable(), seat: z.string().nullable() })),
  raised: z
    .array(planLimitSchema)
    .meta({ description: 'what this change itself comes near to or makes worse; in a dry run also what forbids it' }),
  tight: z.array(tightSchema).meta({ description: 'what is tight now, whole' }),
  leftOver: z.object({ added: z.array(unassignedSchema), removed: z.array(z.string()) }),
});
export type PlanChange = z.infer<typeof planChangeSchema>;

export const verdicts = ['allowed', 'warning', 'forbidden'] as const;
export type Verdict = (typeof verdicts)[number];

/** What would come of putting the same people into each bus. */
export const whatIfSchema = z.object({
  version: count,
  people: count,
  targets: z.array(
    z.object({
      tripId: z.string().nullable().meta({ description: 'null: an idle bus, or nobody’s' }),
      plate: z.string().nullable().meta({ description: 'null: left over' }),
      verdict: z.enum(verdicts),
      limits: z.array(planLimitSchema),
      aboard: count.meta({ description: 'people in that bus then' }),
      capacity: count,
      objectiveCny: z.number().nullable().meta({ description: 'change of the objective; null where it is forbidden' }),
      distanceM: z.int().nullable().meta({ description: 'change of the kilometres of all buses, in metres' }),
    }),
  ),
});
export type WhatIf = z.infer<typeof whatIfSchema>;

/** An edit in the history, the newest first. */
export const pastEditSchema = z.object({
  seq: count,
  text: bilingualSchema,
  by: z.string().meta({ description: 'login' }),
  at: z.iso.datetime(),
  undone: z.boolean(),
});

/** Buses that stand idle and drivers who are free: what a trip may be changed to. */
export const reservesSchema = z.object({
  buses: z.array(
    z.object({
      plate: z.string(),
      seats: z.int(),
      capacity: z.int().meta({ description: 'people who may ride where no county is at risk' }),
      depotId: z.string(),
      operator: z.string(),
      drivers: z.int(),
      costDayCny: z.number(),
      costKmCny: z.number(),
    }),
  ),
  drivers: z
    .array(
      z.object({
        driverId: z.string(),
        name: z.string(),
        depotId: z.string(),
        licenceExpires: z.iso.date(),
        leftOfWeekMin: z.int(),
      }),
    )
    .nullable()
    .meta({ description: 'null where each bus brings its own' }),
});
