/** Where a measurement stands: to come, to be done now, done, or not done in its time. */
export type CheckState = 'ahead' | 'due' | 'done' | 'missed';

/**
 * The state of one measurement.
 *
 * @param check `missedMs`: the last instant at which it is still in time
 */
export function stateOf(
  { opensMs, missedMs, doneMs }: { opensMs: number; missedMs: number; doneMs: number | null },
  nowMs: number,
): CheckState {
  if (doneMs !== null) return 'done';
  if (nowMs < opensMs) return 'ahead';
  return nowMs <= missedMs ? 'due' : 'missed';
}
