import type { LpModel, LpSolver } from '../lp.ts';
import type { Problem } from '../problem.ts';
import type { Load } from './bestLoads.ts';
import type { Cuts } from './cuts.ts';
import type { Demands } from './demands.ts';
import type { Prices } from './prices.ts';
import { cutRides } from './rideCuts.ts';

/** Prices of people may leave those of the best bound so far by this share (du Merle et al. 1999, boxed duals). */
const boxShare = 0.1;

/**
 * The master problem: so many trips of each kind that everybody is carried. Rows: people of each group; rides of families and
 * of companies that need several buses; buses of each type; buses in all; people left over.
 */
export class Master {
  readonly #problem: Problem;
  readonly #model: LpModel;
  readonly #familyRow: Int32Array;
  readonly #companyRow: Int32Array;
  readonly #typeRow: number;
  readonly #busRow: number;
  /** Columns that pay for people missing and for people too many come first, one each a group. */
  readonly #known = new Set<string>();
  readonly #cuts: Cuts;
  readonly #leftColumn: number;
  /** Rows of the cuts, in the order of `Cuts`. */
  readonly #rideCutRows: number[] = [];
  readonly #placeCutRows: number[] = [];
  readonly #splitCutRows: number[] = [];
  #rows = 0;
  /** Trips in the order of their columns. */
  readonly #loads: Load[] = [];
  readonly #firstLoad: number;
  #used: Float64Array = new Float64Array(0);

  /** @param never the price of a ride or a bus that is missing: more than any can be worth */
  constructor(problem: Problem, demands: Demands, lp: LpSolver, never: number, cuts: Cuts) {
    this.#cuts = cuts;
    const { groups, buses } = problem;
    this.#problem = problem;
    const lower: number[] = [...groups.size];
    const upper: number[] = lower.map(() => Number.POSITIVE_INFINITY);
    const row = (least: number, most: number): number => {
      upper.push(most);
      return lower.push(least) - 1;
    };
    const ridesRow = (least: number) => (least > 0 ? row(least, Number.POSITIVE_INFINITY) : -1);
    this.#familyRow = demands.familyRides.map(ridesRow);
    this.#companyRow = demands.companyRides.map(ridesRow);
    const rideRows = lower.length;
    this.#typeRow = lower.length;
    for (let type = 0; type < buses.types; type++) row(Number.NEGATIVE_INFINITY, buses.count[type]!);
    this.#busRow = row(demands.buses, Number.POSITIVE_INFINITY);
    const leftRow = row(Number.NEGATIVE_INFINITY, demands.leftPeople);
    this.#rows = lower.length;
    this.#model = lp.create({ lower: Float64Array.from(lower), upper: Float64Array.from(upper) });

    const columns = new ColumnList();
    for (let g = 0; g < groups.count; g++) columns.add(never, [g], [1]);
    for (let g = 0; g < groups.count; g++) columns.add(0, [g], [-1]);
    for (let r = groups.count; r < rideRows; r++) columns.add(never, [r], [1]);
    columns.add(never, [this.#busRow], [1]);
    this.#leftColumn = demands.leftPeople > 0 ? columns.cost.length : -1;
    if (demands.leftPeople > 0)
      for (let g = 0; g < groups.count; g++) {
        const rows = [g, this.#familyRow[groups.family[g]!]!, this.#companyRow[groups.company[g]!]!, leftRow];
        const used = rows.filter((r) => r >= 0);
        const ones = used.map(() => 1);
        columns.add(0, used, ones);
      }
    this.#model.addColumns(columns);
    this.#firstLoad = columns.cost.length;
  }

  /** Keeps the prices of people near these: whoever is missing is paid for a little above, whoever is too many a little below. */
  box(person: Float64Array): void {
    person.forEach((price, g) => {
      this.#model.setCost(g, price * (1 + boxShare));
      this.#model.setCost(person.length + g, -price * (1 - boxShare));
    });
  }

  /** Lets the prices of people go wherever they like. */
  openBox(never: number): void {
    const { count } = this.#problem.groups;
    for (let g = 0; g < count; g++) {
      this.#model.setCost(g, never);
      this.#model.setCost(count + g, 0);
    }
  }

  /** Whether a trip is not among the columns. */
  lacks(load: Load): boolean {
    return !this.#known.has(keyOf(load));
  }

  /** Adds trips; returns how many were new. */
  add(loads: readonly Load[]): number {
    const columns = new ColumnList();
    for (const load of loads) {
      if (!this.lacks(load)) continue;
      this.#known.add(keyOf(load));
      const entries = this.#entries(load);
      this.#loads.push(load);
      columns.add(load.cost, [...entries.keys()], [...entries.values()]);
    }
    if (columns.cost.length > 0) this.#model.addColumns(columns);
    return columns.cost.length;
  }

  #entries(load: Load): Map<number, number> {
    const { busType, groups: list, people } = load;
    const { groups } = this.#problem;
    const entries = new Map<number, number>();
    list.forEach((g, i) => {
      entries.set(g, people[i]!);
      const family = this.#familyRow[groups.family[g]!]!;
      const company = this.#companyRow[groups.company[g]!]!;
      if (family >= 0) entries.set(family, 1);
      if (company >= 0) entries.set(company, 1);
    });
    entries.set(this.#typeRow + busType, 1);
    entries.set(this.#busRow, 1);
    for (const [cut, rides] of this.#cuts.rides.coefficients(list)) entries.set(this.#rideCutRows[cut]!, rides);
    for (const cut of this.#cuts.places.touched(list)) entries.set(this.#placeCutRows[cut]!, 1);
    for (const [cut, rides] of this.#cuts.splits.coefficients(load)) entries.set(this.#splitCutRows[cut]!, rides);
    return entries;
  }

  /** Finds cuts that the last solution violates and adds them; returns their number. */
  cut(): number {
    const { rides, places, splits } = this.#cuts;
    const used = this.#loads
      .map((load, i) => ({ load, groups: load.groups, share: this.#used[this.#firstLoad + i] ?? 0 }))
      .filter(({ share }) => share > 1e-9);
    const added = rides.separate(used) + places.separate(used) + splits.separate(used);
    for (let cut = this.#rideCutRows.length; cut < rides.triples.length; cut++) {
      const triple = rides.triples[cut]!;
      this.#rideCutRows.push(
        this.#addCut(
          cutRides,
          (g) => triple.includes(g),
          ({ groups }) => rides.coefficients(groups).get(cut) ?? 0,
        ),
      );
    }
    for (let cut = this.#placeCutRows.length; cut < places.cuts.length; cut++)
      this.#placeCutRows.push(
        this.#addCut(
          places.cuts[cut]!.rides,
          (g) => places.holds(cut, g),
          ({ groups }) => (groups.some((g) => places.holds(cut, g)) ? 1 : 0),
        ),
      );
    for (let cut = this.#splitCutRows.length; cut < splits.cuts.length; cut++)
      this.#splitCutRows.push(
        this.#addCut(
          splits.cuts[cut]!.rides,
          (g) => g === splits.cuts[cut]!.group,
          (load) => splits.coefficients(load).get(cut) ?? 0,
        ),
      );
    return added;
  }

  /** One row over the trips there are; whoever of the cut is left over needs no ride. Returns the row. */
  #addCut(least: number, holds: (g: number) => boolean, counts: (load: Load) => number): number {
    const columns: number[] = [];
    const values: number[] = [];
    if (this.#leftColumn >= 0)
      for (let g = 0; g < this.#problem.groups.count; g++)
        if (holds(g)) {
          columns.push(this.#leftColumn + g);
          values.push(1);
        }
    this.#loads.forEach((load, i) => {
      const value = counts(load);
      if (value === 0) return;
      columns.push(this.#firstLoad + i);
      values.push(value);
    });
    this.#model.addRow(least, columns, values);
    return this.#rows++;
  }

  /** Prices of the present trips, clipped to their lawful sign; null where the linear solver gave up. */
  solve(): { objective: number; prices: Prices } | null {
    const solution = this.#model.solve();
    if (solution === null) return null;
    const { rowDual, objective } = solution;
    this.#used = solution.columnValue;
    const at = (row: number) => (row >= 0 ? Math.max(0, rowDual[row]!) : 0);
    const { groups, buses } = this.#problem;
    const prices: Prices = {
      person: Float64Array.from({ length: groups.count }, (_, g) => at(g)),
      family: Float64Array.from(this.#familyRow, at),
      company: Float64Array.from(this.#companyRow, at),
      cut: Float64Array.from(this.#rideCutRows, at),
      place: Float64Array.from(this.#placeCutRows, at),
      split: Float64Array.from(this.#splitCutRows, at),
      bus: at(this.#busRow),
      rent: Float64Array.from({ length: buses.types }, (_, type) => Math.max(0, -rowDual[this.#typeRow + type]!)),
    };
    return { objective, prices };
  }

  dispose(): void {
    this.#model.dispose();
  }
}

function keyOf({ busType, groups, people }: Load): string {
  return `${busType}|${groups.join()}|${people.join()}`;
}

/** Columns in the compressed form that a linear solver takes. */
class ColumnList {
  readonly cost: number[] = [];
  readonly starts: number[] = [0];
  readonly rows: number[] = [];
  readonly values: number[] = [];

  add(cost: number, rows: readonly number[], values: readonly number[]): void {
    this.cost.push(cost);
    this.rows.push(...rows);
    this.values.push(...values);
    this.starts.push(this.rows.length);
  }
}
