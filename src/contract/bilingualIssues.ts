import { z } from 'zod';
import type { Bilingual } from './text.ts';

/** What a schema finds wrong at one place, in both languages. */
export interface BilingualIssue {
  issue: z.core.$ZodIssue;
  message: Bilingual;
}

const chinese = z.locales.zhCN().localeError;
const english = z.locales.en().localeError;

/**
 * Everything that is wrong with a value, in the order of the schema; empty where nothing is. Texts that a schema states itself come
 * before the library's, in the language in which they are written there.
 */
export function bilingualIssues(schema: z.ZodType, value: unknown): BilingualIssue[] {
  const inChinese = schema.safeParse(value, { error: chinese });
  const inEnglish = schema.safeParse(value, { error: english });
  if (inChinese.success || inEnglish.success) return [];
  const { issues } = inEnglish.error;
  return inChinese.error.issues.map(({ message: zh }, i) => {
    return { issue: issues[i]!, message: { zh, en: issues[i]!.message } };
  });
}

/** Both languages in one line, for readers of whom the language is not known; once where they say the same. */
export function inBoth({ zh, en }: Bilingual): string {
  return zh === en ? zh : `${zh} / ${en}`;
}
