import type { GridRules } from './gridRules.ts';

/** What the rules remember of a driver; in steps. */
export interface Man {
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
export interface State {
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
export interface Past {
  start: number;
  serve: number;
  lastDrop: number;
  handovers: number;
}

/** A rested bus with rested drivers that leaves its depot. */
export function startState(rules: GridRules, drivers: number, t: number, wheel: number): State {
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

/** Equal for states that are alike; drivers with as many hours in the week are. */
export function keyOf({ weekLeft }: GridRules, state: State): string {
  const { stop, left, wheel, tookOver, hasDriven, stood, dutyAge, onDuty, loaded, men } = state;
  const keys = men.map(
    (m) => `|${m.cont},${m.part},${m.off},${m.off > 0 ? m.need : 0},${m.used},${m.trip},${m.droveTonight ? 1 : 0}`,
  );
  const atWheel = weekLeft === null ? 0 : wheel;
  if (weekLeft === null && men.length > 1) keys.unshift(...keys.splice(wheel, 1), ...keys.splice(0).sort());
  return `${stop},${left},${atWheel},${tookOver ? 1 : 0},${hasDriven ? 1 : 0},${stood},${dutyAge},${onDuty},${loaded}${keys.join('')}`;
}

/** One thing that can be done, when it is done, and what it changes of the past. */
export interface Move {
  kind: 'stand' | 'drive' | 'change' | 'serve';
  at: number;
  next: State;
  change: ((past: Past) => Partial<Past>) | null;
}

/** Everything that the rules allow at an instant. */
export function moves(rules: GridRules, state: State, t: number): Move[] {
  const found: Move[] = [{ kind: 'stand', at: t + 1, next: stand(rules, state, t, 1), change: null }];
  for (let wheel = 0; wheel < state.men.length; wheel += 1) {
    if (wheel === state.wheel || !state.hasDriven) continue;
    // took over in this night, unless it ends before he drives
    const tookOver = rules.night(t) && !state.men[wheel]!.droveTonight;
    const next = work(rules, { ...state, wheel, tookOver, hasDriven: false }, t, rules.handover);
    found.push({
      kind: 'change',
      at: t + rules.handover,
      next,
      change: ({ handovers }) => ({ handovers: handovers + 1 }),
    });
  }
  const stop = state.stop + 1;
  if (state.left > 0) {
    const next = drive(rules, state, t);
    if (next !== null) found.push({ kind: 'drive', at: t + 1, next, change: null });
  } else if (rules.mayServe(stop, t)) {
    const dwell = rules.dwell[stop]!;
    const next = { ...work(rules, state, t, dwell), stop, left: rules.work[stop]! };
    const change = stop === 1 ? () => ({ serve: t }) : stop === rules.lastDrop ? () => ({ lastDrop: t }) : null;
    found.push({ kind: 'serve', at: t + dwell, next, change });
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
