import type { Policy } from '../../../src/policy/schema.ts';
import { createTimetabler } from '../../../src/schedule/timetabler.ts';
import type { Timetable, TimetableRequest } from '../../../src/schedule/types.ts';
import { bruteForce, type Figures, TooManyStates, worse } from './bruteForce.ts';
import type { TinyCase } from './tinyCases.ts';

const minuteS = 60;

/** How the engine's answer compares with brute force on the grid; undecided where that has no room for all states. */
export type Verdict = 'both refuse' | 'equal' | 'longer' | 'refused' | 'not on the grid' | 'undecided';

/** None of each. */
export const noVerdicts: Readonly<Record<Verdict, number>> = {
  'both refuse': 0,
  equal: 0,
  longer: 0,
  refused: 0,
  'not on the grid': 0,
  undecided: 0,
};

export interface Comparison {
  verdict: Verdict;
  engine: Figures | null;
  brute: Figures | null;
}

function figuresOf(policy: Policy, { costDayCny }: TimetableRequest, timetable: Timetable): Figures {
  const { days, nights, drivers, loadedElapsedS, startS, endS, entries } = timetable;
  const { driver_day_cny, crew_lodging_day } = policy.price;
  return [
    (costDayCny + driver_day_cny * drivers) * days + crew_lodging_day * drivers * nights,
    loadedElapsedS,
    endS - startS,
    entries.filter(({ kind }) => kind === 'handover').length,
  ];
}

/** Compares one case; brute force is asked for anything as good as the engine's timetable. */
export function compare({ policy, request, stepS, longestS }: TinyCase): Comparison {
  const result = createTimetabler(policy).timetable(request);
  const engine = result.lawful ? figuresOf(policy, request, result) : null;
  let brute: Figures | null;
  try {
    brute = bruteForce(policy, request, stepS, longestS, engine);
  } catch (error) {
    if (error instanceof TooManyStates) return { verdict: 'undecided', engine, brute: null };
    throw error;
  }
  const verdict = (): Verdict => {
    if (!result.lawful || engine === null) return brute === null ? 'both refuse' : 'refused';
    // the grid has nothing as good: a timetable between its points, or a longer one than it looks at
    const [costCny, loadedS, elapsedS, handovers] = engine;
    if (brute === null) {
      const outside = elapsedS > longestS || offGrid(result, stepS);
      return outside ? 'equal' : 'not on the grid';
    }
    return worse([costCny, loadedS - minuteS, elapsedS - minuteS, handovers], brute) ? 'longer' : 'equal';
  };
  return { verdict: verdict(), engine, brute };
}

/** True where an entry lies between the points of a grid. */
function offGrid({ entries }: Timetable, stepS: number): boolean {
  return entries.some(({ arriveS, departS }) => arriveS % stepS !== 0 || departS % stepS !== 0);
}
