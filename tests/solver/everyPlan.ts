import type { Problem } from '../../src/solver/index.ts';
import { orders } from './bruteForce.ts';

/** Once, because jest's sandbox makes every look at a global dear. */
const never = Number.POSITIVE_INFINITY;

/** The best of all plans there are. */
export interface BestPlan {
  /** People whom no plan can carry together with the others. */
  left: number;
  /** Least objective among plans that leave no more over, the price of changes included. */
  costFen: number;
  /** Fewest buses of any such plan. */
  buses: number;
}

/** A run over the stops of a trip. */
export interface Run {
  pickups: number[];
  dropoffs: number[];
  tripM: number;
  driveS: number;
  /** Whether these are the stops of the given plan's trip. */
  asGiven: boolean;
}

/** What time costs a trip of a bus type with these people of each group; Infinity where the law forbids it. */
export type TimeFen = (type: number, run: Run, people: readonly number[]) => number;

/**
 * Looks at every way to seat people, one bus after the other: a state is how many of each group are carried so far, and each
 * bus takes every load that is left for it. Nothing is bounded or cut off; shares no code with the solver.
 */
export function everyPlan(problem: Problem, timeFen: TimeFen): BestPlan {
  const { groups, buses, prices, given } = problem;
  const sizes = [...groups.size];
  const loads = tableOfLoads(problem, sizes);
  const fens = Array.from({ length: buses.types }, (_, type) => loadFens(problem, type, loads, timeFen));
  const states = loads.digits.length;

  let cost = new Float64Array(states).fill(never);
  let used = new Float64Array(states).fill(never);
  cost[0] = 0;
  used[0] = 0;
  for (let type = 0; type < buses.types; type++)
    for (let bus = 0; bus < buses.count[type]!; bus++) {
      const nextCost = new Float64Array(states).fill(never);
      const nextUsed = new Float64Array(states).fill(never);
      const fen = fens[type]!;
      for (let state = 0; state < states; state++) {
        if (used[state] === never) continue;
        forEachLoad(loads, state, (load) => {
          if (fen[load] === never) return;
          const splits = popCount(loads.families[state]! & loads.families[load]!);
          const to = state + load;
          const costFen = cost[state]! + fen[load]! + splits * prices.splitGroupFen;
          const buses = used[state]! + (load === 0 ? 0 : 1);
          if (costFen < nextCost[to]!) nextCost[to] = costFen;
          if (buses < nextUsed[to]!) nextUsed[to] = buses;
        });
      }
      cost = nextCost;
      used = nextUsed;
    }

  const people = sizes.reduce((a, b) => a + b, 0);
  const best: BestPlan = { left: people + 1, costFen: never, buses: never };
  for (let state = 0; state < states; state++) {
    if (used[state] === never) continue;
    const left = people - loads.people[state]!;
    if (left < best.left) Object.assign(best, { left, costFen: cost[state]!, buses: used[state]! });
    else if (left === best.left) {
      best.costFen = Math.min(best.costFen, cost[state]!);
      best.buses = Math.min(best.buses, used[state]!);
    }
  }
  if (best.left > people)
    throw new Error(`what is pinned cannot be driven${given === undefined ? ', and nothing is' : ''}`);
  return best;
}

/** Numbers of people by group, as digits of one number. */
interface Loads {
  sizes: number[];
  weight: number[];
  digits: number[][];
  people: Int32Array;
  /** Bit masks of the families and groups aboard. */
  families: Int32Array;
  set: Int32Array;
}

function tableOfLoads({ groups }: Problem, sizes: number[]): Loads {
  const weight: number[] = [];
  let states = 1;
  for (const size of sizes) {
    weight.push(states);
    states *= size + 1;
  }
  const families = [...new Set(groups.family)];
  const digits = Array.from({ length: states }, (_, load) =>
    sizes.map((size, g) => Math.floor(load / weight[g]!) % (size + 1)),
  );
  const bits = (list: number[], bit: (g: number) => number) =>
    list.reduce((mask, n, g) => (n > 0 ? mask | (1 << bit(g)) : mask), 0);
  return {
    sizes,
    weight,
    digits,
    people: Int32Array.from(digits, (list) => list.reduce((a, b) => a + b, 0)),
    families: Int32Array.from(digits, (list) => bits(list, (g) => families.indexOf(groups.family[g]!))),
    set: Int32Array.from(digits, (list) => bits(list, (g) => g)),
  };
}

/** Every number of people of each group that a state leaves. */
function forEachLoad({ sizes, weight, digits }: Loads, state: number, visit: (load: number) => void): void {
  const room = sizes.map((size, g) => size - digits[state]![g]!);
  const now = room.map(() => 0);
  for (let load = 0; ; ) {
    visit(load);
    let g = 0;
    for (; g < room.length; g++) {
      if (now[g]! < room[g]!) {
        now[g]!++;
        load += weight[g]!;
        break;
      }
      load -= now[g]! * weight[g]!;
      now[g] = 0;
    }
    if (g === room.length) return;
  }
}

/** Least cost of each load in a bus of a type, over all orders of its stops; Infinity where the load may not ride. */
function loadFens(problem: Problem, type: number, loads: Loads, timeFen: TimeFen): Float64Array {
  const { groups, buses, given } = problem;
  const fens = new Float64Array(loads.digits.length).fill(never);
  const runsOf = new Map<number, Run[]>();
  const isGiven = given !== undefined && given.ran[type] === 1;
  loads.digits.forEach((digits, load) => {
    const pinned = digits.map((_, g) => (given === undefined ? 0 : given.pinned[type * groups.count + g]!));
    if (pinned.some((count, g) => digits[g]! < count)) return;
    if (separatesParty(problem, digits)) return;
    if (given?.frozen[type] === 1 && pinned.some((count, g) => digits[g]! !== count)) return;
    if (load === 0) {
      fens[load] = isGiven ? given.changeTripFen : 0;
      return;
    }
    const set = loads.set[load]!;
    const risk = Math.max(...digits.map((n, g) => (n > 0 ? groups.risk[g]! : 0)));
    if (loads.people[load]! > buses.capacity[type * buses.riskLevels + risk]!) return;
    if (!runsOf.has(set)) runsOf.set(set, mayRideTogether(problem, set) ? runs(problem, type, set) : []);
    let least = never;
    for (const run of runsOf.get(set)!) {
      const { tripM, asGiven } = run;
      if (given?.frozen[type] === 1 && !asGiven) continue;
      const timed = timeFen(type, run, digits);
      const stopsFen = given === undefined || (isGiven && asGiven) ? 0 : given.changeTripFen;
      least = Math.min(least, Math.floor(timed + (buses.kmFen[type]! * tripM) / 1000 + 0.5) + stopsFen);
    }
    fens[load] = least + peopleFen(problem, type, digits);
  });
  return fens;
}

/** Somebody of a party rides and another does not. */
function separatesParty({ groups: { party, size } }: Problem, digits: number[]): boolean {
  if (party === undefined) return false;
  return digits.some(
    (n, g) => n > 0 && party[g]! >= 0 && digits.some((other, h) => party[h] === party[g] && other !== size[h]),
  );
}

function mayRideTogether({ groups }: Problem, set: number): boolean {
  const list = [...groups.size.keys()].filter((g) => (set >> g) & 1);
  return list.every((a) =>
    list.every((b) => {
      const lonely = groups.county[a] !== groups.county[b] && groups.alone[a] === 1;
      const { cohorts } = groups;
      return !lonely && (cohorts === undefined || ((cohorts.apart[cohorts.of[a]!]! >> cohorts.of[b]!) & 1) === 0);
    }),
  );
}

/** Every order of the stops of a set that keeps the limits. */
function runs(
  { points: n, distanceM, driveS, groups, buses, limits, given }: Problem,
  type: number,
  set: number,
): Run[] {
  const list = [...groups.size.keys()].filter((g) => (set >> g) & 1);
  const pickups = [...new Set(list.map((g) => groups.pickup[g]!))];
  const dropoffs = [...new Set(list.map((g) => groups.dropoff[g]!))];
  if (pickups.length > limits.maxPickups || dropoffs.length > limits.maxDropoffs) return [];
  const depot = buses.depot[type]!;
  const length = (table: Float64Array, stops: number[]) =>
    stops.slice(1).reduce((sum, stop, i) => sum + table[stops[i]! * n + stop]!, 0);
  return orders(pickups).flatMap((before) =>
    orders(dropoffs).flatMap((after) => {
      const loaded = [...before, ...after];
      if (length(distanceM, loaded) > limits.loadedDistanceM || length(driveS, loaded) > limits.loadedDriveS) return [];
      const whole = [depot, ...loaded, depot];
      const asGiven =
        given !== undefined && `${before}` === `${given.pickups[type]}` && `${after}` === `${given.dropoffs[type]}`;
      return [
        { pickups: before, dropoffs: after, tripM: length(distanceM, whole), driveS: length(driveS, whole), asGiven },
      ];
    }),
  );
}

/** Prices of companies and contacts in a bus, and of people who were not in it before. */
function peopleFen({ groups, prices, given }: Problem, type: number, digits: number[]): number {
  const company = new Map<number, number>();
  digits.forEach((n, g) => {
    if (n > 0) company.set(groups.company[g]!, (company.get(groups.company[g]!) ?? 0) + n);
  });
  const counts = [...company.values()];
  let contacts = 0;
  counts.forEach((a, i) => {
    for (const b of counts.slice(0, i)) contacts += a * b;
  });
  let arrived = 0;
  if (given !== undefined)
    digits.forEach((n, g) => {
      arrived += Math.max(0, n - given.aboard[type * groups.count + g]!);
    });
  return (
    prices.extraCompanyFen * (counts.length - 1) +
    prices.contactPairFen * contacts +
    (given?.changePersonFen ?? 0) * arrived
  );
}

function popCount(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) bits++;
  return bits;
}
