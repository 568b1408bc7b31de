import type { KeyRing } from '../crypto/keyRing.ts';
import { secretHash } from '../crypto/secrets.ts';
import type { Actor } from '../db/actor.ts';
import { useApiToken } from '../db/apiTokens.ts';
import type { Database } from '../db/pool.ts';
import { findUser } from '../db/users.ts';
import { driverTokenPrefix, openDriverLink } from './driverLinks.ts';

/** Who an account is now: role and company as they stand, not as they stood at signing in. Null where it is not active. */
export async function actorOfUser(gate: Database, userId: string): Promise<Actor | null> {
  const user = await findUser(gate, userId);
  if (user?.status !== 'active') return null;
  const { login, role, orgId } = user;
  return { ...gate.actor, role, userId, orgId, login };
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
  const userId = await useApiToken(gate, secretHash(token));
  return userId === null ? null : actorOfUser(gate, userId);
}
