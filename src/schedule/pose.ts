/** Where a walk stands and what the rules remember of it; the rest is in the log. */
export class Pose {
  /** Leg under the wheels and its work still to do; 0 is at the next stop's door. */
  leg: number;
  work: number;
  t: number;
  /** Driving of the vehicle since its last break (kept only where breaks are the vehicle's and in one piece). */
  contS = 0;
  /** Length of the stand that goes on at `t`, and what it must reach to be a break. */
  stoodS = 0;
  breakS: number;
  driver: number;
  loadedS = 0;
  handovers = 0;
  /** When duty began, the work since, and the work of the whole trip. */
  dutyFromS: number;
  dutyWorkS = 0;
  tripWorkS = 0;
  /** True where the decisions that are taken once between two events have not been taken since the last one. */
  open = true;
  /** True where night driving goes on only as long as the crew's hours suffice for the rest by day. */
  sparing = false;
  /** Where health stops are kept: driving with passengers since the last standstill that was one, and the standstill in hand. */
  rideS = 0;
  stillS = 0;

  /** A rested bus at the beginning of a leg. */
  constructor(leg: number, work: number, t: number, driver: number, breakS: number) {
    this.leg = leg;
    this.work = work;
    this.t = t;
    this.breakS = breakS;
    this.driver = driver;
    this.dutyFromS = t;
  }

  /** Another pose like this one; of the same shape, which walks are quick with. */
  copy(): Pose {
    return Object.assign(new Pose(this.leg, this.work, this.t, this.driver, this.breakS), this);
  }
}
