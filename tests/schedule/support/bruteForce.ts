import type { Policy } from '../../../src/policy/schema.ts';
import type { TimetableRequest } from '../../../src/schedule/types.ts';

/** Cost, loaded elapsed, elapsed, hand-overs: less is better, in this order. */
export type Figures = [costCny: number, loadedElapsedS: number, elapsedS: number, handovers: number];

/** True where `a` is worse than `b`. */
export function worse(a: Figures, b: Figures): boolean {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return a[i]! > b[i]!;
  return false;
}

interface State {
  /** Last stop left. */
  stop: number;
  /** Share of the leg still to drive, in day steps. */
  left: number;
  cont: number;
  stood: number;
  driver: number;
  used: number[];
  serveAt: number;
  lastDropAt: number;
  loaded: number;
  handovers: number;
}

/**
 * The best timetable among those on a grid of `stepS` that take at most `longestS` (≤ 24 h), by trying everything: at every step the bus
 * drives, stands, serves the next stop or changes its driver. Null where there is none. Times in the request and constants in
 * the policy must be multiples of the step. At most two drivers, alike.
 */
export function bruteForce(policy: Policy, request: TimetableRequest, stepS: number, longestS: number): Figures | null {
  let best: Figures | null = null;
  const latest = 86_400 / stepS;
  for (let drivers = fewest(policy, request); drivers <= request.maxDrivers; drivers += 1) {
    for (let start = Math.ceil(request.earliestStartS / stepS); start <= latest; start += 1) {
      const found = fromStart(policy, request, stepS, drivers, start, longestS / stepS);
      if (found !== null && (best === null || worse(best, found))) best = found;
    }
  }
  return best;
}

function fewest(policy: Policy, { legs, stops }: TimetableRequest): number {
  const loadedM = legs.slice(1, stops.length - 2).reduce((sum, { distanceM }) => sum + distanceM, 0);
  return Math.max(legs[0]!.distanceM, loadedM) > policy.hos.second_driver_km * 1000 ? 2 : 1;
}

function secondsOf(time: string): number {
  return Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60;
}

function fromStart(
  policy: Policy,
  request: TimetableRequest,
  stepS: number,
  drivers: number,
  start: number,
  longest: number,
): Figures | null {
  const { stops, legs } = request;
  const { hos } = policy;
  const steps = (seconds: number) => Math.round(seconds / stepS);
  const perDay = 86_400 / stepS;
  const timeOf = (t: number) => ((t % perDay) + perDay) % perDay;
  const inHours = (t: number, [from, to]: [string, string]) => {
    const a = steps(secondsOf(from)) % perDay;
    const b = steps(secondsOf(to)) % perDay;
    return a <= b ? a <= timeOf(t) && timeOf(t) < b : timeOf(t) >= a || timeOf(t) < b;
  };
  const breakSteps = steps(hos.break_min * 60);
  const handover = steps(policy.dwell.handover_s);
  const last = stops.length - 2;
  let best: Figures | null = null;

  const ahead = stops.map((_, i) =>
    stops.slice(i).reduce((sum, { dwellS }, k) => sum + steps(dwellS) + steps(legs[i + k]?.driveS ?? 0), 0),
  );
  const layers: Map<string, State>[] = Array.from({ length: longest + 1 }, () => new Map());
  const put = (t: number, state: State): void => {
    if (t + state.left + ahead[state.stop + 1]! > start + longest) return;
    const { handovers, stop, left, cont, stood, driver, used, serveAt, lastDropAt, loaded } = state;
    const key = `${stop},${left},${cont},${stood},${driver},${used[0]},${used[1]},${serveAt},${lastDropAt},${loaded}`;
    const layer = layers[t - start]!;
    const known = layer.get(key);
    if (known === undefined || known.handovers > handovers) layer.set(key, state);
  };
  const mayServe = (stop: number, t: number): boolean => {
    const from = t * stepS;
    const to = from + stops[stop]!.dwellS;
    const { windowS, kind } = stops[stop]!;
    if (windowS && !windowS.some((window) => window.fromS <= from && to <= window.toS)) return false;
    if (kind === 'dropoff') return stop !== last || to <= 2 * 86_400;
    const [open, close] = policy.trip.pickup_hours.map(secondsOf) as [number, number];
    const midnight = Math.floor(from / 86_400) * 86_400;
    return (stop > 1 || midnight === 0) && midnight + open <= from && to <= midnight + close;
  };

  put(start, {
    stop: 0,
    left: steps(legs[0]!.driveS),
    cont: 0,
    stood: 0,
    driver: 0,
    used: [0, 0],
    serveAt: 0,
    lastDropAt: 0,
    loaded: 0,
    handovers: 0,
  });
  for (let t = start; t <= start + longest; t += 1) {
    for (const state of layers[t - start]!.values()) {
      const next = state.stop + 1;
      if (state.left <= 0 && next === stops.length - 1) {
        const figures = figuresOf(policy, request, stepS, drivers, start, t, state);
        if (best === null || worse(best, figures)) best = figures;
        continue;
      }
      const stood = Math.min(breakSteps, state.stood + 1);
      put(t + 1, { ...state, stood, cont: stood >= breakSteps ? 0 : state.cont });
      for (let driver = 0; driver < drivers; driver += 1) {
        if (driver !== state.driver) put(t + handover, { ...state, driver, stood: 0, handovers: state.handovers + 1 });
      }
      if (state.left <= 0) {
        if (!mayServe(next, t)) continue;
        put(t + steps(stops[next]!.dwellS), {
          ...state,
          stop: next,
          left: steps(legs[next]!.driveS),
          stood: 0,
          serveAt: next === 1 ? t : state.serveAt,
          lastDropAt: next === last ? t : state.lastDropAt,
        });
        continue;
      }
      if (inHours(t, hos.curfew)) continue;
      const night = inHours(t, hos.night);
      const { driveS, nightDriveS } = legs[state.stop]!;
      const isLoaded = state.stop > 0 && state.stop < last;
      const used = [...state.used];
      used[state.driver]! += 1;
      if (state.cont + 1 > steps((night ? hos.cont_night_min : hos.cont_day_min) * 60)) continue;
      if (used[state.driver]! > steps(hos.max_24h_min * 60)) continue;
      if (isLoaded && (state.loaded + 1) * stepS > policy.limits.loadedDriveS) continue;
      put(t + 1, {
        ...state,
        left: Math.max(0, state.left - (night ? driveS / nightDriveS : 1)),
        cont: state.cont + 1,
        stood: 0,
        used,
        loaded: state.loaded + (isLoaded ? 1 : 0),
      });
    }
  }
  return best;
}

function figuresOf(
  policy: Policy,
  { stops, costDayCny }: TimetableRequest,
  stepS: number,
  drivers: number,
  start: number,
  end: number,
  state: State,
): Figures {
  const days = Math.ceil(((end - start) * stepS) / 86_400);
  let nights = 0;
  for (let two = -2 * 86_400 + 7200; two <= end * stepS; two += 86_400) if (two >= start * stepS) nights += 1;
  const { driver_day_cny, crew_lodging_day } = policy.price;
  return [
    (costDayCny + driver_day_cny * drivers) * days + crew_lodging_day * drivers * nights,
    (state.lastDropAt - state.serveAt) * stepS - stops[1]!.dwellS,
    (end - start) * stepS,
    state.handovers,
  ];
}
