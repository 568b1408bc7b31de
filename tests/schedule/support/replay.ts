import type { Policy } from '../../../src/policy/schema.ts';
import type { Timetable, TimetableRequest } from '../../../src/schedule/types.ts';
import { moves, type State, startState } from './gridMoves.ts';
import { gridRules } from './gridRules.ts';

/** True where brute force may do step by step what a timetable on its grid does: drive, stand, serve the stops, change the driver. */
export function isLawfulOnGrid(
  policy: Policy,
  request: TimetableRequest,
  stepS: number,
  timetable: Timetable,
): boolean {
  const { crew, entries, startS } = timetable;
  const rules = gridRules(policy, request, stepS, crew.length);
  const drivers = entries.map(({ legDriveS, driver }) => (legDriveS > 0 ? crew.indexOf(driver!) : null));
  /** Who drives next, from an entry on. */
  const wheelAfter = (i: number, now: number): number => drivers.slice(i + 1).find((driver) => driver !== null) ?? now;
  let t = startS / stepS;
  let state: State = startState(rules, crew.length, t, wheelAfter(0, 0));
  const go = (kind: 'drive' | 'stand' | 'change' | 'serve', untilS: number, wheel: number): boolean => {
    while (t < untilS / stepS) {
      const move = moves(rules, state, t).find((each) => each.kind === kind && each.next.wheel === wheel);
      if (move === undefined) return false;
      t = move.at;
      state = move.next;
    }
    return t === untilS / stepS;
  };
  for (let i = 1; i < entries.length; i += 1) {
    const { kind, arriveS, departS } = entries[i]!;
    if (!go('drive', arriveS, state.wheel)) return false;
    if (kind === 'handover') {
      if (!go('change', departS, wheelAfter(i, state.wheel))) return false;
    } else if (kind === 'pickup' || kind === 'dropoff') {
      if (!go('serve', departS, state.wheel)) return false;
    } else if (!go('stand', departS, state.wheel)) return false;
  }
  return state.left <= 0 && state.stop + 2 === request.stops.length;
}
