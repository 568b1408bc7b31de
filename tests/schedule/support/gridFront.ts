import { keyOf, type Man, type Past, type State } from './gridMoves.ts';
import type { GridRules } from './gridRules.ts';

const never = Number.POSITIVE_INFINITY;

/** How brute force tells states that need not all be followed: states of one place are compared by figures of which less is never worse. */
export interface Merging {
  /** What of a state has no other that is less. */
  place(rules: GridRules, state: State): string;
  figures(rules: GridRules, state: State): number[];
}

/** Equal states are one; nothing is taken for granted. */
export const equalStates: Merging = { place: keyOf, figures: () => [] };

/**
 * A state also stands for those that have driven more (continuously, today, on the trip, with passengers), are longer on duty and have rested for a
 * shorter time: whatever they may do, it may do as well. Where a break is as long at any hour and in one piece, also for those at the same
 * instant that are farther behind on the same leg: it can wait for them, and to wait is to rest.
 */
export const surpassedStates: Merging = {
  place(rules, state) {
    const { stop, left, wheel, tookOver, hasDriven } = state;
    const others = state.men.length > 1;
    const men = inOrder(rules, state).map((man) => `${flagsOf(rules, man)}|`);
    const behind = mayWait(rules) && (hasDriven || !others) ? (left > 0 ? 1 : 0) : -1 - left;
    const who = rules.weekLeft === null ? 0 : wheel;
    return `${stop},${behind},${who},${tookOver ? 1 : 0},${others && hasDriven ? 1 : 0},${men.join('')}`;
  },
  figures(rules, state) {
    const { stop, left, stood, dutyAge, onDuty, loaded } = state;
    const figures = [left, loaded, -stood, dutyAge, onDuty];
    const ahead = rules.work.reduce((sum, work, i) => (i > stop ? sum + work : sum), left);
    for (const man of inOrder(rules, state)) {
      // hours that last to the end at any pace are as good as any
      const hours = rules.daily !== null && man.used + ahead > rules.daily ? man.used : 0;
      figures.push(hours, man.trip, ...continuousFigures(rules, man, ahead));
    }
    return figures;
  },
};

/**
 * What he has driven since his break, and what the next one lacks; nothing where he needs none. Of a break in parts none is compared with a longer
 * one: who ends his break sooner begins the next one anew.
 */
function continuousFigures({ part, contLeast }: GridRules, { cont, off, need }: Man, ahead: number): number[] {
  if (cont + ahead <= contLeast) return [0, -never, -never];
  if (part !== null) return [cont, -off, off];
  return cont === 0 || (off > 0 && off >= need) ? [0, -never, -never] : [cont, -off, -never];
}

function mayWait({ part, longestBreak, shortestBreak }: GridRules): boolean {
  return part === null && longestBreak === shortestBreak;
}

/** The one at the wheel first, then those with the most driven: all alike but for that. */
function inOrder({ weekLeft }: GridRules, { men, wheel }: State): readonly Man[] {
  if (weekLeft !== null || men.length === 1) return men;
  const others = men.filter((_, i) => i !== wheel).sort((a, b) => b.used - a.used || b.cont - a.cont || b.off - a.off);
  return [men[wheel]!, ...others];
}

function flagsOf({ longestBreak, shortestBreak }: GridRules, { part, off, need, droveTonight }: Man): string {
  return `${part},${off > 0 && longestBreak > shortestBreak ? need : 0},${droveTonight ? 1 : 0}`;
}

/** A state, how it was come by, and the figures of both. */
interface Entry {
  state: State;
  past: Past;
  figures: number[];
}

/** The states of one instant and place of which none surpasses another. */
export class GridFront {
  entries: Entry[] = [];

  /** Takes a state in the place of those that it surpasses, unless it is surpassed itself; by how many there are more. */
  add(state: State, past: Past, figures: number[]): number {
    for (const entry of this.entries) if (noMore(entry.figures, figures)) return 0;
    const before = this.entries.length;
    this.entries = this.entries.filter((entry) => !noMore(figures, entry.figures));
    this.entries.push({ state, past, figures });
    return this.entries.length - before;
  }
}

function noMore(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i += 1) if (a[i]! > b[i]!) return false;
  return true;
}
