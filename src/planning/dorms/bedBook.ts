import type { RoomAddress } from '../../contract/dorms.ts';

/** A bed that somebody of another batch has. */
export interface BedInUse {
  /** As `roomLabel` calls it. */
  room: string;
  bed: number;
  /** Local dates, both included; `until` null: open. */
  from: string;
  until: string | null;
}

/** A bed that somebody of this batch keeps: locked by hand, or his since he arrived. */
export interface LockedBed extends RoomAddress {
  workerId: string;
  bed: number;
}

/** What is known of beds before a plan gives any. */
export interface BedBook {
  inUse: readonly BedInUse[];
  locked: readonly LockedBed[];
}
