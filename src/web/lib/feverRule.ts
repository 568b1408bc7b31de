/** What the server told of the policy's threshold. */
export interface FeverRule {
  celsius: number;
  op: '>' | '>=';
}

/** Whether a temperature is a fever, before the server has heard of it; it decides again when it does. */
export function isFeverHere(value: number, { celsius, op }: FeverRule): boolean {
  return op === '>' ? value > celsius : value >= celsius;
}
