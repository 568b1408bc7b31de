import type { DormStay, RoomAddress } from '../../contract/dorms.ts';
import type { Sex } from '../../contract/worker.ts';

/** A bed that somebody of another batch has. */
export interface BedInUse extends DormStay {
  sex: Sex | null;
  companyId: string | null;
  singleRoom: boolean;
}

/** A bed that somebody of this batch keeps. */
export interface LockedBed extends RoomAddress {
  workerId: string;
  bed: number;
}

/** What is known of beds before a plan gives any. */
export interface BedBook {
  inUse: readonly BedInUse[];
  locked: readonly LockedBed[];
}
