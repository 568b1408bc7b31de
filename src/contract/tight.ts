import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';

/** What a plan that carries everybody may run short of. */
export const tightKinds = [
  'buses',
  'seats',
  'loaded_distance',
  'loaded_drive',
  'drivers',
  'week_hours',
  'lost_bus',
  'lost_driver',
] as const;

/**
 * One thing that is tight, with the limit and how near the plan comes to it. Losses are solved again by a run alone: a plan that was edited
 * by hand since has none.
 */
export const tightSchema = z.object({
  kind: z.enum(tightKinds),
  /** Buses of the fleet, seats, metres, seconds, drivers, minutes of a week; for losses the people who ride. */
  limit: z.number(),
  /** The same of the plan; for losses the people who could no longer ride, found by solving again. */
  actual: z.number(),
  text: z.string(),
  /** The text in both languages; plans of before do not have it. */
  both: bilingualSchema.optional(),
  /** Trips that it is about. */
  tripIds: z.array(z.string()).optional(),
  depotId: z.string().optional(),
  plate: z.string().optional(),
  driverId: z.string().optional(),
});
export type PlanTight = z.infer<typeof tightSchema>;
