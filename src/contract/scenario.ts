/**
 * The scenario folder as the rest of the program sees it, after reading (formats.md §1).
 * `[lng, lat]` in WGS84; instants are epoch milliseconds, local dates `YYYY-MM-DD`; money in yuan.
 */

/** Health risk of a county on a date. */
export type RiskLevel = 'low' | 'medium' | 'high';

export const riskLevels: readonly RiskLevel[] = ['low', 'medium', 'high'];

export interface Depot {
  depotId: string;
  name: string;
  lng: number;
  lat: number;
}

export interface Company {
  companyId: string;
  name: string;
  /** District as written in the file, for example 港闸区. */
  district: string;
  address: string;
  lng: number;
  lat: number;
  contact: string;
  phone: string;
  staffNeeded: number;
  staffPresent: number;
  /** Hard reception hours as local times of day `HH:MM`; null where the company receives at any hour. */
  receiveFrom: string | null;
  receiveTo: string | null;
}

export interface Bus {
  plate: string;
  /** Passenger seats; crew seats are not counted. */
  seats: number;
  depotId: string;
  operator: string;
  /** How many drivers come with the bus. */
  drivers: number;
  costDayCny: number;
  costKmCny: number;
  /** Earliest departure from the depot, epoch ms. */
  availableFromMs: number;
}

export interface Driver {
  driverId: string;
  name: string;
  phone: string;
  depotId: string;
  /** Last day on which the licence is valid. */
  licenceExpires: string;
  drivenLast7dMin: number;
  /** Where a rule set sums two weeks (EU); left out: as much as in the last 7 days. */
  drivenLast14dMin?: number | null;
}

/** A pick-up place inside a county, to which roster rows may refer by name. */
export interface PickupPlace {
  adcode: string;
  name: string;
  lng: number;
  lat: number;
}

/** A service area at a motorway, where buses may stand. */
export interface ServiceArea {
  name: string;
  lng: number;
  lat: number;
}

export interface RiskPeriod {
  adcode: string;
  level: RiskLevel;
  /** First and last local date, both included; null is open. */
  from: string | null;
  to: string | null;
}

export interface DormRoom {
  site: string;
  building: string;
  floor: string;
  room: string;
  beds: number;
  sex: 'M' | 'F' | 'any';
  kind: 'dorm' | 'isolation';
  companyId: string | null;
}

/** A roster file as it lies in the folder; read by `roster/`. */
export interface RosterFile {
  /** Name relative to `rosters/`. */
  name: string;
  bytes: Uint8Array;
}

export interface Scenario {
  name: string;
  /** Local date of the first pick-up of every trip. */
  serviceDate: string;
  timeZone: string;
  /** Two-digit province codes from which workers are fetched. */
  originProvinces: string[];
  depots: Depot[];
  companies: Company[];
  fleet: Bus[];
  /** Null where the folder has no drivers.csv: then each bus brings its own. */
  drivers: Driver[] | null;
  pickups: PickupPlace[];
  /** Left out: none is known. */
  serviceAreas?: ServiceArea[];
  risk: RiskPeriod[];
  dorms: DormRoom[];
  rosters: RosterFile[];
}
