import type { Problem } from './problem.ts';
import type { Route } from './route.ts';

/** Whether a group may board a bus with those aboard: a county that must be alone shares with nobody, cohorts keep apart. */
export function mayShare({ groups }: Problem, route: Route, group: number): boolean {
  const { county, alone, cohorts } = groups;
  if (cohorts !== undefined && ((route.shut >> cohorts.of[group]!) & 1) === 1) return false;
  const own = county[group]!;
  for (let i = 0; i < route.groupCount; i++) {
    const other = route.groups[i]!;
    if (county[other] !== own && (alone[other] === 1 || alone[group] === 1)) return false;
  }
  return true;
}
