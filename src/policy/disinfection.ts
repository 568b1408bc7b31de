import type { PlanStop } from '../contract/plan.ts';
import type { Policy } from './schema.ts';

/** Standstills at which people leave the coach, so that its surfaces can be disinfected. */
const rests: ReadonlySet<PlanStop['kind']> = new Set(['rest', 'curfew', 'overnight']);

/** Whether a coach is disinfected at a stop of its trip (domain.md §1.11): its depot before and after, and where people rest. */
export function isDisinfectedAt(
  { seq, kind, healthStop }: Pick<PlanStop, 'seq' | 'kind' | 'healthStop'>,
  { when }: Policy['disinfect'],
): boolean {
  if (kind === 'depot') return when.includes(seq === 0 ? 'before_trip' : 'after_trip');
  return (rests.has(kind) || healthStop === true) && when.includes('each_rest');
}
