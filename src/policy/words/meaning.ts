import type { Bilingual } from '../../contract/text.ts';

/** What one field of the policy does, in words. `{}` stands for the value, `{0}` and `{1}` for the two ends of a span. */
export interface Meaning {
  text: Bilingual;
  /** Of a field that is on or off: what holds when it is off. */
  off?: Bilingual;
  /** Where the number comes from: law, notice or practice; null where it is ours, to be chosen by whoever plans. */
  basis: string | null;
}

/** A field with a value to be told. */
export function says(zh: string, en: string, basis: string | null = null): Meaning {
  return { text: { zh, en }, basis };
}

/** A field that is on or off. */
export function isOnOrOff(on: Bilingual, off: Bilingual, basis: string | null = null): Meaning {
  return { text: on, off, basis };
}
