import { z } from 'zod';
import { planSchema } from './plan.ts';

/**
 * A plan as the dispatcher's desk draws it: a third of the document. Trips come without the crews' hours and reserves, which are read trip by
 * trip; people by company and county, without roster rows, seats and beds.
 */
export const deskPlanSchema = planSchema
  .pick({
    ...{ scenario: true, policy: true, limits: true, trips: true, unassigned: true },
    ...{ kpis: true, bounds: true, tradeOff: true, tight: true },
  })
  .extend({
    people: z
      .array(z.object({ companyId: z.string(), adcode: z.string(), workerIds: z.array(z.string()) }))
      .meta({ description: 'everybody, riding or left over' }),
  });
export type DeskPlan = z.infer<typeof deskPlanSchema>;
