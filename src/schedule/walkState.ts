import type { Crew } from './driverHours.ts';
import type { EventLog } from './eventLog.ts';
import type { Incumbent } from './incumbent.ts';
import type { Route } from './route.ts';
import type { DrivingRules } from './rules.ts';
import type { Timeline } from './timeline.ts';

/** What a walk is for: the first pick-up's door, bounds, or a better timetable. */
export type WalkGoal = 'reach' | 'fresh' | 'best';

/** What all poses of a walk share. */
export interface WalkState {
  readonly rules: DrivingRules;
  timeline: Timeline;
  readonly incumbent: Incumbent;
  readonly log: EventLog;
  route: Route;
  crew: Crew;
  goal: WalkGoal;
  /** True to take the most promising branch at every decision instead of trying all. */
  lean: boolean;
  /** Departure from the depot, begin of the first pick-up, and when it is left. */
  startS: number;
  serveS: number;
  loadedFromS: number;
  /** When the walk in hand reached the last drop-off; Infinity before. */
  reachedLastDropS: number;
  /** Walks that take longer are not looked at. */
  longestS: number;
  /** No better timetable ends later. */
  latestEndS: number;
  /** Earliest instants that the last call reached; a full walk for `best` sees only what can beat the incumbent. */
  doorS: number;
  lastDropS: number;
  endS: number;
  /** True where the crew's hours may run out if it drives at night. */
  avoidNight: boolean;
  /** True where the hours left in the week may run out. */
  weekBinds: boolean;
  /** A part of a break that counts as taken before the walk. */
  partBeforeS: number;
  /** True where continuous driving is read off the log: counters by driver, breaks in parts. */
  readonly contInLog: boolean;
  /** Whose continuous driving binds a driver: his own or everybody's. */
  countedDriver(driver: number): number;
}
