import { z } from 'zod';
import { kpisSchema, planBoundsSchema } from '../../../../contract/plan.ts';

const summarySchema = z.object({ kpis: kpisSchema, bounds: planBoundsSchema });

/** Figures of a finished run, for lists; null before. */
export function planSummary(summary: unknown): z.infer<typeof summarySchema> | null {
  return summarySchema.safeParse(summary).data ?? null;
}
