import type { Crew } from './driverHours.ts';
import type { Route } from './route.ts';
import type { DrivingRules } from './rules.ts';

/** The `count` drivers with the most hours left in the week. */
export function crewOf(route: Route, rules: DrivingRules, count: number): Crew {
  const { maxDrivers, drivenLast7dMin, drivenLast14dMin } = route.request;
  const weekLeftS = Float64Array.from({ length: maxDrivers }, (_, driver) => {
    const weekS = (drivenLast7dMin[driver] ?? 0) * 60;
    const fortnightS = Math.max(weekS, (drivenLast14dMin?.[driver] ?? 0) * 60);
    return Math.max(0, Math.min(rules.max7dS - weekS, rules.max14dS - fortnightS));
  });
  const drivers = Array.from({ length: maxDrivers }, (_, driver) => driver)
    .sort((a, b) => weekLeftS[b]! - weekLeftS[a]! || a - b)
    .slice(0, count);
  return {
    drivers,
    weekLeftS,
    drivenS: new Float64Array(maxDrivers),
    spreadS: count > 1 ? rules.spreadMultiS : rules.spreadS,
    restS: count > 1 ? rules.dailyRestMultiS : rules.dailyRestS,
  };
}
