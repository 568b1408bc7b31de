import type { Role } from '../contract/api/roles.ts';

/**
 * For whom statements run. `system` is the program's own work (jobs, commands of the operator), `gate` whoever has not said
 * yet who he is, `driver` the holder of a link to one trip, `tracker` a machine that tells where buses are and reads nothing; the others are roles of accounts.
 */
export type ActorRole = Role | 'driver' | 'tracker' | 'gate' | 'system';

/** Set for every transaction; the database decides by it which rows exist (migrations/0007_ownership.sql). */
export interface Actor {
  role: ActorRole;
  /** Account; null for link, gate and system. */
  userId: string | null;
  /** Company of an account of role `hr`. */
  orgId: string | null;
  /** The one trip of a driver's link. */
  trip: { linkId: string; planId: string; tripId: string } | null;
  /** What the audit log calls him: the login, or which part of the program. */
  login: string;
  /** Network address of the caller, where there is one. */
  address: string | null;
  requestId: string | null;
}

/** The program itself; `part` says which part, for the audit log. */
export function systemActor(part: string): Actor {
  return { ...nobody, role: 'system', login: part };
}

/** Somebody at the door. */
export function gateActor({ address, requestId }: Pick<Actor, 'address' | 'requestId'>): Actor {
  return { ...nobody, role: 'gate', login: 'gate', address, requestId };
}

const nobody = { userId: null, orgId: null, trip: null, address: null, requestId: null };

/** Who sends requests, as idempotency keys and rate limits know him; null at the gate. */
export function senderOf({ userId, trip }: Actor): string | null {
  return userId ?? trip?.linkId ?? null;
}

/** Makes a transaction the actor's, with the values of `actorSettings`; valid until its end, so that a pooled connection forgets him. */
export const setActor = `select ${['role', 'user', 'org', 'plan', 'trip', 'sender', 'actor']
  .map((name, i) => `set_config('jieyun.${name}', $${i + 1}, true)`)
  .join(', ')}`;

/** What `setActor` is given for an actor. */
export function actorSettings(actor: Actor): string[] {
  const { role, userId, orgId, trip, login, address, requestId } = actor;
  return [
    role,
    userId ?? '',
    orgId ?? '',
    trip?.planId ?? '',
    trip?.tripId ?? '',
    senderOf(actor) ?? '',
    JSON.stringify({ userId, login, role, address, requestId }),
  ];
}

/**
 * Lifts the ownership rules for the rest of the transaction, for what concerns a whole batch and follows from a change that
 * the actor was allowed: duplicates across companies, numbering. The audit log keeps naming the actor.
 */
export async function actAsSystem(db: { query(text: string): Promise<unknown> }): Promise<void> {
  await db.query(`select set_config('jieyun.role', 'system', true)`);
}
