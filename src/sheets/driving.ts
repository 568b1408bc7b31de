import type { PlanStop } from '../contract/plan.ts';

const dayMs = 24 * 3600 * 1000;

/**
 * Seconds that the driver of the leg reaching `stops[index]` has driven in the 24 h that end on arrival there: the value
 * that the rolling daily limit is about (道路旅客运输企业安全管理规范 §38). Null where nobody drove, as at the first stop.
 * A leg is driven without a pause and ends on arrival; pauses are stops of their own (formats.md §2).
 */
export function drivenLast24hS(stops: readonly PlanStop[], index: number): number | null {
  const here = stops[index]!;
  if (here.driverId === null) return null;
  const nowMs = Date.parse(here.arriveAt);
  let drivenMs = 0;
  for (const stop of stops.slice(0, index + 1)) {
    if (stop.driverId !== here.driverId) continue;
    const endMs = Date.parse(stop.arriveAt);
    const startMs = Math.max(endMs - stop.legDriveS * 1000, nowMs - dayMs);
    drivenMs += Math.max(0, endMs - startMs);
  }
  return Math.round(drivenMs / 1000);
}
