import type { Fault } from '../contract/fault.ts';
import { inLocale, type Locale } from '../contract/text.ts';

/** One line for people, `file:sheet!cell: what is wrong; what to do` (formats.md §3); parts that a fault lacks are left out. */
export function formatFault(fault: Fault, locale: Locale): string {
  const sheet = fault.sheet ?? '';
  const cell = fault.cell ?? '';
  const place = [fault.file, sheet === '' ? '' : `:${sheet}`, cell === '' ? '' : `!${cell}`].join('');
  return `${place}: ${inLocale(fault.message, locale)}; ${inLocale(fault.remedy, locale)}`;
}
