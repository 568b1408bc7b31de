import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';

/** What has happened that the published plan does not know. */
export const replanCauses = [
  'walk_on',
  'wrong_bus',
  'missed_bus',
  'refused',
  'withdrawn',
  'breakdown',
  'stranded',
  'late',
  'new_request',
] as const;
export type ReplanCause = (typeof replanCauses)[number];

/** A proposal: what was done to the draft for each cause. Nothing is published by it. */
export const replanProposalSchema = z.object({
  version: z
    .int()
    .nonnegative()
    .meta({ description: 'of the draft after it; compare it, check and publish it, or undo' }),
  steps: z.array(
    z.object({
      cause: z.enum(replanCauses),
      tripId: z.string().nullable().meta({ description: 'published trip that it is about' }),
      workerIds: z.array(z.string()),
      toTripId: z
        .string()
        .nullable()
        .meta({ description: 'trip that they are put into; null: none, or nothing was done' }),
      done: z.boolean(),
      text: bilingualSchema.meta({ description: 'what happened, and what is proposed or why nothing is' }),
    }),
  ),
});
export type ReplanProposal = z.infer<typeof replanProposalSchema>;
