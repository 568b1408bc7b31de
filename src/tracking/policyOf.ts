import { AppError } from '../errors.ts';
import { type PolicyChoice, resolvePolicy } from '../policy/resolve.ts';
import type { Policy } from '../policy/schema.ts';

const kept = 50;
const resolved = new Map<string, Policy>();

/**
 * The effective policy of a choice. Resolving takes longer than all else that recording an event does; a few choices are remembered.
 *
 * @throws AppError `input_invalid` where this program no longer knows what the choice names
 */
export function policyOf(choice: unknown): Policy {
  const key = JSON.stringify(choice);
  const known = resolved.get(key);
  if (known !== undefined) return known;
  const { policy } = resolvePolicy(choice as PolicyChoice);
  if (policy === null) throw new AppError('input_invalid', "the batch's policy choice is not valid any more");
  if (resolved.size >= kept) resolved.clear();
  resolved.set(key, policy);
  return policy;
}
