/**
 * What was told on a day of one company's staff, in one trade and town. A company's surveys tell it; where it has none, the batches that
 * it takes part in do.
 */
export interface StaffCount {
  orgId: string;
  companyName: string;
  /** Local date. */
  day: string;
  /** Order of what was told of one company: by day, then by when it was told. Counts with the same version belong together. */
  version: number;
  /** '' where it is not told. */
  trade: string;
  town: string;
  /** Staff when everybody is there. */
  needed: number;
  present: number;
}
