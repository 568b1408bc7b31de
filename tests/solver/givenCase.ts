import { afterIterations, type GivenPlan, type Problem, type Result, solve } from '../../src/solver/index.ts';
import { type Dice, dice, timerOf, tinyCase } from './tinyCase.ts';

/** A tiny case with a plan made before, under other prices and for fewer people: some people pinned, some trips frozen, changes priced. */
export function givenCase(seed: number): Problem {
  const d = dice(seed + 1_000_000);
  const problem = eachBusItself(tinyCase(seed));
  // some people are new since then
  const size = problem.groups.size.map((people) => Math.max(1, people - d.whole(0, 3)));
  const kmFen = problem.buses.kmFen.map(() => 100 * d.whole(1, 4));
  const before = { ...problem, groups: { ...problem.groups, size }, buses: { ...problem.buses, kmFen } };
  const plan = solve(before, afterIterations(d.whole(1, 30)), { seed, timer: timerOf(before) });
  return { ...problem, given: givenOf(problem, plan, d) };
}

/** Types with a count of 1, because a type of a given plan names one bus. */
function eachBusItself(problem: Problem): Problem {
  const { buses } = problem;
  const types = [...buses.count].flatMap((count, type) => Array.from({ length: count }, () => type));
  const pick = <T>(list: ArrayLike<T>) => types.map((type) => list[type]!);
  return {
    ...problem,
    buses: {
      ...buses,
      types: types.length,
      count: new Int32Array(types.length).fill(1),
      depot: Int32Array.from(pick(buses.depot)),
      capacity: Int32Array.from(
        types.flatMap((t) => [...buses.capacity.subarray(t * buses.riskLevels, (t + 1) * buses.riskLevels)]),
      ),
      dayFen: Float64Array.from(pick(buses.dayFen)),
      kmFen: Float64Array.from(pick(buses.kmFen)),
      drivers: Int32Array.from(pick(buses.drivers)),
    },
  };
}

function givenOf({ groups, buses }: Problem, { routes }: Result, d: Dice): GivenPlan {
  const cells = buses.types * groups.count;
  const given: GivenPlan = {
    ran: new Uint8Array(buses.types),
    aboard: new Int32Array(cells),
    pinned: new Int32Array(cells),
    keeps: new Uint8Array(buses.types),
    frozen: new Uint8Array(buses.types),
    pickups: Array.from({ length: buses.types }, () => []),
    dropoffs: Array.from({ length: buses.types }, () => []),
    changeTripFen: d.chance(0.7) ? 100 * d.whole(0, 600) : 0,
    changePersonFen: d.chance(0.7) ? 100 * d.whole(0, 200) : 0,
    likeType: Int32Array.from({ length: buses.types }, (_, type) => type),
  };
  const pickups = [...given.pickups];
  const dropoffs = [...given.dropoffs];
  for (const route of routes) {
    const { busType } = route;
    given.ran[busType] = 1;
    pickups[busType] = route.pickups;
    dropoffs[busType] = route.dropoffs;
    const frozen = d.chance(0.2);
    given.frozen[busType] = frozen ? 1 : 0;
    for (const { group, people } of route.groups) {
      const cell = busType * groups.count + group;
      given.aboard[cell] = people;
      given.pinned[cell] = frozen ? people : d.chance(0.3) ? d.whole(0, people) : 0;
      if (given.pinned[cell]! > 0) given.keeps[busType] = 1;
    }
  }
  return { ...given, pickups, dropoffs };
}

/** What is wrong with a result as far as its given plan goes, and what its changes cost. */
export function changesOf({ given, groups, buses }: Problem, { routes }: Result): { fen: number; faults: string[] } {
  if (given === undefined) return { fen: 0, faults: [] };
  const faults: string[] = [];
  let fen = 0;
  for (let type = 0; type < buses.types; type++) {
    const route = routes.find(({ busType }) => busType === type);
    const asGiven =
      given.ran[type] === 1 &&
      `${route?.pickups}|${route?.dropoffs}` === `${given.pickups[type]}|${given.dropoffs[type]}`;
    if (route === undefined ? given.ran[type] === 1 : !asGiven) fen += given.changeTripFen;
    if (given.frozen[type] === 1 && !asGiven) faults.push(`the frozen trip of bus ${type} stops elsewhere`);
    for (let group = 0; group < groups.count; group++) {
      const cell = type * groups.count + group;
      const people = route?.groups.find((part) => part.group === group)?.people ?? 0;
      fen += given.changePersonFen * Math.max(0, people - given.aboard[cell]!);
      if (people < given.pinned[cell]!) faults.push(`pinned people of group ${group} have left bus ${type}`);
      if (given.frozen[type] === 1 && people !== given.pinned[cell])
        faults.push(`bus ${type} is frozen, group ${group} is not`);
    }
  }
  return { fen, faults };
}
