import type { CountyRegister } from '../contract/county.ts';
import { type RiskLevel, type RiskPeriod, riskLevels } from '../contract/scenario.ts';

/** The health risk of a county on the service date; low where nothing is said, the highest where several periods apply. */
export function riskOn(
  date: string,
  periods: readonly RiskPeriod[],
  counties: CountyRegister,
): (adcode: string | null) => RiskLevel {
  const levels = new Map<string, RiskLevel>();
  for (const { adcode, level, from, to } of periods) {
    if ((from !== null && date < from) || (to !== null && date > to)) continue;
    const today = counties.byAdcode(adcode)?.adcode ?? adcode;
    const known = levels.get(today) ?? 'low';
    if (riskRank(level) > riskRank(known)) levels.set(today, level);
  }
  return (adcode) => (adcode === null ? 'low' : (levels.get(adcode) ?? 'low'));
}

/** 0 low, 1 medium, 2 high: the solver's risk column. */
export function riskRank(level: RiskLevel): number {
  return riskLevels.indexOf(level);
}
