import type { Counter, Label } from './label.ts';

/** Which parts of a label's past the rules of a search look at; the others count for nothing. */
export interface Concerns {
  rest: boolean;
  spread: boolean;
  onDuty: boolean;
  tripWork: boolean;
  loaded: boolean;
  relay: boolean;
  parts: boolean;
}

/**
 * True where whatever can be done after `b` can be done after `a`, at no more cost. Both stand at the same place, with the same
 * driver at the wheel, `a` no later.
 * @param breakS what a break must last that begins now
 * @param nightS when the night in hand began; −Infinity by day
 */
export function surpasses(a: Label, b: Label, concerns: Concerns, breakS: number, nightS: number): boolean {
  if (a.t > b.t || a.work > b.work || a.handovers > b.handovers || a.startS < b.startS) return false;
  if (b.hasDriven && !a.hasDriven) return false;
  if (a.loadedFromS < b.loadedFromS || a.lastDropS > b.lastDropS) return false;
  if (concerns.loaded && a.loadedS > b.loadedS) return false;
  if (concerns.rest && a.standS < b.standS) return false;
  if (concerns.spread && a.dutyFromS < b.dutyFromS) return false;
  if (concerns.onDuty && a.dutyWorkS > b.dutyWorkS) return false;
  if (concerns.tripWork && a.tripWorkS > b.tripWorkS) return false;
  for (let i = 0; i < a.counters.length; i += 1)
    if (!isNoMore(a.counters[i]!, b.counters[i]!, concerns.parts, breakS)) return false;
  for (let i = 0; i < a.usedS.length; i += 1) {
    if (a.usedS[i]! > b.usedS[i]! || a.tripS[i]! > b.tripS[i]!) return false;
    if (concerns.relay && a.nightOf[i] === nightS && b.nightOf[i] !== nightS) return false;
  }
  return !concerns.relay || a.tookOverIn === nightS || b.tookOverIn !== nightS;
}

function isNoMore(a: Counter, b: Counter, parts: boolean, breakS: number): boolean {
  if (a.drivenS > b.drivenS || a.partS < b.partS) return false;
  if (parts) return a.offS >= b.offS && (b.offS === 0 || a.breakS <= b.breakS);
  return a.drivenS === 0 || missingS(a, breakS) <= missingS(b, breakS);
}

function missingS({ offS, breakS }: Counter, nowS: number): number {
  return offS === 0 ? nowS : breakS - offS;
}
