import type { Problem, Result } from '../../src/solver/index.ts';

/**
 * Recomputes a result from the problem alone, sharing no code with the solver, and lists what is wrong with it.
 * `moneyFen` is checked against one bus day a trip (`dayTimer`).
 */
export function faultsOf(problem: Problem, result: Result): string[] {
  const faults: string[] = [];
  const { groups, buses, limits, prices } = problem;
  const metres = (from: number, to: number) => problem.distanceM[from * problem.points + to]!;
  const seconds = (from: number, to: number) => problem.driveS[from * problem.points + to]!;
  const carried = new Array<number>(groups.count).fill(0);
  const used = new Array<number>(buses.types).fill(0);
  const families = new Map<number, Set<number>>();
  let money = 0;

  result.routes.forEach((route, r) => {
    const say = (text: string) => faults.push(`route ${r}: ${text}`);
    used[route.busType]!++;
    const load = route.groups.reduce((sum, { people }) => sum + people, 0);
    const risk = Math.max(...route.groups.map(({ group }) => groups.risk[group]!));
    if (load > buses.capacity[route.busType * buses.riskLevels + risk]!) say(`${load} people are too many`);
    if (route.pickups.length > limits.maxPickups || route.dropoffs.length > limits.maxDropoffs) say('too many stops');
    if (new Set(route.pickups).size !== route.pickups.length) say('a pick-up twice');

    const counties = new Set(route.groups.map(({ group }) => groups.county[group]!));
    if (route.groups.some(({ group }) => groups.alone[group] === 1) && counties.size > 1) say('must be alone');
    for (const { group, people } of route.groups) {
      carried[group]! += people;
      if (people < 1) say(`${people} people of group ${group}`);
      if (!route.pickups.includes(groups.pickup[group]!) || !route.dropoffs.includes(groups.dropoff[group]!))
        say(`no stop for group ${group}`);
      const family = groups.family[group]!;
      families.set(family, (families.get(family) ?? new Set()).add(r));
    }
    const count = (side: Int32Array, stop: number) =>
      route.groups.reduce((sum, { group, people }) => sum + (side[group] === stop ? people : 0), 0);
    route.pickups.forEach((stop, i) => {
      if (count(groups.pickup, stop) !== route.boarding[i] || route.boarding[i] === 0) say(`boarding at ${stop}`);
    });
    route.dropoffs.forEach((stop, i) => {
      if (count(groups.dropoff, stop) !== route.alighting[i] || route.alighting[i] === 0) say(`alighting at ${stop}`);
    });

    const stops = [...route.pickups, ...route.dropoffs];
    const depot = buses.depot[route.busType]!;
    let runM = 0;
    let runS = 0;
    for (let i = 1; i < stops.length; i++) {
      runM += metres(stops[i - 1]!, stops[i]!);
      runS += seconds(stops[i - 1]!, stops[i]!);
    }
    if (runM > limits.loadedDistanceM || runS > limits.loadedDriveS) say('the loaded run is too long');
    const tripM = metres(depot, stops[0]!) + runM + metres(stops.at(-1)!, depot);
    const companies = new Set(route.groups.map(({ group }) => groups.company[group]!));
    money += Math.floor(buses.dayFen[route.busType]! + (buses.kmFen[route.busType]! * tripM) / 1000 + 0.5);
    money += prices.extraCompanyFen * (companies.size - 1);
  });

  for (const rides of families.values()) money += prices.splitGroupFen * (rides.size - 1);
  used.forEach((count, type) => {
    if (count > buses.count[type]!) faults.push(`${count} buses of type ${type}, there are ${buses.count[type]}`);
  });
  carried.forEach((people, group) => {
    if (people + result.left[group]! !== groups.size[group]) faults.push(`group ${group} is not whole`);
  });
  if (Math.abs(money - result.moneyFen) > 1) faults.push(`costs ${money} fen, said ${result.moneyFen}`);
  return faults;
}
