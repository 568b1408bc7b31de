import type { Policy } from './schema.ts';

/** Whether a temperature counts as fever: threshold and comparison are the policy's (domain.md 1.7: notices differ in both). */
export function isFever(celsius: number, { temp }: Pick<Policy, 'temp'>): boolean {
  return temp.op === '>' ? celsius > temp.fever_c : celsius >= temp.fever_c;
}
