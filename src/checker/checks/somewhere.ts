import { unassignedCodes } from '../../contract/plan.ts';
import type { Check } from '../context.ts';

const codes: readonly string[] = unassignedCodes;

/** Everyone is somewhere exactly once, and the boarding lists agree. */
export const checkSomewhere: Check = ({ plan, workers, findings }) => {
  const boarded = new Map<string, string[]>();
  const alighted = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, workerId: string, tripId: string) =>
    map.set(workerId, [...(map.get(workerId) ?? []), tripId]);
  for (const { tripId, stops } of plan.trips)
    for (const stop of stops) {
      for (const workerId of stop.board) put(boarded, workerId, tripId);
      for (const workerId of stop.alight) put(alighted, workerId, tripId);
      for (const workerId of [...stop.board, ...stop.alight])
        findings.expect('worker.manifest', workers.has(workerId), {
          tripId,
          stopSeq: stop.seq,
          workerId,
          limit: 'an accepted worker',
          actual: 'unknown',
        });
    }
  const leftOver = new Map<string, number>();
  for (const { workerId } of plan.unassigned) leftOver.set(workerId, (leftOver.get(workerId) ?? 0) + 1);

  for (const { workerId, tripId } of plan.workers) {
    const times = (tripId === null ? 0 : 1) + (leftOver.get(workerId) ?? 0);
    findings.expect('worker.somewhere', times === 1, { workerId, limit: 1, actual: times });
    const on = boarded.get(workerId) ?? [];
    const off = alighted.get(workerId) ?? [];
    findings.expect('worker.board_once', on.length <= 1, { workerId, limit: 1, actual: on.length });
    findings.expect('worker.manifest', (on[0] ?? null) === tripId, {
      workerId,
      tripId: tripId ?? undefined,
      limit: on[0] ?? '—',
      actual: tripId ?? '—',
    });
    findings.expect('worker.left_aboard', on.join() === off.join(), {
      workerId,
      tripId: on[0] ?? off[0],
      limit: on.join() || '—',
      actual: off.join() || '—',
    });
  }
  for (const workerId of leftOver.keys())
    findings.expect('worker.somewhere', workers.has(workerId), {
      workerId,
      limit: 'an accepted worker',
      actual: 'unknown',
    });
};

/** The reasons given for those left over. */
export const checkUnassigned: Check = ({ plan, policy, findings }) => {
  for (const { workerId, reason } of plan.unassigned) {
    const { code, limit, actual, text } = reason;
    findings.expect('unassigned.code', codes.includes(code), { workerId, limit: codes.join(','), actual: code });
    findings.expect('unassigned.figures', text !== '', { workerId, limit: 'a text', actual: text });
    if (code !== 'loaded_distance' && code !== 'loaded_drive') continue;
    const effective = policy.limits[code === 'loaded_distance' ? 'loadedDistanceM' : 'loadedDriveS'];
    findings.equal('unassigned.figures', limit, effective, { workerId });
    findings.expect('unassigned.figures', Number(actual) > effective, { workerId, limit: effective, actual });
  }
};
