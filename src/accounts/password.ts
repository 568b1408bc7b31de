import { hash, verify } from '@node-rs/argon2';

/** argon2id with what OWASP's password storage cheat sheet asks for at least: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** As a PHC string; the library's default algorithm is argon2id. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

/**
 * Whether the password fits. Without a stored hash a made-up one is compared, so that an answer takes as long for a login
 * that does not exist.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? (await nobodysHash), password.normalize('NFC'));
  return fits && stored !== null;
}

const nobodysHash = hashPassword('a password that no account has');
