import type { Bilingual } from '../contract/text.ts';
import { type RuleId, ruleOf } from './rules.ts';

/** One broken rule, with its place. Holds ids only, never names, ID numbers or phones. */
export interface Violation {
  ruleId: RuleId;
  tripId: string | null;
  stopSeq: number | null;
  driverId: string | null;
  workerId: string | null;
  /** Instant, ISO 8601; null where the rule has none. */
  at: string | null;
  /** What the rule asks for, in the unit of its field; figures have the fewest decimals from two on that still tell them apart. */
  limit: number | string;
  /** What the plan says or does, written alike. */
  actual: number | string;
  text: Bilingual;
}

/** Something that could not be recomputed here, for example a road leg of a router that is away. */
export interface Note {
  tripId: string | null;
  stopSeq: number | null;
  text: Bilingual;
}

/** What the checker found. A plan is sound when `violations` is empty. */
export interface CheckReport {
  violations: Violation[];
  /** Soft rules that are not kept: lawful, and somebody should know. */
  soft: Violation[];
  unverified: Note[];
  /** How many times a rule was held against an object. */
  checked: number;
}

/** Where a rule was looked at, and what was compared. */
export interface Claim {
  limit: number | string;
  actual: number | string;
  tripId?: string | undefined;
  stopSeq?: number | undefined;
  driverId?: string | undefined;
  workerId?: string | undefined;
  at?: string | undefined;
  /** More about the place, where ids do not say it. */
  detail?: Bilingual | undefined;
}

const mostDecimals = 6;

/** Limit and actual value as people read them: whole where they are, else rounded as far as the two stay different. */
function readable({ limit, actual }: Claim): Pick<Violation, 'limit' | 'actual'> {
  for (let decimals = 2; decimals < mostDecimals; decimals += 1) {
    const short = { limit: rounded(limit, decimals), actual: rounded(actual, decimals) };
    if (short.limit !== short.actual) return short;
  }
  return { limit: rounded(limit, mostDecimals), actual: rounded(actual, mostDecimals) };
}

function rounded(value: number | string, decimals: number): number | string {
  return typeof value === 'number' ? Number(value.toFixed(decimals)) : value;
}

/** Collects what the checks find. */
export class Findings {
  readonly violations: Violation[] = [];
  readonly soft: Violation[] = [];
  readonly unverified: Note[] = [];
  checked = 0;

  /** Counts one look at a rule; where it does not hold, keeps the violation. */
  expect(ruleId: RuleId, holds: boolean, claim: Claim): void {
    this.#look(this.violations, ruleId, holds, claim);
  }

  /** The same for a soft rule. */
  prefer(ruleId: RuleId, holds: boolean, claim: Claim): void {
    this.#look(this.soft, ruleId, holds, claim);
  }

  #look(list: Violation[], ruleId: RuleId, holds: boolean, claim: Claim): void {
    this.checked += 1;
    if (holds) return;
    const { text } = ruleOf(ruleId);
    const { detail } = claim;
    list.push({
      ruleId,
      tripId: claim.tripId ?? null,
      stopSeq: claim.stopSeq ?? null,
      driverId: claim.driverId ?? null,
      workerId: claim.workerId ?? null,
      at: claim.at ?? null,
      ...readable(claim),
      text: detail ? { zh: `${text.zh}（${detail.zh}）`, en: `${text.en} (${detail.en})` } : text,
    });
  }

  /** `expect` for a figure that must be equal to the recomputed one. */
  equal(
    ruleId: RuleId,
    actual: number | string,
    recomputed: number | string,
    place: Omit<Claim, 'limit' | 'actual'> = {},
  ) {
    this.expect(ruleId, actual === recomputed, { limit: recomputed, actual, ...place });
  }

  note(text: Bilingual, tripId: string | null = null, stopSeq: number | null = null): void {
    this.unverified.push({ tripId, stopSeq, text });
  }
}
