/** Where a walk stands and what the rules remember of it. */
export interface Pose {
  /** Leg under the wheels and its work still to do; 0 is at the next stop's door. */
  leg: number;
  work: number;
  t: number;
  /** Driving of the vehicle since its last rest. */
  contS: number;
  /** Length of the stand that goes on at `t`. */
  stoodS: number;
  driver: number;
  loadedS: number;
  handovers: number;
  /** True where the decision to avoid night driving, or to rest within it, has not been taken since the last event. */
  open: boolean;
  /** Stop here for a rest that ends with the night; Infinity where none is meant. */
  restAtS: number;
}

/** A rested bus at the beginning of a leg. */
export function poseAt(leg: number, work: number, t: number, driver: number): Pose {
  return {
    leg,
    work,
    t,
    contS: 0,
    stoodS: 0,
    driver,
    loadedS: 0,
    handovers: 0,
    open: true,
    restAtS: Number.POSITIVE_INFINITY,
  };
}
