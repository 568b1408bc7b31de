/** Where a walk stands and what the rules remember of it; the rest is in the log. */
export interface Pose {
  /** Leg under the wheels and its work still to do; 0 is at the next stop's door. */
  leg: number;
  work: number;
  t: number;
  /** Driving of the vehicle since its last break (kept only where breaks are the vehicle's and in one piece). */
  contS: number;
  /** Length of the stand that goes on at `t`, and what it must reach to be a break. */
  stoodS: number;
  breakS: number;
  driver: number;
  loadedS: number;
  handovers: number;
  /** When duty began, the work since, and the work of the whole trip. */
  dutyFromS: number;
  dutyWorkS: number;
  tripWorkS: number;
  /** True where the decisions that are taken once between two events have not been taken since the last one. */
  open: boolean;
  /** True where night driving goes on only as long as the crew's hours suffice for the rest by day. */
  sparing: boolean;
  /** Where health stops are kept: driving with passengers since the last standstill that was one, and the standstill in hand. */
  rideS: number;
  stillS: number;
}

/** A rested bus at the beginning of a leg. */
export function poseAt(leg: number, work: number, t: number, driver: number, breakS: number): Pose {
  return {
    leg,
    work,
    t,
    contS: 0,
    stoodS: 0,
    breakS,
    driver,
    loadedS: 0,
    handovers: 0,
    dutyFromS: t,
    dutyWorkS: 0,
    tripWorkS: 0,
    open: true,
    sparing: false,
    rideS: 0,
    stillS: 0,
  };
}
