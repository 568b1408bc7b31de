import type { SheetContext } from './context.ts';
import { localClock } from './format.ts';
import type { Say } from './labels.ts';

/** A draft says so in both languages, whoever prints it: it is not to be driven by. */
const draftMark = '草稿 DRAFT';

/** Which edition a paper is, and when its plan was made: `v3 · made 02-20 08:15`. */
export function editionText(
  { createdAt }: { createdAt: string },
  { edition, timeZone }: Pick<SheetContext, 'edition' | 'timeZone'>,
  say: Say,
): string {
  const { date, time } = localClock(timeZone)(createdAt);
  const made = say({ zh: `${date} ${time} 制`, en: `made ${date} ${time}` });
  if (edition === undefined) return made;
  return `${edition === 'draft' ? draftMark : `v${edition}`} · ${made}`;
}

/** What a draft says over its title; null for what is published, or never is. */
export function draftWarning({ edition }: Pick<SheetContext, 'edition'>): string | null {
  return edition === 'draft' ? `${draftMark}　未发布 / not published` : null;
}
