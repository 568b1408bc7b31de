import type { EventRefusal } from '../../contract/journey.ts';
import type { JourneyEvent } from '../../contract/journeyEvent.ts';
import { endHolds, freeBeds, type HoldingPlan, holdBeds, restoreBeds, type ToldBed } from '../../db/bedHolds.ts';
import type { Client } from '../../db/pool.ts';
import { refusal } from '../journey/refusals.ts';

/**
 * Lets people hold the beds that events give them, and frees those that they leave: of each the last that this message tells. What is undone
 * gives back the bed before it.
 *
 * @returns the events that cannot be, because somebody else has the bed or there is none of that name
 */
export async function giveBeds(
  db: Client,
  plan: HoldingPlan,
  events: readonly JourneyEvent[],
): Promise<ReadonlyMap<string, EventRefusal>> {
  const last = new Map<string, { workerId: string; at: string; id: string; bedId: string | null }>();
  const undoing = new Map(
    events.flatMap((event) => (event.kind === 'undone' ? [[event.eventId, event.id] as const] : [])),
  );
  const inOrder = events.filter(({ id }) => !undoing.has(id)).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const event of inOrder) {
    const { id, at, kind } = event;
    if (kind === 'moved_out' || kind === 'checked_out')
      last.set(event.workerId, { id, at, workerId: event.workerId, bedId: null });
    if ((kind === 'bed' || kind === 'isolated') && event.bedId !== undefined)
      last.set(event.workerId, { id, at, workerId: event.workerId, bedId: event.bedId });
  }
  const released = events.flatMap((event) =>
    event.kind === 'released' ? [{ workerId: event.workerId, at: event.at }] : [],
  );
  const left = [...last.values()].filter(({ bedId }) => bedId === null);
  const given = [...last.values()].flatMap(({ id, bedId, ...one }): ToldBed[] =>
    bedId === null ? [] : [{ eventId: id, bedId, ...one }],
  );
  const restored = undoing.size === 0 ? [] : [...(await restoreBeds(db, plan, [...undoing.keys()]))];
  const back = restored.map(([id, answer]) => [undoing.get(id)!, answer] as const);
  if (left.length > 0) await freeBeds(db, plan.batchId, left);
  const answers = given.length === 0 ? [] : [...(await holdBeds(db, plan, given))];
  if (released.length > 0) await endHolds(db, plan.batchId, released);
  return new Map(
    [...back, ...answers].flatMap(([id, answer]) =>
      answer === 'taken' || answer === 'unknown' ? [[id, refusal(`bed_${answer}`)] as const] : [],
    ),
  );
}
