import { z } from 'zod';
import type { Plan } from '../../../../contract/plan.ts';
import type { StopLimits } from './firstAnswer.ts';

const clock = z.tuple([z.string(), z.string()]);
const rulesSchema = z.object({
  hos: z.object({ night: clock, curfew: clock }),
  trip: z.object({ max_pickups: z.number(), max_dropoffs: z.number() }),
});

/** What of a plan's policy the desk draws or counts with. */
export interface PlanRules {
  night: readonly [string, string] | null;
  curfew: readonly [string, string] | null;
  stops: StopLimits;
}

/** Reads it from the document; null where a plan of another time does not have it. */
export function planRules(policy: Plan['policy']): PlanRules {
  const { data } = rulesSchema.safeParse(policy);
  return {
    night: data?.hos.night ?? null,
    curfew: data?.hos.curfew ?? null,
    stops: { pickups: data?.trip.max_pickups ?? null, dropoffs: data?.trip.max_dropoffs ?? null },
  };
}
