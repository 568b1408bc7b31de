import type { z } from 'zod';
import { planSchema, planTripSchema } from './plan.ts';

/** A trip without what it costs. */
export const partTripSchema = planTripSchema.extend({
  total: planTripSchema.shape.total.omit({ costCny: true }),
});
export type PartTrip = z.infer<typeof partTripSchema>;

/**
 * What somebody sees of a plan who may not see all of it: a company its own people and their buses, a driver or an arrival
 * desk one trip. Everything is as in the plan itself, except that other people, other trips and money are not there.
 */
export const planPartSchema = planSchema
  .omit({ kpis: true, bounds: true, tight: true, start: true, tradeOff: true, staffing: true, dorms: true })
  .extend({ trips: partTripSchema.array() });
export type PlanPart = z.infer<typeof planPartSchema>;
