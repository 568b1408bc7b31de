import { z } from 'zod';

/** What a run of the planner says of itself while it searches and proves. */
const progressSchema = z.object({
  share: z.number(),
  phase: z.enum(['search', 'proof']),
  iterationsPerS: z.number(),
  leftPeople: z.number(),
  objectiveCny: z.number(),
  boundCny: z.number(),
  gapPct: z.number(),
});
export type RunProgress = z.infer<typeof progressSchema>;

/** The progress of a run; null where it has not told any yet. */
export function runProgress(progress: unknown): RunProgress | null {
  return progressSchema.safeParse(progress).data ?? null;
}

/** The gap at a share of the run. */
export interface GapPoint {
  share: number;
  gapPct: number;
}

/** The points of the gap's fall with one more; what was told already is left out. */
export function withGap(points: readonly GapPoint[], { share, gapPct }: GapPoint): readonly GapPoint[] {
  const last = points.at(-1);
  if (last !== undefined && last.share === share && last.gapPct === gapPct) return points;
  // a run that begins again begins its curve again
  return last !== undefined && share < last.share ? [{ share, gapPct }] : [...points, { share, gapPct }];
}
