import type { Batch } from '../batch.ts';
import type { TripLook } from './tripLook.ts';

/** What trips add to the objective (formats.md §2), splitting aside: their cost, companies beyond the first, contact pairs. */
export function objectiveCny({ policy }: Pick<Batch, 'policy'>, looks: readonly TripLook[]): number {
  const { extra_company, contact_pair } = policy.price;
  return looks.reduce((sum, { costCny, companies }) => {
    const people = [...companies.values()];
    const all = people.reduce((a, b) => a + b, 0);
    const pairs = (all * all - people.reduce((a, b) => a + b * b, 0)) / 2;
    return sum + costCny + extra_company * Math.max(0, people.length - 1) + contact_pair * pairs;
  }, 0);
}
