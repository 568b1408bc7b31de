import type { Companions } from '../contract/worker.ts';
import type { RowScope } from './rowScope.ts';
import { compactText } from './text.ts';

/** What people write where nobody travels with them. */
const nobody =
  /^(无|没有|否|不|不是|无同行人?员?|独自|单独|一人|1人|自己|本人|no|none|nobody|nil|n\/?a|alone|-+|—+|\/+|\\|x|×|0|√)$/iu;

/** Whom the row names as travelling along, or the party's label, as written; null where that is nobody. */
export function readCompanions(scope: RowScope): Companions | null {
  const named = scope.texts('companions').filter((text) => text !== '' && !nobody.test(compactText(text)));
  return named.length === 0 ? null : { text: named.join('、'), cell: scope.cellName('companions') };
}

/** The names, numbers or labels in such a text, in the form in which they are compared. */
export function companionTokens(companions: Pick<Companions, 'text'> | null): string[] {
  if (companions === null) return [];
  const pieces = companions.text
    .normalize('NFKC')
    .replace(/n\/a/giu, '')
    .replace(/[([{【][^)\]}】]*[)\]}】]/gu, '')
    .split(/[、,;/|&+\n]/u);
  return [...new Set(pieces.flatMap(wordsOf).map(comparable))].filter((token) => token !== '' && !nobody.test(token));
}

/** Spaces part whole Han names and numbers; those that align a short name (张 三) or stand in a Latin one do not. */
function wordsOf(piece: string): string[] {
  const words = piece.trim().split(/\s+/);
  const areWhole = words.every((word) => [...word].length > 1 && /[\p{Script=Han}\d]/u.test(word));
  return areWhole ? words : [words.join('')];
}

/** Without spaces, middle dots in one form, upper case: how names and numbers are compared. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[•‧∙・.](?=\p{Script=Han})/gu, '·')
    .toUpperCase();
}
