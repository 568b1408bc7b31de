import type { Bulletin, BulletinFigure } from '../contract/bulletin.ts';
import type { Bilingual } from '../contract/text.ts';
import type { Say } from './labels.ts';

/** Title of a bulletin. */
export function bulletinTitle({ district }: Bulletin): Bilingual {
  return { zh: `${district}包车接返岗工人简报`, en: `Workers fetched for ${district}: bulletin` };
}

/** A cell in the reader's language; numbers stay numbers. */
export function bulletinCell(cell: BulletinFigure['rows'][number][number], say: Say): string | number {
  return typeof cell === 'object' ? say(cell) : cell;
}
