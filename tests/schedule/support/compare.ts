import type { Policy } from '../../../src/policy/schema.ts';
import { createTimetabler } from '../../../src/schedule/timetabler.ts';
import type { Timetable, TimetableRequest } from '../../../src/schedule/types.ts';
import { bruteForce, type Figures, roomForStates, TooManyStates } from './bruteForce.ts';
import { isLawfulOnGrid } from './replay.ts';
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

/**
 * Compares one case: brute force is asked for anything better than the engine's timetable by more than a minute, and whether it may do what the
 * engine does where that lies on its grid. So `brute` is null where the engine's is best.
 */
export function compare({ policy, request, stepS, longestS }: TinyCase, mostStates = roomForStates): Comparison {
  const result = createTimetabler(policy).timetable(request);
  const engine = result.lawful ? figuresOf(policy, request, result) : null;
  const told = (verdict: Verdict, brute: Figures | null): Comparison => ({ verdict, engine, brute });
  try {
    if (!result.lawful || engine === null) {
      const brute = bruteForce(policy, request, stepS, longestS, undefined, mostStates);
      return told(brute === null ? 'both refuse' : 'refused', brute);
    }
    const brute = bruteForce(policy, request, stepS, longestS, (figures) => isBetter(figures, engine), mostStates);
    if (brute !== null) return told('longer', brute);
    // between the points of the grid, or longer than it looks at
    const outside = engine[2] > longestS || isOffGrid(result, stepS);
    return told(outside || isLawfulOnGrid(policy, request, stepS, result) ? 'equal' : 'not on the grid', null);
  } catch (error) {
    if (error instanceof TooManyStates) return told('undecided', null);
    throw error;
  }
}

/** Cheaper, a shorter loaded run by more than a minute, or with one no longer a shorter trip by more than a minute. */
function isBetter([costCny, loadedS, elapsedS]: Figures, [engineCny, engineLoadedS, engineElapsedS]: Figures): boolean {
  if (costCny !== engineCny) return costCny < engineCny;
  return loadedS < engineLoadedS - minuteS || (loadedS <= engineLoadedS && elapsedS < engineElapsedS - minuteS);
}

/** True where an entry lies between the points of a grid. */
function isOffGrid({ entries }: Timetable, stepS: number): boolean {
  return entries.some(({ arriveS, departS }) => arriveS % stepS !== 0 || departS % stepS !== 0);
}
