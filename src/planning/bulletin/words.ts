import type { BulletinFigure } from '../../contract/bulletin.ts';
import type { Bilingual } from '../../contract/text.ts';

type Column = BulletinFigure['columns'][number];

/** A column of text. */
export function textColumn(zh: string, en: string): Column {
  return { title: { zh, en }, isNumber: false };
}

/** A column of numbers. */
export function numberColumn(zh: string, en: string): Column {
  return { title: { zh, en }, isNumber: true };
}

/** Units and columns that several figures have. */
export const people: Bilingual = { zh: '人', en: 'people' };
export const km: Bilingual = { zh: '公里', en: 'km' };
export const peopleColumn = numberColumn('人数', 'People');

/** Metres as kilometres with one decimal. */
export function inKm(distanceM: number): number {
  return Math.round(distanceM / 100) / 10;
}

/** Seconds as hours with one decimal. */
export function inHours(durationS: number): number {
  return Math.round(durationS / 360) / 10;
}

/** A share as percent with one decimal; 0 of nothing. */
export function pct(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;
}

/** A number in a sentence: both languages of the bulletin part thousands by commas. */
export function said(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 1 });
}
