import { z } from 'zod';
import type { Plan } from './plan.ts';

/**
 * What re-planning is told besides the batch: the plan that stands, and what of it must stay. The same for the command line, the
 * server and the pages. Ids are those of the plan that stands, also where the same people have others today.
 */

const id = z.string().min(1).max(64);

/**
 * Something that must stay where the plan has it.
 * - `trip`: bus, crew, stops in their order and the people; nobody else boards.
 * - `stop`: who boards (or alights) at that stop of the trip stays in its bus, which therefore still calls there.
 * - `group`: the people of one county and company who ride stay in their buses.
 * - `worker`: he stays in his bus.
 */
export const lockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('trip'), tripId: id }),
  z.strictObject({ kind: z.literal('stop'), tripId: id, seq: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('group'), adcode: z.string().regex(/^\d{6}$/), companyId: id }),
  z.strictObject({ kind: z.literal('worker'), workerId: id }),
]);
export type Lock = z.infer<typeof lockSchema>;

/** A plan that stands, from which the next one starts, and the locks on it. */
export interface StartPlan {
  plan: Plan;
  locks: readonly Lock[];
}

/** A lock as people write it: `trip:T03`, `stop:T02/1`, `group:341221/C007`, `worker:C007-012`. */
export function lockText(lock: Lock): string {
  switch (lock.kind) {
    case 'trip':
      return `trip:${lock.tripId}`;
    case 'stop':
      return `stop:${lock.tripId}/${lock.seq}`;
    case 'group':
      return `group:${lock.adcode}/${lock.companyId}`;
    case 'worker':
      return `worker:${lock.workerId}`;
  }
}

/** Reads what `lockText` writes; null where it is none of these. */
export function parseLock(text: string): Lock | null {
  const [, kind, rest] = /^(\w+):(.+)$/u.exec(text.trim()) ?? [];
  if (kind === undefined || rest === undefined) return null;
  const cut = rest.lastIndexOf('/');
  const [before, after] = cut < 0 ? [rest, ''] : [rest.slice(0, cut), rest.slice(cut + 1)];
  const first = rest.indexOf('/');
  const fields: Record<string, unknown> = {
    trip: { kind, tripId: rest },
    stop: { kind, tripId: before, seq: /^\d+$/.test(after) ? Number(after) : null },
    group: { kind, adcode: rest.slice(0, Math.max(0, first)), companyId: rest.slice(first + 1) },
    worker: { kind, workerId: rest },
  };
  const parsed = lockSchema.safeParse(fields[kind]);
  return parsed.success ? parsed.data : null;
}
