import { z } from 'zod';

/** What a caller may choose for a plan run; all of it has defaults. */
export const planInputSchema = z.strictObject({
  /** Search time. Left out, the server’s setting counts, or no time at all where `iterations` is given. */
  seconds: z.int().min(1).max(3600).optional(),
  /** Stops the search after this many iterations; with it a plan repeats exactly. */
  iterations: z.int().min(1).max(10_000_000).optional(),
  threads: z.int().min(1).max(64).optional(),
  seed: z.int().min(0).max(2_147_483_647).default(1),
  /** Also draw the curve of money against contacts. */
  tradeOff: z.boolean().default(false),
  locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
});
export type PlanInput = z.output<typeof planInputSchema>;

/** Why people are withdrawn: a closed list, so that no text about anybody is kept. */
export const withdrawalReasons = [
  'own_travel',
  'cannot_travel',
  'left_company',
  'not_needed',
  'duplicate',
  'entered_by_mistake',
  'other',
] as const;
export type WithdrawalReason = (typeof withdrawalReasons)[number];

/** What to do with a claim to a person, or with all those of a request; a withdrawal without a reason counts as `other`. */
export const withdrawalInputSchema = z
  .strictObject({ decision: z.enum(['withdraw', 'keep']), reason: z.enum(withdrawalReasons).optional() })
  .refine(({ decision, reason }) => decision === 'withdraw' || reason === undefined, {
    path: ['reason'],
    message: '保留不用说明原因 / keeping has no reason',
  });
