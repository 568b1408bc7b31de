/** Cruising speeds by road class, day and night, km/h; taken from the policy by `policy/speeds.ts`, used by routers. */
export interface CruiseSpeeds {
  motorwayKmh: number;
  trunkKmh: number;
  primaryKmh: number;
  otherKmh: number;
  nightMotorwayKmh: number;
  nightTrunkKmh: number;
  nightPrimaryKmh: number;
  nightOtherKmh: number;
}
