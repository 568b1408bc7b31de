import { resolvePolicy } from './resolve.ts';
import { type Policy, policySchema } from './schema.ts';

/**
 * The effective policy of a plan; what the policy has gained since the document was written is as its preset has it. Throws ZodError
 * where the document carries none: without limits nothing can be said of it.
 */
export function planPolicy({ policy: kept }: { policy: Record<string, unknown> }): Policy {
  const { preset, ...override } = kept;
  const { policy } = resolvePolicy({ preset: String(preset), override });
  return policy ?? policySchema.parse(kept);
}
