import { z } from 'zod';

/** A refusal or failure as RFC 9457 has it, with every fault that was found. */
export const problemSchema = z.object({
  type: z.string().meta({ description: 'urn:jieyun:problem:<code>' }),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(
    z.object({
      location: z.string().meta({ description: 'where the fault is, for example body.fleet.0.seats' }),
      message: z.string(),
      fix: z.string(),
    }),
  ),
  requestId: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
