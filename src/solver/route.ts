/**
 * One bus's route: depot → pick-ups → drop-offs → depot, and how many people of which group are aboard.
 * Arrays are allocated once at their greatest length and reused; `copyFrom` is how the search undoes a move.
 */
export class Route {
  /** Bus type, or -1 while the route is not in use. */
  type = -1;
  pickupCount = 0;
  readonly pickups: Int32Array;
  dropoffCount = 0;
  readonly dropoffs: Int32Array;
  /** Groups aboard, in no order, and their people. */
  groupCount = 0;
  readonly groups: Int32Array;
  readonly people: Int32Array;
  /** Companies aboard and their people. */
  companyCount = 0;
  readonly companies: Int32Array;
  readonly companyPeople: Int32Array;
  load = 0;
  /** Highest risk of the groups aboard. */
  risk = 0;
  /** Bit mask of the cohorts that may not board because of those aboard. */
  shut = 0;

  // sums along the route, kept by `measure`
  outM = 0;
  outS = 0;
  loadedM = 0;
  loadedS = 0;
  backM = 0;
  backS = 0;

  /** Lower bound on the cost without kilometres, from sums alone. */
  boundFen = 0;
  /** Cost without kilometres: exact after timing, the bound before. */
  fixedFen = 0;
  /** Drivers of the timetable; the fewest possible before timing. */
  drivers = 0;
  /** Whole cost of the route with the price of its changes, splitting of groups not included. */
  costFen = 0;
  /** The part of it that is the price of changes to a given plan. */
  changeFen = 0;
  /** True when fixedFen and drivers come from a lawful timetable. */
  timed = false;

  /** Changes with every change of the stops or people; no two states of a route share one. */
  version = 0;

  /** Place of the route in its solution. */
  readonly index: number;

  constructor(index: number, maxPickups: number, maxDropoffs: number, maxGroups: number) {
    this.index = index;
    this.pickups = new Int32Array(maxPickups);
    this.dropoffs = new Int32Array(maxDropoffs);
    this.groups = new Int32Array(maxGroups);
    this.people = new Int32Array(maxGroups);
    this.companies = new Int32Array(maxGroups);
    this.companyPeople = new Int32Array(maxGroups);
  }

  copyFrom(other: Route): void {
    this.type = other.type;
    this.pickupCount = other.pickupCount;
    copyHead(this.pickups, other.pickups, other.pickupCount);
    this.dropoffCount = other.dropoffCount;
    copyHead(this.dropoffs, other.dropoffs, other.dropoffCount);
    this.groupCount = other.groupCount;
    copyHead(this.groups, other.groups, other.groupCount);
    copyHead(this.people, other.people, other.groupCount);
    this.companyCount = other.companyCount;
    copyHead(this.companies, other.companies, other.companyCount);
    copyHead(this.companyPeople, other.companyPeople, other.companyCount);
    this.load = other.load;
    this.risk = other.risk;
    this.shut = other.shut;
    this.outM = other.outM;
    this.outS = other.outS;
    this.loadedM = other.loadedM;
    this.loadedS = other.loadedS;
    this.backM = other.backM;
    this.backS = other.backS;
    this.boundFen = other.boundFen;
    this.fixedFen = other.fixedFen;
    this.drivers = other.drivers;
    this.costFen = other.costFen;
    this.changeFen = other.changeFen;
    this.timed = other.timed;
    this.version = other.version;
  }

  clear(): void {
    this.type = -1;
    this.pickupCount = 0;
    this.dropoffCount = 0;
    this.groupCount = 0;
    this.companyCount = 0;
    this.load = 0;
    this.risk = 0;
    this.shut = 0;
    this.costFen = 0;
    this.changeFen = 0;
    this.boundFen = 0;
    this.fixedFen = 0;
    this.drivers = 0;
    this.timed = true;
  }

  /** Position of a group among `groups`, or -1. */
  findGroup(group: number): number {
    return indexOf(this.groups, this.groupCount, group);
  }

  findCompany(company: number): number {
    return indexOf(this.companies, this.companyCount, company);
  }

  findPickup(point: number): number {
    return indexOf(this.pickups, this.pickupCount, point);
  }

  findDropoff(point: number): number {
    return indexOf(this.dropoffs, this.dropoffCount, point);
  }
}

let versions = 0;

/** A number that no route had as its version before. */
export function nextVersion(): number {
  return ++versions;
}

/** Inserts a value into the first `count` entries, before `at`. The caller adds one to its count. */
export function insertAt(list: Int32Array, count: number, at: number, value: number): void {
  list.copyWithin(at + 1, at, count);
  list[at] = value;
}

/** Removes the entry at `at` from the first `count`. The caller takes one off its count. */
export function removeAt(list: Int32Array, count: number, at: number): void {
  list.copyWithin(at, at + 1, count);
}

function copyHead(to: Int32Array, from: Int32Array, count: number): void {
  for (let i = 0; i < count; i++) to[i] = from[i]!;
}

function indexOf(list: Int32Array, count: number, value: number): number {
  for (let i = 0; i < count; i++) if (list[i] === value) return i;
  return -1;
}
