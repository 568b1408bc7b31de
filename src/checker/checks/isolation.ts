import type { Policy } from '../../policy/schema.ts';
import type { Check } from '../context.ts';

/** Days of isolation, and 1 where they are spent alone in a room. */
export interface IsolationRule {
  days: number;
  single: number;
}

/** Where the policy keeps quarantine cohorts apart, all pick-ups of a trip lie under one isolation rule. */
export const checkIsolation: Check = ({ trips, raw, policy, findings }) => {
  if (!policy.cohort.separate_isolation) return;
  for (const { tripId, stops } of trips) {
    const counties = stops.flatMap(({ kind, adcode }) => (kind === 'pickup' && adcode !== null ? [adcode] : []));
    const terms = [...new Set(counties.map((adcode) => termText(isolationRuleOf(adcode, raw.serviceDate, policy))))];
    findings.expect('trip.isolation', terms.length < 2, { tripId, limit: 1, actual: terms.join(', ') });
  }
};

/** The rule with the longest origin that covers the county on the date, the strictest of equals; else the general days. */
export function isolationRuleOf(adcode: string, date: string, { iso }: Policy): IsolationRule {
  const candidates = iso.rules
    .filter(({ from, to }) => (from ?? '') <= date && date <= (to ?? '9999-12-31'))
    .map(({ origin, days, single_room }) => {
      const digits = origin.endsWith('0000')
        ? origin.slice(0, -4)
        : origin.endsWith('00')
          ? origin.slice(0, -2)
          : origin;
      return { digits, days, single: Number(single_room) };
    })
    .filter(({ digits }) => adcode.startsWith(digits))
    .sort((a, b) => b.digits.length - a.digits.length || b.days - a.days || b.single - a.single);
  return candidates[0] ?? { days: iso.days, single: 0 };
}

function termText({ days, single }: IsolationRule): string {
  return `${days} d${single === 1 ? ' single' : ''}`;
}
