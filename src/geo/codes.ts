import type { County } from '../contract/county.ts';
import { currentRows, formerRows, otherCodes, reusedRows } from './rows.ts';

/** GB/T 2260 codes since 1980. */
export class CountyCodes {
  readonly #current: Map<string, County>;
  readonly #former = new Map<string, Set<string>>();
  readonly #others = new Set(otherCodes());
  readonly #reused = new Map(reusedRows().map((row) => [row.code, row]));

  constructor() {
    this.#current = new Map(currentRows().map((county) => [county.adcode, county]));
    for (const { code, successors } of formerRows()) {
      this.#former.set(code, new Set([...(this.#former.get(code) ?? []), ...successors]));
    }
  }

  /** Whether the code was ever in force, at whatever level and wherever in China. */
  isKnown(code: string): boolean {
    return this.#current.has(code) || this.#former.has(code) || this.#others.has(code);
  }

  /**
   * Today's counties that `code` leads to: itself where it is in force, else its successors; several after a split.
   * With a year of birth, codes given twice are read as they were then.
   */
  counties(code: string, birthYear?: number): County[] {
    const reused = this.#reused.get(code);
    if (reused !== undefined && birthYear !== undefined && birthYear <= reused.lastYear) {
      return reused.successors.map((adcode) => this.#current.get(adcode)!);
    }
    const current = this.#current.get(code);
    if (current !== undefined) return [current];
    return [...(this.#former.get(code) ?? [])].map((adcode) => this.#current.get(adcode)!);
  }
}
