import type { Policy } from '../../../src/policy/schema.ts';
import type { TimetableRequest } from '../../../src/schedule/types.ts';
import { type GridRules, gridRules, hoursOfDay } from './gridRules.ts';

/** Cost, loaded elapsed, elapsed, hand-overs: less is better, in this order. */
export type Figures = [costCny: number, loadedElapsedS: number, elapsedS: number, handovers: number];

/** True where `a` is worse than `b`. */
export function worse(a: Figures, b: Figures): boolean {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return a[i]! > b[i]!;
  return false;
}

/** What the rules remember of a driver; in steps. */
interface Man {
  cont: number;
  part: number;
  /** Time without work, the break that its begin asks for. */
  off: number;
  need: number;
  /** Driven today, and on the trip. */
  used: number;
  trip: number;
  droveTonight: boolean;
}

/** Everything that the future depends on. */
interface State {
  /** Last stop left, work left on the leg, who is at the wheel and whether he took it over tonight. */
  stop: number;
  left: number;
  wheel: number;
  tookOver: boolean;
  /** Whether he has driven since he took it: who has not is not relieved. */
  hasDriven: boolean;
  stood: number;
  dutyAge: number;
  onDuty: number;
  loaded: number;
  men: Man[];
}

/** How a state was come by; none is worse than the other in all respects. */
interface Past {
  start: number;
  serve: number;
  lastDrop: number;
  handovers: number;
}

/** Thrown where a case has more states than brute force has room for. */
export class TooManyStates extends Error {}

/** A process has room for so many states at a time. */
const mostStates = 1_500_000;

/**
 * The best timetable, if it is no worse than `bound`, among those on a grid of `stepS` that take at most `longestS` (≤ 24 h), by trying everything at every step:
 * drive, stand, serve the next stop, change the driver. Null where there is none. Goes through time once, for all departures
 * together: equal states are merged, and of their pasts those kept that no other betters in every respect. Knows nothing of the
 * engine; times of the request and constants of the policy must be multiples of the step.
 * @throws TooManyStates
 */
export function bruteForce(
  policy: Policy,
  request: TimetableRequest,
  stepS: number,
  longestS: number,
  bound: Figures | null,
): Figures | null {
  let best: Figures | null = null;
  for (let drivers = fewest(policy, request); drivers <= request.maxDrivers; drivers += 1) {
    const found = withCrew(policy, request, stepS, drivers, longestS / stepS, best ?? bound);
    if (found !== null && (best === null || worse(best, found))) best = found;
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

type Layer = Map<string, { state: State; pasts: Past[] }>;

function withCrew(
  policy: Policy,
  request: TimetableRequest,
  stepS: number,
  drivers: number,
  longest: number,
  bound: Figures | null,
): Figures | null {
  const rules = gridRules(policy, request, stepS, drivers);
  const { stops } = request;
  const end = stops.length - 1;
  const layers = new Map<number, Layer>();
  let states = 0;
  const first = Math.ceil(request.earliestStartS / stepS);
  const lastStart = rules.latestServe;
  let best: Figures | null = null;
  const soonest = soonestBy(rules, end, lastStart + longest);

  const leastEnd = (t: number, state: State): number =>
    Math.max(t + leastAhead(rules, state), soonest(state.stop + 1, t + Math.ceil(state.left / rules.slow)).end);
  const leastFigures = (t: number, state: State, past: Past): Figures => {
    const leg = Math.ceil(state.left / rules.slow);
    const serve = state.stop > 0 ? past.serve : rules.latestServe;
    const isLoaded = state.stop < rules.lastDrop;
    const toDrop = isLoaded ? leg + restsAhead(rules, state, leg + rules.driveToLastDrop[state.stop + 1]!) : 0;
    const drop = isLoaded
      ? Math.max(t + toDrop + rules.toLastDrop[state.stop + 1]!, soonest(state.stop + 1, t + leg).drop)
      : past.lastDrop;
    const reached = isLoaded ? Math.max(drop, serve + rules.toLastDrop[1]!) : past.lastDrop;
    return figuresOf(policy, request, stepS, drivers, leastEnd(t, state), { ...past, serve, lastDrop: reached });
  };
  const put = (t: number, state: State, past: Past): void => {
    if (leastEnd(t, state) > past.start + longest) return;
    if (bound !== null && worse(leastFigures(t, state, past), bound)) return;
    if (state.stop === 0 && t + Math.ceil(state.left / rules.slow) > rules.latestServe) return;
    const layer = layers.get(t) ?? new Map();
    layers.set(t, layer);
    const key = keyOf(state);
    const known = layer.get(key);
    if (known === undefined) {
      states += 1;
      if (states > mostStates) throw new TooManyStates(`more than ${mostStates} states`);
      layer.set(key, { state, pasts: [past] });
    } else if (!known.pasts.some((other: Past) => noWorse(other, past)))
      known.pasts = [...known.pasts.filter((other: Past) => !noWorse(past, other)), past];
  };

  for (let t = first; t <= lastStart + longest; t += 1) {
    for (let wheel = 0; wheel < drivers && t <= lastStart; wheel += 1)
      if (wheel === 0 || (rules.weekLeft !== null && rules.weekLeft[wheel] !== rules.weekLeft[wheel - 1]))
        put(t, startState(rules, drivers, t, wheel), { start: t, serve: 0, lastDrop: 0, handovers: 0 });
    const layer = layers.get(t);
    if (layer === undefined) continue;
    layers.delete(t);
    for (const { state, pasts } of layer.values()) {
      if (state.left <= 0 && state.stop + 1 === end) {
        for (const past of pasts) {
          const figures = figuresOf(policy, request, stepS, drivers, t, past);
          if (best === null || worse(best, figures)) best = figures;
        }
        continue;
      }
      for (const { at, next, change } of moves(rules, state, t))
        for (const past of pasts) put(at, next, change === null ? past : { ...past, ...change(past) });
    }
  }
  return best;
}

/** When last drop-off and end can be reached at the earliest from the door of a stop, by what the stops' hours alone allow. */
function soonestBy(rules: GridRules, end: number, latest: number) {
  const known = new Map<number, { drop: number; end: number }>();
  const none = { drop: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  const soonest = (stop: number, t: number): { drop: number; end: number } => {
    if (stop === end) return { drop: Number.POSITIVE_INFINITY, end: t };
    const key = t * (end + 1) + stop;
    let found = known.get(key);
    if (found === undefined) {
      let begin = t;
      while (begin <= latest && !rules.mayServe(stop, begin)) begin += 1;
      const left = begin + rules.dwell[stop]!;
      const after = begin > latest ? none : soonest(stop + 1, left + Math.ceil(rules.work[stop]! / rules.slow));
      found = stop === rules.lastDrop ? { drop: begin > latest ? none.drop : begin, end: after.end } : after;
      known.set(key, found);
    }
    return found;
  };
  return soonest;
}

/** Steps from a state to the end at the least: driving by day, dwell, and breaks for so much driving. */
function leastAhead(rules: GridRules, state: State): number {
  const leg = Math.ceil(state.left / rules.slow);
  const next = state.stop + 1;
  const drive = leg + rules.driveAhead[next]!;
  return leg + rules.ahead[next]! + Math.max(restsAhead(rules, state, drive), dayAhead(rules, state, drive));
}

/** Standing that so many steps of driving ask for where they are more than the crew has left of the day; a trip is no longer than 24 h. */
function dayAhead({ daily, rest, usedUntilRest, newDay }: GridRules, { men, stood }: State, drive: number): number {
  if (daily === null || newDay !== null) return 0;
  if (drive <= men.reduce((left, { used }) => left + daily - used, 0)) return 0;
  return usedUntilRest && rest !== null ? rest - stood : Number.POSITIVE_INFINITY;
}

/** Standing that so many steps of driving ask for at the least, with what has been stood already; none where another driver may go on. */
function restsAhead(rules: GridRules, { men }: State, drive: number): number {
  if (rules.byDriver && men.length > 1) return 0;
  const { cont, off, part } = men[0]!;
  const breaks = Math.ceil((cont + drive) / rules.contDay) - 1;
  return Math.max(0, breaks * rules.shortestBreak - off - part);
}

function startState(rules: GridRules, drivers: number, t: number, wheel: number): State {
  const men = Array.from({ length: drivers }, () => ({
    cont: 0,
    part: 0,
    off: 0,
    need: rules.breakAt(t),
    used: 0,
    trip: 0,
    droveTonight: false,
  }));
  return {
    stop: 0,
    left: rules.work[0]!,
    wheel,
    tookOver: false,
    hasDriven: false,
    stood: 0,
    dutyAge: 0,
    onDuty: 0,
    loaded: 0,
    men,
  };
}

function keyOf({ stop, left, wheel, tookOver, hasDriven, stood, dutyAge, onDuty, loaded, men }: State): string {
  let key = `${stop},${left},${wheel},${tookOver ? 1 : 0},${hasDriven ? 1 : 0},${stood},${dutyAge},${onDuty},${loaded}`;
  for (const m of men)
    key += `|${m.cont},${m.part},${m.off},${m.off > 0 ? m.need : 0},${m.used},${m.trip},${m.droveTonight ? 1 : 0}`;
  return key;
}

function noWorse(a: Past, b: Past): boolean {
  return a.start >= b.start && a.serve >= b.serve && a.lastDrop <= b.lastDrop && a.handovers <= b.handovers;
}

interface Move {
  at: number;
  next: State;
  change: ((past: Past) => Partial<Past>) | null;
}

function moves(rules: GridRules, state: State, t: number): Move[] {
  const found: Move[] = [{ at: t + 1, next: stand(rules, state, t, 1), change: null }];
  for (let wheel = 0; wheel < state.men.length; wheel += 1) {
    if (wheel === state.wheel || !state.hasDriven) continue;
    // took over in this night, unless it ends before he drives
    const tookOver = rules.night(t) && !state.men[wheel]!.droveTonight;
    const next = work(rules, { ...state, wheel, tookOver, hasDriven: false }, t, rules.handover);
    found.push({ at: t + rules.handover, next, change: ({ handovers }) => ({ handovers: handovers + 1 }) });
  }
  const stop = state.stop + 1;
  if (state.left > 0) {
    const next = drive(rules, state, t);
    if (next !== null) found.push({ at: t + 1, next, change: null });
  } else if (rules.mayServe(stop, t)) {
    const dwell = rules.dwell[stop]!;
    const next = { ...work(rules, state, t, dwell), stop, left: rules.work[stop]! };
    const change = stop === 1 ? () => ({ serve: t }) : stop === rules.lastDrop ? () => ({ lastDrop: t }) : null;
    found.push({ at: t + dwell, next, change });
  }
  return found;
}

/** What passes with `steps` of any kind: the duty ages; a new day or the end of the night forgets. */
function pass(rules: GridRules, state: State, t: number, steps: number): State {
  const men = state.men.map((man) => ({ ...man }));
  let { tookOver } = state;
  for (let at = t + 1; at <= t + steps; at += 1) {
    if (rules.newDay?.(at)) for (const man of men) man.used = 0;
    if (!rules.night(at)) {
      tookOver = false;
      for (const man of men) man.droveTonight = false;
    }
  }
  return {
    ...state,
    men,
    tookOver,
    dutyAge: rules.spread === null ? 0 : Math.min(rules.spread + 1, state.dutyAge + steps),
  };
}

function stand(rules: GridRules, state: State, t: number, steps: number): State {
  const next = pass(rules, state, t, steps);
  for (const man of next.men) goOff(rules, man, t, steps);
  if (rules.rest === null) return next;
  next.stood = Math.min(rules.rest, state.stood + steps);
  if (next.stood >= rules.rest) {
    next.dutyAge = 0;
    next.onDuty = 0;
    if (rules.usedUntilRest) for (const man of next.men) man.used = 0;
  }
  return next;
}

function goOff(rules: GridRules, man: Man, t: number, steps: number): void {
  if (man.off === 0) man.need = rules.breakAt(t);
  man.off = Math.min(rules.longestBreak, man.off + steps);
}

/** Work ends a stand: what it was worth is settled. */
function settle(rules: GridRules, man: Man): void {
  if (man.off === 0) return;
  if (man.off >= man.need || (rules.part !== null && man.off >= rules.part && man.off + man.part >= man.need)) {
    man.cont = 0;
    man.part = 0;
  } else if (rules.part !== null && man.off >= rules.part) man.part = Math.max(man.part, man.off);
  man.off = 0;
}

/** Dwell or hand-over: everybody works. */
function work(rules: GridRules, state: State, t: number, steps: number): State {
  const next = pass(rules, state, t, steps);
  for (const man of next.men) settle(rules, man);
  next.stood = 0;
  next.onDuty = rules.onDuty === null ? 0 : Math.min(rules.onDuty + 1, state.onDuty + steps);
  return next;
}

/** One step at the wheel; null where a rule forbids it. */
function drive(rules: GridRules, state: State, t: number): State | null {
  const kind = rules.kind(t);
  if (kind === 'closed') return null;
  const driver = state.men[state.wheel]!;
  if (kind === 'curfew' && !(rules.relay && state.tookOver)) return null;
  const next = pass(rules, state, t, 1);
  const man = next.men[state.wheel]!;
  const counted = rules.byDriver ? [man] : next.men;
  next.men.forEach((each) => {
    if (each === man || !rules.byDriver) settle(rules, each);
    else goOff(rules, each, t, 1);
  });
  for (const each of counted) each.cont += 1;
  if (man.cont > rules.contLimit(state.stop, kind !== 'day')) return null;
  if (rules.daily !== null) man.used = driver.used + 1;
  if (rules.daily !== null && man.used > rules.daily) return null;
  if (rules.newDay?.(t + 1)) man.used = 0;
  if (rules.weekLeft !== null) man.trip += 1;
  if (rules.weekLeft !== null && man.trip > rules.weekLeft[state.wheel]!) return null;
  if (rules.spread !== null && state.dutyAge + 1 > rules.spread) return null;
  if (rules.onDuty !== null) next.onDuty = state.onDuty + 1;
  if (rules.onDuty !== null && next.onDuty > rules.onDuty) return null;
  if (rules.relay && rules.night(t)) man.droveTonight = rules.night(t + 1);
  const isLoaded = state.stop > 0 && state.stop < rules.lastDrop;
  next.loaded = state.loaded + (isLoaded ? 1 : 0);
  if (next.loaded > rules.loadedDrive) return null;
  if (rules.loadedDrive > rules.loadedDriveIfNight) next.loaded = 0;
  next.left = Math.max(0, state.left - (kind === 'day' ? rules.slow : 1));
  next.stood = 0;
  next.hasDriven = true;
  return next;
}

function figuresOf(
  policy: Policy,
  { stops, costDayCny }: TimetableRequest,
  stepS: number,
  drivers: number,
  end: number,
  { start, serve, lastDrop, handovers }: Past,
): Figures {
  const days = Math.ceil(((end - start) * stepS) / 86_400);
  let nights = 0;
  for (let two = -2 * 86_400 + hoursOfDay('02:00'); two <= end * stepS; two += 86_400)
    if (two >= start * stepS) nights += 1;
  const { driver_day_cny, crew_lodging_day } = policy.price;
  return [
    (costDayCny + driver_day_cny * drivers) * days + crew_lodging_day * drivers * nights,
    (lastDrop - serve) * stepS - stops[1]!.dwellS,
    (end - start) * stepS,
    handovers,
  ];
}
