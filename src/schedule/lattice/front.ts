import { breakFromS, isBreak, partsMayHarm } from '../continuous.ts';
import { drivingAheadS } from '../route.ts';
import { countsDuty } from '../rules.ts';
import { dayPhase } from '../timeline.ts';
import type { Label } from './label.ts';
import type { Situation } from './moves.ts';

const never = Number.POSITIVE_INFINITY;

/** Which parts of a label's past the rules of a search look at; the others count for nothing. */
export interface Concerns {
  rest: boolean;
  spread: boolean;
  onDuty: boolean;
  tripWork: boolean;
  week: boolean;
  loaded: boolean;
  relay: boolean;
  parts: boolean;
}

/** What can bind on a route at all. */
export function concernsOf({ rules, route, crew }: Situation): Concerns {
  return {
    rest: crew.restS < never && countsDuty(rules),
    spread: crew.spreadS < never,
    onDuty: rules.onDutyS < never,
    tripWork: rules.weekCountsDuty,
    week: !rules.weekCountsDuty && crew.drivers.some((driver) => crew.weekLeftS[driver]! < route.toEndNightS[0]!),
    loaded: rules.loadedDriveS < route.loadedNightS,
    relay: rules.relay,
    parts: rules.inParts,
  };
}

/**
 * Labels of one instant of the grid, at the same place with the same driver at the wheel, of which none surpasses another. One
 * surpasses another where whatever can be done after that one can be done after it, at no more cost: each is written down as
 * numbers of which less is never worse, and one surpasses another that has no less anywhere. Where parts of a break may harm, both are the same
 * where and with the same in hand.
 */
export class Front {
  readonly labels: Label[] = [];
  #figures = new Float64Array(0);

  /** Takes a label, unless one that is here surpasses it, in the place of those that it surpasses. */
  add(label: Label, situation: Situation, concerns: Concerns): void {
    const { labels } = this;
    const mine = figuresOf(label, situation, concerns);
    const { length } = mine;
    for (let i = 0; i < labels.length; i += 1) if (surpasses(this.#figures, i * length, mine, 0, length)) return;
    for (let i = 0; i < labels.length; ) {
      if (surpasses(mine, 0, this.#figures, i * length, length)) this.#remove(i, length);
      else i += 1;
    }
    const used = labels.push(label) * length;
    if (this.#figures.length < used) {
      const room = new Float64Array(2 * used);
      room.set(this.#figures);
      this.#figures = room;
    }
    this.#figures.set(mine, used - length);
  }

  /** The last one takes the place of another. */
  #remove(i: number, length: number): void {
    const { labels } = this;
    labels[i]!.dead = true;
    const last = labels.length - 1;
    this.#figures.copyWithin(i * length, last * length, (last + 1) * length);
    labels[i] = labels[last]!;
    labels.pop();
  }
}

/** True where none of `length` figures of `a` is more than that of `b`. */
function surpasses(a: ArrayLike<number>, atA: number, b: ArrayLike<number>, atB: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) if (a[atA + i]! > b[atB + i]!) return false;
  return true;
}

/** Those first in which labels are likeliest to differ. */
function figuresOf(label: Label, { rules, route, timeline }: Situation, concerns: Concerns): number[] {
  const { t, standS, counters } = label;
  const figures = [-label.startS, -label.loadedFromS, label.t, label.work, label.handovers, ...label.usedS];
  const breakS = breakFromS(rules, timeline, t);
  const mustEqual = concerns.parts && partsMayHarm(rules, drivingAheadS(route, label));
  if (concerns.parts) figures.push(...(mustEqual ? [-t, -label.work] : [-never, -never]));
  for (const counter of counters) {
    const { drivenS, partS, offS, breakS: wantedS } = counter;
    if (concerns.parts) {
      const hasHad = isBreak(rules, counter);
      const inHand = hasHad ? [-never, -never, -never] : [-partS, -offS, offS === 0 ? never : wantedS];
      figures.push(hasHad ? 0 : drivenS, ...inHand, ...inHand.map((figure) => (mustEqual ? -figure : -never)));
      continue;
    }
    // what a break still lacks; nothing where there is nothing to rest from
    figures.push(drivenS, drivenS === 0 ? -never : offS === 0 ? breakS : wantedS - offS);
  }
  figures.push(label.lastDropS, label.hasDriven ? 0 : 1);
  if (concerns.week) figures.push(...label.tripS);
  if (concerns.loaded) figures.push(label.loadedS);
  if (concerns.rest) figures.push(-standS);
  if (concerns.spread) figures.push(-label.dutyFromS);
  if (concerns.onDuty) figures.push(label.dutyWorkS);
  if (concerns.tripWork) figures.push(label.tripWorkS);
  if (concerns.relay) {
    const nightS = timeline.kind[timeline.at(t)] === dayPhase ? -never : timeline.nightFrom(t);
    for (const drivenInS of label.nightOf) figures.push(drivenInS === nightS ? 1 : 0);
    figures.push(label.tookOverIn === nightS ? 0 : 1);
  }
  return figures;
}
