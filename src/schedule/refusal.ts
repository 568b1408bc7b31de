import { type Relaxation, relaxations, type Situation } from './relaxations.ts';
import { compileRoute, type Route } from './route.ts';
import type { DrivingRules } from './rules.ts';
import { Search } from './search.ts';
import type { Timelines } from './timeline.ts';
import type { TimetableRefusal } from './types.ts';

/**
 * Names the rule in the way of a route that has no lawful timetable: the first one whose relaxation alone lets a timetable
 * through. Where none does, rules are relaxed one after another, and the one that opens the way at last is named.
 */
export function explain(route: Route, rules: DrivingRules, timelines: Timelines): TimetableRefusal {
  const situation = { request: route.request, rules, timelines };
  const binding = relaxations.filter((relaxation) => relaxation.mayBind(route, rules));
  for (const relaxation of binding) {
    const found = searchIn(relaxation.relax(situation));
    if (found !== null) return refusalBy(relaxation, situation, route, found);
  }
  let relaxed = situation;
  let last = binding[0] ?? relaxations[0]!;
  for (const relaxation of binding) {
    relaxed = relaxation.relax(relaxed);
    last = relaxation;
    const found = searchIn(relaxed);
    if (found !== null) return refusalBy(relaxation, situation, route, found);
  }
  return refusalBy(last, situation, route, null);
}

function searchIn({ request, rules, timelines }: ReturnType<Relaxation['relax']>): Search | null {
  const search = new Search(rules, timelines);
  search.runForAny(compileRoute(request));
  return search.incumbent.found ? search : null;
}

function refusalBy(
  relaxation: Relaxation,
  { rules, timelines }: Situation,
  route: Route,
  found: Search | null,
): TimetableRefusal {
  const { limit, actual } = relaxation.figures(route, rules, found?.incumbent ?? null, timelines.local);
  return { lawful: false, rule: relaxation.rule, limit, actual, text: relaxation.text(limit, actual) };
}
