/**
 * Linear programming as the bounds need it: a model that grows by columns and is solved again and again from its last
 * basis. Implemented outside and passed in; the solver room imports no library.
 */
export interface LpSolver {
  /** A new model: minimise, over columns that are added later, subject to these row bounds (±Infinity allowed). */
  create(rows: LpRows): LpModel;
}

export interface LpRows {
  lower: Float64Array;
  upper: Float64Array;
}

/** Columns in compressed form: the entries of column j stand at `starts[j] … starts[j + 1] - 1`. All variables are ≥ 0. */
export interface LpColumns {
  cost: readonly number[];
  starts: readonly number[];
  rows: readonly number[];
  values: readonly number[];
}

export interface LpModel {
  addColumns(columns: LpColumns): void;
  /** Adds a row with a lower bound over columns that are there. */
  addRow(lower: number, columns: readonly number[], values: readonly number[]): void;
  /** Columns are numbered from 0 in the order in which they were added. */
  setCost(column: number, cost: number): void;
  /** Solves from the last basis; null where the model has no optimum (or the solver gave up). */
  solve(): LpSolution | null;
  /** Frees what the model holds outside JavaScript's memory. */
  dispose(): void;
}

export interface LpSolution {
  objective: number;
  /** One multiplier a row; ≥ 0 for a binding lower bound, ≤ 0 for a binding upper one. Not exact: callers must not trust it. */
  rowDual: Float64Array;
  /** How much of each column is used. */
  columnValue: Float64Array;
}
