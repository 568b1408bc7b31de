import { capacityOf, type Problem } from '../problem.ts';

/** What every plan must do, row by row of the master problem: people carried, buses that a family or a company needs. */
export interface Demands {
  /** Buses that each family (and company) needs at least, where its people do not fit into one; 0 where they do. */
  familyRides: Int32Array;
  companyRides: Int32Array;
  /** Families with anybody in them; each one's first ride is free of the price of splitting. */
  families: number;
  buses: number;
  /** A plan may leave so many people over. */
  leftPeople: number;
}

/** Reads the demands off a problem. One ride a family is implied by carrying its people, so only more are counted. */
export function demandsOf(problem: Problem, leftPeople: number, buses: number): Demands {
  const { groups } = problem;
  return {
    familyRides: ridesNeeded(problem, groups.family),
    companyRides: ridesNeeded(problem, groups.company),
    families: new Set(groups.family).size,
    buses,
    leftPeople,
  };
}

function ridesNeeded(problem: Problem, unitOf: Int32Array): Int32Array {
  const { groups, buses } = problem;
  const units = unitOf.length === 0 ? 0 : 1 + Math.max(...unitOf);
  const people = new Int32Array(units);
  const seats = new Int32Array(units);
  for (let g = 0; g < groups.count; g++) {
    const unit = unitOf[g]!;
    people[unit] = people[unit]! + groups.size[g]!;
    for (let type = 0; type < buses.types; type++)
      seats[unit] = Math.max(seats[unit]!, capacityOf(buses, type, groups.risk[g]!));
  }
  return people.map((all, unit) => (all > seats[unit]! && seats[unit]! > 0 ? Math.ceil(all / seats[unit]!) : 0));
}
