import type { Floors } from '../floors.ts';
import type { Situation } from './moves.ts';

/** What a search may look at. */
export interface LatticeTask extends Situation {
  floors: Floors;
  earliestS: number;
  /** Decisions are taken at multiples of it after the first departure, and wherever a rule makes something new of what goes on. */
  gridS: number;
  /** Trips that take longer are not looked at; at most a day. */
  longestS: number;
  /** Gives up after so many comparisons of labels, or as much other work. */
  mostSteps: number;
}
