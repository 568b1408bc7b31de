import type { Policy } from './schema.ts';

/** What quarantine somebody has before him: days, and whether in a room of his own. */
export interface IsolationTerm {
  days: number;
  singleRoom: boolean;
}

/**
 * The isolation rule for people of a county on a date (domain.md §4: by origin and date). A rule's origin is a county's code, or the
 * first two or four digits of it, or a province's or prefecture's code with its zeros. Of several rules the longest origin counts, of equal
 * ones the strictest; without any, `iso.days`.
 */
export function isolationTerm(adcode: string, date: string, { iso }: Policy): IsolationTerm {
  let best: IsolationTerm = { days: iso.days, singleRoom: false };
  let length = -1;
  for (const { origin, from, to, days, single_room: singleRoom } of iso.rules) {
    if ((from !== null && date < from) || (to !== null && date > to)) continue;
    const prefix = origin.replace(/(00){1,2}$/, '');
    if (prefix.length < length || !adcode.startsWith(prefix)) continue;
    const stricter = days > best.days || (days === best.days && singleRoom);
    if (prefix.length > length || stricter) best = { days, singleRoom };
    length = prefix.length;
  }
  return best;
}
