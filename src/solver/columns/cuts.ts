import type { PlaceCuts } from './placeCuts.ts';
import type { RideCuts } from './rideCuts.ts';
import type { SplitCuts } from './splitCuts.ts';

/** Inequalities that every plan keeps and the plain relaxation may break; all lists grow while columns are generated. */
export interface Cuts {
  rides: RideCuts;
  places: PlaceCuts;
  splits: SplitCuts;
}
