import type { TimeOff } from '../continuous.ts';

/** How a label was come by from its parent. */
export const setOut = 0;
export const drove = 1;
export const stood = 2;
export const changed = 3;
export const served = 4;

/** One instant of one way to run a trip, and everything of its past that the rules look at. Drivers are places in the crew. */
export interface Label {
  t: number;
  /** Leg under the wheels and its work still to do; 0 is at the next stop's door. */
  leg: number;
  work: number;
  wheel: number;
  /** The vehicle's stand in hand. */
  standS: number;
  dutyFromS: number;
  /** Work since duty began, and of the whole trip. */
  dutyWorkS: number;
  tripWorkS: number;
  loadedS: number;
  handovers: number;
  /** True where the driver at the wheel has driven since he took it: a change before that would be no use. */
  hasDriven: boolean;
  startS: number;
  /** When the first pick-up was left, and the last drop-off reached; Infinity before. */
  loadedFromS: number;
  lastDropS: number;
  /** The night in which the driver at the wheel took it over without having driven in it; −Infinity where he did not. */
  tookOverIn: number;
  /** By driver: driven today, driven on the trip, the last night driven in. */
  usedS: number[];
  tripS: number[];
  nightOf: number[];
  counters: Counter[];
  parent: Label | null;
  how: number;
  /** Surpassed by a label that was found later; not followed. */
  dead: boolean;
}

/** Continuous driving: the vehicle's, or one of each driver. */
export interface Counter extends TimeOff {
  drivenS: number;
}

/** A copy that may be changed; its past is the label itself. */
export function after(label: Label, how: number): Label {
  return {
    ...label,
    usedS: label.usedS.slice(),
    tripS: label.tripS.slice(),
    nightOf: label.nightOf.slice(),
    counters: label.counters.map((counter) => ({ ...counter })),
    parent: label,
    how,
    dead: false,
  };
}
