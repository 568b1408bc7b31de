/** What a rule says, in both languages, and where it comes from. */
export interface RuleText {
  source: string;
  zh: string;
  en: string;
}

/** Rules by id. */
export type RuleTable = Readonly<Record<string, RuleText>>;
