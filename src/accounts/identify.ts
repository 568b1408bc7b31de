import type { KeyRing } from '../crypto/keyRing.ts';
import { secretHash } from '../crypto/secrets.ts';
import type { Actor } from '../db/actor.ts';
import { useApiToken } from '../db/apiTokens.ts';
import type { Database } from '../db/pool.ts';
import { findUser, type UserRow } from '../db/users.ts';
import { driverTokenPrefix, openDriverLink } from './driverLinks.ts';

/** Who an account is now: role and company as they stand, not as they stood at signing in. Null where it is not active. */
export async function actorOfUser(gate: Database, userId: string): Promise<Actor | null> {
  return active(gate.actor, await findUser(gate, userId));
}

function active(gate: Actor, user: UserRow | null): Actor | null {
  if (user?.status !== 'active') return null;
  const { userId, login, role, orgId } = user;
  return { ...gate, role, userId, orgId, login };
}

/** A tracker of a planner's: it tells positions in his name and may nothing of what he may. */
function tracker(actor: Actor | null): Actor | null {
  const mayLend = actor?.role === 'dispatcher' || actor?.role === 'admin';
  return mayLend ? { ...actor, role: 'tracker', login: `${actor.login} (tracker)` } : null;
}

/** Whose bearer token this is: an account's, or a link's to one trip. Null where it is nobody's. */
export async function actorOfBearer(
  { gate, keys }: { gate: Database; keys: KeyRing },
  token: string,
): Promise<Actor | null> {
  if (token.startsWith(driverTokenPrefix)) {
    const link = await openDriverLink({ gate, keys }, token);
    if (link === null) return null;
    const { linkId, planId, tripId } = link;
    return { ...gate.actor, role: 'driver', trip: { linkId, planId, tripId }, login: `driver ${tripId}` };
  }
  const found = await useApiToken(gate, secretHash(token));
  const actor = active(gate.actor, found);
  return found?.scope === 'tracker' ? tracker(actor) : actor;
}
