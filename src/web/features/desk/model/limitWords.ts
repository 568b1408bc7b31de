import type { UnassignedCode } from '../../../../contract/plan.ts';
import type { Locale } from '../../../../contract/text.ts';
import { formatHours, formatKm, formatNumber } from '../../../lib/format.ts';

/** Writes limits of a reason in its unit: metres as kilometres, seconds as hours; what is no number stays as it is. */
export function limitWords(code: UnassignedCode, locale: Locale): (value: number | string) => string {
  return (value) => {
    if (typeof value === 'string') return value;
    if (code === 'loaded_distance') return formatKm(value, locale);
    if (code === 'loaded_drive') return formatHours(value);
    return formatNumber(value, locale);
  };
}
