import type { Bilingual } from '../contract/text.ts';
import { documentRules } from './rules/document.ts';
import { dormRules } from './rules/dorm.ts';
import { peopleRules } from './rules/people.ts';
import { replanRules } from './rules/replan.ts';
import { roadRules } from './rules/road.ts';
import { timeRules } from './rules/time.ts';
import { tripRules } from './rules/trip.ts';

const table = {
  ...documentRules,
  ...peopleRules,
  ...tripRules,
  ...roadRules,
  ...timeRules,
  ...replanRules,
  ...dormRules,
};

/** The id of a rule, stable for programs. */
export type RuleId = keyof typeof table;

/** A rule that the checker recomputes. */
export interface Rule {
  id: RuleId;
  /** What must hold. */
  text: Bilingual;
  /** Where it is written. */
  source: string;
}

/** Every rule of the checker, the one table of them, in the order of the README. */
export const rules: readonly Rule[] = (Object.keys(table) as RuleId[]).map((id) => ruleOf(id));

/** The rule of an id. */
export function ruleOf(id: RuleId): Rule {
  const { source, zh, en } = table[id];
  return { id, text: { zh, en }, source };
}
