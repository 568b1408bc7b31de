import loadHighs, { type Highs } from 'highs';
import type { MipModel, MipSolution, MipSolver } from '../dorm/mip.ts';

/** The package's types call its default export a CommonJS one, yet Node imports its ES module, whose default is the loader. */
const load = loadHighs as unknown as (typeof loadHighs)['default'];

/** Effort of one run; nodes and not seconds, so that results repeat. */
const maxNodes = 2_000;

/** HiGHS (WebAssembly) for the assignment of beds. Load it once a thread; solving is synchronous afterwards. */
export async function createMipSolver(): Promise<MipSolver> {
  const highs = await load();
  return {
    solve: (model) => run(highs, model, true),
    relax: (model) => run(highs, model, false)?.bound ?? null,
  };
}

function run(highs: Highs, model: MipModel, whole: boolean): MipSolution | null {
  const solver = highs.createModel();
  try {
    solver.options.set({ output_flag: false, mip_max_nodes: maxNodes, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    const finite = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
    const starts = new Int32Array(model.rows.length + 1);
    model.rows.forEach(({ columns }, index) => {
      starts[index + 1] = starts[index]! + columns.length;
    });
    const { integer, continuous } = highs.constants.variableType;
    solver.passModel({
      numCols: model.cost.length,
      numRows: model.rows.length,
      sense: highs.constants.objectiveSense.minimize,
      colCost: Float64Array.from(model.cost),
      colLower: new Float64Array(model.cost.length),
      colUpper: Float64Array.from(model.upper),
      rowLower: Float64Array.from(model.rows, ({ lower }) => finite(lower)),
      rowUpper: Float64Array.from(model.rows, ({ upper }) => finite(upper)),
      matrix: {
        format: 'csr',
        numRows: model.rows.length,
        numCols: model.cost.length,
        starts,
        indices: Int32Array.from(model.rows.flatMap(({ columns }) => columns)),
        values: Float64Array.from(model.rows.flatMap(({ values }) => values)),
      },
      ...(whole && { integrality: model.integer.map((isWhole) => (isWhole ? integer : continuous)) }),
    });
    solver.run();
    const status = solver.getModelStatus();
    const isOptimal = status === highs.constants.modelStatus.optimal;
    const isFeasible = solver.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
    if (!isOptimal && !(whole && isFeasible)) return null;
    const bound = isOptimal ? solver.getObjectiveValue() : Number(solver.info.get('mip_dual_bound'));
    return { values: solver.getSolution().colValue, isOptimal, bound };
  } finally {
    solver.dispose();
  }
}
