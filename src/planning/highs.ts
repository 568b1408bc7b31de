import loadHighs, { type Highs } from 'highs';
import type { LpModel, LpSolver } from '../solver/index.ts';

/** The package's types call its default export a CommonJS one, yet Node imports its ES module, whose default is the loader. */
const load = loadHighs as unknown as (typeof loadHighs)['default'];

/** HiGHS (WebAssembly) as the solver's linear programming. Load it once a thread; solving is synchronous afterwards. */
export async function createHighsSolver(): Promise<LpSolver> {
  const highs = await load();
  return { create: ({ lower, upper }) => createModel(highs, lower, upper) };
}

function createModel(highs: Highs, lower: Float64Array, upper: Float64Array): LpModel {
  const model = highs.createModel();
  model.options.set({ output_flag: false, solver: 'simplex', presolve: 'off' });
  const bound = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
  model.addRows({
    lower: lower.map(bound),
    upper: upper.map(bound),
    matrix: {
      format: 'csr',
      numRows: lower.length,
      numCols: 0,
      starts: new Int32Array(lower.length + 1),
      indices: new Int32Array(0),
      values: new Float64Array(0),
    },
  });
  let rows = lower.length;
  return {
    addColumns({ cost, starts, rows: indices, values }) {
      model.addCols({
        cost: Float64Array.from(cost),
        lower: new Float64Array(cost.length),
        upper: new Float64Array(cost.length).fill(highs.infinity),
        matrix: {
          format: 'csc',
          numRows: rows,
          numCols: cost.length,
          starts: Int32Array.from(starts),
          indices: Int32Array.from(indices),
          values: Float64Array.from(values),
        },
      });
    },
    addRow(least, columns, values) {
      model.addRow(least, highs.infinity, { indices: Int32Array.from(columns), values: Float64Array.from(values) });
      rows++;
    },
    setCost(column, cost) {
      model.changeColCost(column, cost);
    },
    solve() {
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
      const { rowDual, colValue } = model.getSolution();
      return { objective: model.getObjectiveValue(), rowDual, columnValue: colValue };
    },
    dispose() {
      model.dispose();
    },
  };
}
