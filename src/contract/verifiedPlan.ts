import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';

const measureSchema = z.object({ distanceM: z.number().nonnegative(), driveS: z.number().nonnegative() });
/** Metres and seconds of driving. */
export type Measure = z.infer<typeof measureSchema>;

const verifiedLegSchema = z.object({
  from: z.string(),
  to: z.string(),
  before: measureSchema
    .extend({ estimated: z.boolean() })
    .meta({ description: 'as the plan has it; driveS holds what was driven at night, too' }),
  after: measureSchema.nullable().meta({ description: 'by daylight; null where no road leads there' }),
  measured: z
    .boolean()
    .meta({ description: 'false where the server did not tell, so that `after` is an estimate again' }),
});
/** A run between two places of a plan, then and now. */
export type VerifiedLeg = z.infer<typeof verifiedLegSchema>;

const verifiedTripSchema = z.object({
  tripId: z.string(),
  plate: z.string(),
  legs: z.array(verifiedLegSchema),
  loaded: z.object({ before: measureSchema, after: measureSchema.nullable() }),
  problem: bilingualSchema
    .nullable()
    .meta({ description: 'null where the trip still is lawful with its crew; else what stands in the way' }),
});
export type VerifiedTrip = z.infer<typeof verifiedTripSchema>;

/** A plan measured anew on real roads: what changed, trip by trip and leg by leg. */
export const verifiedPlanSchema = z.object({
  trips: z.array(verifiedTripSchema),
  missing: bilingualSchema.nullable().meta({ description: 'why some legs were not measured; null where all were' }),
});
export type VerifiedPlan = z.infer<typeof verifiedPlanSchema>;
