import type { releaseObstacles } from '../../contract/observation.ts';
import { localDate } from '../localDays.ts';
import type { CareState } from './path.ts';
import type { ObservationTerm } from './term.ts';

export type ReleaseObstacle = (typeof releaseObstacles)[number];

/** What release is decided on. */
export interface ReleaseCase {
  term: ObservationTerm;
  state: CareState;
  /** Instants of fevers and symptoms. */
  complaintsMs: readonly number[];
  /** When he last came back from isolation or hospital; null where he never went. */
  returnedMs: number | null;
  /** Instants of his readings, in any order. */
  readingsMs: readonly number[];
  timeZone: string;
}

/**
 * What stands in the way of a release (domain.md §4: fourteen days done, no fever, no cough): days to come, being isolated or away, a fever or
 * symptom that nobody has cleared by bringing him back, no measurement on the last day or after it. Empty: he may go.
 */
export function obstaclesToRelease(
  { term, state, complaintsMs, returnedMs, readingsMs, timeZone }: ReleaseCase,
  nowMs: number,
): ReleaseObstacle[] {
  if (state === 'released' || state === 'checked_out') return ['released'];
  const today = localDate(nowMs, timeZone);
  const obstacles: ReleaseObstacle[] = [];
  if (today < term.lastDay) obstacles.push('days');
  if (state !== 'observed') obstacles.push('in_care');
  if (complaintsMs.some((atMs) => returnedMs === null || atMs > returnedMs)) obstacles.push('complaint');
  const measured = readingsMs.some((atMs) => localDate(atMs, timeZone) >= term.lastDay);
  if (term.firstDay < term.lastDay && !measured) obstacles.push('reading');
  return obstacles;
}

/** Whether somebody stands on the release list of a day: it is his last one or past, and he is not released. */
export function isUpForRelease({ term, state }: Pick<ReleaseCase, 'term' | 'state'>, today: string): boolean {
  return term.lastDay <= today && state !== 'released' && state !== 'checked_out';
}
