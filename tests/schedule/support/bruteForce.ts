import type { Policy } from '../../../src/policy/schema.ts';
import type { TimetableRequest } from '../../../src/schedule/types.ts';
import { GridBounds } from './gridBounds.ts';
import { GridFront, type Merging, surpassedStates } from './gridFront.ts';
import { moves, type Past, type State, startState } from './gridMoves.ts';
import { gridRules, hoursOfDay } from './gridRules.ts';

/** Cost, loaded elapsed, elapsed, hand-overs: less is better, in this order. */
export type Figures = [costCny: number, loadedElapsedS: number, elapsedS: number, handovers: number];

/** True where `a` is worse than `b`. */
export function worse(a: Figures, b: Figures): boolean {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return a[i]! > b[i]!;
  return false;
}

/** Thrown where a case has more states than brute force has room for. */
export class TooManyStates extends Error {}

/** A process has room for so many states at a time. */
export const roomForStates = 1_500_000;

/**
 * The best timetable that `isSought` (what is better than a sought one is sought as well), among those on a grid of `stepS` that take at most `longestS` (≤ 24 h), by trying everything at every step:
 * drive, stand, serve the next stop, change the driver. Null where there is none. Goes through time once, for all departures
 * together, and drops a state where another one surpasses it (gridFront.ts) whose past is no worse. Knows nothing of the
 * engine; times of the request and constants of the policy must be multiples of the step.
 * @throws TooManyStates where there are more than `mostStates` at a time
 */
export function bruteForce(
  policy: Policy,
  request: TimetableRequest,
  stepS: number,
  longestS: number,
  isSought: (figures: Figures) => boolean = () => true,
  mostStates = roomForStates,
  merging: Merging = surpassedStates,
): Figures | null {
  let best: Figures | null = null;
  for (let drivers = fewest(policy, request); drivers <= request.maxDrivers; drivers += 1) {
    const known = best;
    const isBetter = (figures: Figures) => isSought(figures) && (known === null || worse(known, figures));
    best = withCrew(policy, request, stepS, drivers, longestS / stepS, isBetter, mostStates, merging) ?? best;
  }
  return best;
}

function fewest(policy: Policy, { legs, stops }: TimetableRequest): number {
  const needsTwo = (run: TimetableRequest['legs']): boolean => {
    const lengthM = run.reduce((sum, { distanceM }) => sum + distanceM, 0);
    const motorwayM = run.reduce((sum, { distanceM, motorwayPct }) => sum + distanceM * motorwayPct, 0) / 100;
    const { second_driver_km, second_driver_km_expressway } = policy.hos;
    return lengthM > 1000 * (motorwayM >= 0.9 * lengthM ? second_driver_km_expressway : second_driver_km);
  };
  return needsTwo(legs.slice(0, 1)) || needsTwo(legs.slice(1, stops.length - 2)) ? 2 : 1;
}

function withCrew(
  policy: Policy,
  request: TimetableRequest,
  stepS: number,
  drivers: number,
  longest: number,
  isSought: (figures: Figures) => boolean,
  mostStates: number,
  merging: Merging,
): Figures | null {
  const rules = gridRules(policy, request, stepS, drivers);
  const end = request.stops.length - 1;
  const layers = new Map<number, Map<string, GridFront>>();
  let states = 0;
  const first = Math.ceil(request.earliestStartS / stepS);
  const lastStart = rules.latestServe;
  const bounds = new GridBounds(rules, first, lastStart + longest);
  let best: Figures | null = null;

  const isBetter = (figures: Figures): boolean => (best === null ? isSought(figures) : worse(best, figures));
  const leastFigures = (t: number, state: State, past: Past): Figures => {
    const { start, handovers } = past;
    let loaded = past.lastDrop - past.serve;
    if (state.stop === 0) loaded = bounds.leastLoaded(t, state);
    else if (state.stop < rules.lastDrop) loaded = bounds.leastDrop(t, state) - past.serve;
    return figuresOf(policy, request, stepS, drivers, { start, end: bounds.leastEnd(t, state), loaded, handovers });
  };
  const put = (t: number, state: State, past: Past): void => {
    if (bounds.leastEnd(t, state) > past.start + longest) return;
    if (!isBetter(leastFigures(t, state, past))) return;
    if (state.stop === 0 && t + Math.ceil(state.left / rules.slow) > rules.latestServe) return;
    const layer = layers.get(t) ?? new Map<string, GridFront>();
    layers.set(t, layer);
    const place = merging.place(rules, state);
    const front = layer.get(place) ?? new GridFront();
    layer.set(place, front);
    const { start, serve, lastDrop, handovers } = past;
    states += front.add(state, past, [-start, -serve, lastDrop, handovers, ...merging.figures(rules, state)]);
    if (states > mostStates) throw new TooManyStates(`more than ${mostStates} states`);
  };

  for (let t = first; t <= lastStart + longest; t += 1) {
    for (let wheel = 0; wheel < drivers && t <= lastStart; wheel += 1)
      if (wheel === 0 || (rules.weekLeft !== null && rules.weekLeft[wheel] !== rules.weekLeft[wheel - 1]))
        put(t, startState(rules, drivers, t, wheel), { start: t, serve: 0, lastDrop: 0, handovers: 0 });
    const layer = layers.get(t);
    if (layer === undefined) continue;
    for (const { entries } of layer.values())
      for (const { state, past } of entries) {
        if (state.left <= 0 && state.stop + 1 === end) {
          const { start, serve, lastDrop, handovers } = past;
          const loaded = lastDrop - serve;
          const figures = figuresOf(policy, request, stepS, drivers, { start, end: t, loaded, handovers });
          if (isBetter(figures)) best = figures;
          continue;
        }
        for (const { at, next, change } of moves(rules, state, t))
          put(at, next, change === null ? past : { ...past, ...change(past) });
      }
    layers.delete(t);
    for (const { entries } of layer.values()) states -= entries.length;
  }
  return best;
}

/** A trip in steps; `loaded` from the begin of boarding to the last drop-off. */
interface Trip {
  start: number;
  end: number;
  loaded: number;
  handovers: number;
}

function figuresOf(
  policy: Policy,
  { stops, costDayCny }: TimetableRequest,
  stepS: number,
  drivers: number,
  { start, end, loaded, handovers }: Trip,
): Figures {
  const days = Math.ceil(((end - start) * stepS) / 86_400);
  let nights = 0;
  for (let two = -2 * 86_400 + hoursOfDay('02:00'); two <= end * stepS; two += 86_400)
    if (two >= start * stepS) nights += 1;
  const { driver_day_cny, crew_lodging_day } = policy.price;
  return [
    (costDayCny + driver_day_cny * drivers) * days + crew_lodging_day * drivers * nights,
    loaded * stepS - stops[1]!.dwellS,
    (end - start) * stepS,
    handovers,
  ];
}
