import type { Network } from '../../columns/network.ts';
import type { Aim } from '../../columns/tripCost.ts';
import { capacityOf, type Problem } from '../../problem.ts';
import { aloneCosts } from './aloneCosts.ts';
import type { Detours } from './detours.ts';
import { Followers } from './followers.ts';

/** Bus types with the same depot and seats: they fill alike. */
interface BusClass {
  types: number[];
  /** Seats by risk. */
  seats: Int32Array;
  /** The least price of a metre, fen. */
  metreFen: number;
}

/**
 * What a bus could earn at given prices of people, when a trip is charged the run for its dearest group (its leader) and the longest
 * detour for any one other: no trip costs less. Rides of companies and families are charged elsewhere.
 */
export class LeaderProfits {
  /** By bus type: the most that a trip earns, 0 where none earns anything. */
  readonly most: Float64Array;
  /** No trip led by anybody costs more, detours apart: nobody need pay more than that. */
  readonly dearest: number;
  readonly #problem: Problem;
  readonly #aim: Aim;
  readonly #classes: BusClass[];
  /** `group * types + type`: what a trip for somebody of the group alone costs at least; Infinity where there is none. */
  readonly #alone: Float64Array;
  readonly #followers: Followers;
  /** The trips that earn most, by bus type: leader (-1 for none) and longest detour. */
  readonly #leader: Int32Array;
  readonly #detourM: Float64Array;

  constructor(problem: Problem, network: Network, aim: Aim, detours: Detours) {
    const { groups, buses } = problem;
    this.#problem = problem;
    this.#aim = aim;
    this.#classes = classesOf(problem, aim);
    this.#alone = aloneCosts(problem, network, aim);
    this.dearest = this.#alone.reduce(
      (most, each) => (each < Number.POSITIVE_INFINITY ? Math.max(most, each) : most),
      0,
    );
    this.#followers = new Followers(detours, groups.size, Math.max(0, ...buses.capacity));
    this.most = new Float64Array(buses.types);
    this.#leader = new Int32Array(buses.types).fill(-1);
    this.#detourM = new Float64Array(buses.types);
  }

  /** What a person of a group must pay at least of a trip that he leads; Infinity where no bus can carry him. */
  leastShare(group: number): number {
    const { groups, buses } = this.#problem;
    let least = Number.POSITIVE_INFINITY;
    for (let type = 0; type < buses.types; type++) {
      const seats = capacityOf(buses, type, groups.risk[group]!);
      if (seats > 0) least = Math.min(least, Math.max(0, this.#alone[group * buses.types + type]!) / seats);
    }
    return least;
  }

  /** Looks for the trips that earn most at these prices of people. */
  look(price: Float64Array): void {
    const { groups, buses } = this.#problem;
    const { kmFen } = this.#aim;
    const most = this.most.fill(0);
    this.#leader.fill(-1);
    for (const { types, seats: byRisk, metreFen } of this.#classes)
      for (let g = 0; g < groups.count; g++) {
        const seats = byRisk[groups.risk[g]!]!;
        const base = g * buses.types;
        let due = Number.POSITIVE_INFINITY;
        for (const type of types) due = Math.min(due, this.#alone[base + type]! + most[type]!);
        if (seats * price[g]! <= due) continue;
        this.#followers.fill(g, seats, price, metreFen, due, (fen, detourM) => {
          for (const type of types) {
            const profit = fen - this.#alone[base + type]! - (kmFen[type]! * detourM) / 1000;
            if (profit <= most[type]!) continue;
            most[type] = profit;
            this.#leader[type] = g;
            this.#detourM[type] = detourM;
          }
        });
      }
  }

  /** Adds the people aboard the trips found by the last look, one for each bus, to a count by group. */
  countAboard(price: Float64Array, aboard: Float64Array): void {
    const { groups, buses } = this.#problem;
    const { rider } = this.#followers;
    let riders: Int16Array = rider.slice(0, 0);
    for (const { types, seats: byRisk, metreFen } of this.#classes)
      for (const type of types) {
        const g = this.#leader[type]!;
        if (g < 0) continue;
        riders = rider.slice(0, 0);
        const due = this.#alone[g * buses.types + type]!;
        this.#followers.fill(g, byRisk[groups.risk[g]!]!, price, metreFen, due, (_, detourM) => {
          if (detourM <= this.#detourM[type]!) riders = rider.slice(0, this.#followers.filled);
        });
        for (const each of riders) aboard[each] = aboard[each]! + buses.count[type]!;
      }
  }
}

function classesOf({ buses }: Problem, { kmFen }: Aim): BusClass[] {
  const byKey = new Map<string, BusClass>();
  for (let type = 0; type < buses.types; type++) {
    const seats = buses.capacity.slice(type * buses.riskLevels, (type + 1) * buses.riskLevels);
    const key = `${buses.depot[type]}|${seats.join()}`;
    const found = byKey.get(key);
    const metreFen = kmFen[type]! / 1000;
    if (found === undefined) byKey.set(key, { types: [type], seats, metreFen });
    else {
      found.types.push(type);
      found.metreFen = Math.min(found.metreFen, metreFen);
    }
  }
  return [...byKey.values()];
}
