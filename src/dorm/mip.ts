/** A linear model: minimise cost · x under rows of `lower ≤ a · x ≤ upper`, all variables between 0 and their upper bound. */
export interface MipModel {
  cost: number[];
  upper: number[];
  /** Whether a variable must be a whole number. */
  integer: boolean[];
  rows: MipRow[];
}

export interface MipRow {
  lower: number;
  upper: number;
  columns: number[];
  values: number[];
}

/** What a solver found. */
export interface MipSolution {
  values: Float64Array;
  /** No solution is below it; equal to the cost of `values` where `isOptimal`. */
  bound: number;
  isOptimal: boolean;
}

/**
 * Mixed-integer programming as the assignment needs it; implemented outside and passed in, this room imports no solver. Deterministic, and
 * bounded in its effort.
 */
export interface MipSolver {
  /** Null where no solution was found. */
  solve(model: MipModel): MipSolution | null;
  /** The model without whole numbers: a lower bound, null where the solver gave up. */
  relax(model: MipModel): number | null;
}
