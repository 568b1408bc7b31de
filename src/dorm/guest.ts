import type { PlanDorms } from '../contract/dorms.ts';
import type { DormRoom } from '../contract/scenario.ts';
import type { Sex } from '../contract/worker.ts';

/** Somebody who needs a bed from the day of his arrival. Local dates are `YYYY-MM-DD`. */
export interface Guest {
  guestId: string;
  companyId: string;
  /** Null where nobody knows: then he can only be alone in a room open to both. */
  sex: Sex | null;
  /** What brings him; people of one coach are one cohort. */
  coach: string;
  /** Epoch ms of the arrival; people of one isolation room arrive within `cohort.arrival_window_h` of each other. */
  arriveMs: number;
  /** Local date of the arrival: day 0. */
  from: string;
  /** Days of isolation by the rule for his origin on that date; 0: an ordinary dormitory. */
  isolationDays: number;
  singleRoom: boolean;
  /** The same for the two of a couple who asked for a room of their own; null for everybody else. */
  couple: string | null;
}

/** A bed that somebody has already; both dates included, `until` null where it is open. */
export interface TakenBed {
  /** Place of the room in the list of rooms. */
  room: number;
  /** Beds of a room count from 1. */
  bed: number;
  from: string;
  until: string | null;
  sex: Sex | null;
  companyId: string | null;
  /** The coach that brought him; null where unknown: then nobody joins him in isolation. */
  coach: string | null;
  inIsolation: boolean;
  singleRoom: boolean;
}

/** Where somebody sleeps. */
export interface BedPlace {
  room: number;
  bed: number;
}

/** A bed for a guest. */
export interface Placement extends BedPlace {
  guestId: string;
  from: string;
  /** Last day, included; null in an ordinary dormitory. */
  until: string | null;
}

/** What is assigned. */
export interface DormProblem {
  rooms: readonly DormRoom[];
  guests: readonly Guest[];
  taken: readonly TakenBed[];
  /** Beds that must stay as somebody decided them, by guest. */
  locks: ReadonlyMap<string, BedPlace>;
}

/** What no assignment can go below: people without a bed, and with as few of these the price. */
export interface DormBound {
  without: number;
  price: number;
  /** `counting`: rooms that cohorts need at least; `exact`: solved to the end; `relaxation`: of a model that was not. */
  proof: PlanDorms['bound']['proof'];
}

/** Who sleeps where. */
export interface DormAssignment {
  placements: Placement[];
  /** Ids of the guests without a bed, in the order of the guests. */
  without: string[];
  /** Isolation rooms kept empty for fever. */
  feverRooms: number[];
  /** Isolation rooms that cannot be kept for fever, because earlier stays or locked beds are in them or on their floor. */
  roomsInUse: number;
  /** By `price.ts`; no money. */
  price: number;
  /** What it weighs that companies are spread over floors (`blocks.ts`); no bound is known for it. */
  spread: number;
  bound: DormBound;
  /** True where the bound is reached: nobody can do better. */
  optimal: boolean;
}

/** Last day of a guest's stay, included: the day of release counts, because the room is cleaned on it; null is open. */
export function lastDay({ from, isolationDays }: Pick<Guest, 'from' | 'isolationDays'>): string | null {
  return isolationDays === 0 ? null : addDays(from, isolationDays);
}

/** A local date so many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether two stays share a day. */
export function overlaps(
  a: { from: string; until: string | null },
  b: { from: string; until: string | null },
): boolean {
  return (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until);
}
