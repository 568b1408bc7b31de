import type { ComparedFigure } from '../../../../contract/planComparison.ts';
import type { Locale } from '../../../../contract/text.ts';
import { formatHours, formatNumber } from '../../../lib/format.ts';

/** Writes a figure of a comparison in the unit that its name tells: kilometres, hours, percent, yuan or a count. */
export function figureWords(figure: ComparedFigure, value: number, locale: Locale): string {
  switch (figure) {
    case 'distanceM':
    case 'maxLoadedDistanceM':
      return formatNumber(value / 1000, locale, 1);
    case 'maxLoadedDriveS':
      return formatHours(value).replace(' h', '');
    case 'loadPct':
      return formatNumber(value, locale, 1);
    default:
      return formatNumber(value, locale);
  }
}
