import type { PlanRoadUse } from '../../contract/plan.ts';
import { type Bilingual, inLocale, type Locale } from '../../contract/text.ts';
import type { Router } from '../../routing/router.ts';

/** What a plan took from a road router. */
export interface RoadUse {
  /** Software, profile and map; null where the server never answered. */
  server: Bilingual | null;
  /** Why it did not answer, or not for all legs. */
  away: { text: Bilingual; remedy: Bilingual } | null;
  calls: number;
  measured: number;
  fromCache: number;
  /** Calls that the legs between all places would take. */
  matrix: number;
}

/** Source of the roads as the plan document names it. */
export function routerOf(
  use: RoadUse | null,
  estimate: Router,
  locale: Locale,
): { name: Router['name']; detail: string } {
  if (use === null) return { name: estimate.name, detail: inLocale(estimate.detail, locale) };
  const joint = locale === 'en' ? '; ' : '；';
  const reason = use.away === null ? [] : [inLocale(use.away.text, locale)];
  if (use.server === null || use.measured === 0)
    return { name: estimate.name, detail: [inLocale(estimate.detail, locale), ...reason].join(joint) };
  return { name: 'graphhopper', detail: [inLocale(use.server, locale), ...reason].join(joint) };
}

/** The plan document's field. */
export function planRoadUse(use: RoadUse, locale: Locale): PlanRoadUse {
  const { calls, measured, fromCache, matrix, away } = use;
  const missing = away === null ? null : inLocale(away.text, locale);
  return { calls, matrixCalls: matrix, measured, fromCache, missing };
}
