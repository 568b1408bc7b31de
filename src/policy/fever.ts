import type { Policy } from './schema.ts';

/** Whether a temperature in °C counts as fever: threshold and comparison are the policy's, since notices differ in both (domain.md §1.7). */
export function isFever(celsius: number, { temp }: Pick<Policy, 'temp'>): boolean {
  return temp.op === '>' ? celsius > temp.fever_c : celsius >= temp.fever_c;
}
