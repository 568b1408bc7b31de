import type { IdType } from '../../../contract/worker.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { identityHash } from '../../../crypto/lookupHash.ts';
import { listPersonClaims, type PersonClaim } from '../../../db/persons.ts';
import type { Queryable } from '../../../db/pool.ts';
import { AppError } from '../../../errors.ts';

/** Whom somebody asks for. */
export interface WantedPerson {
  idType: IdType;
  idNumber: string;
}

/** An ID number as rosters are read: half-width, upper case, no blanks. */
export function normaliseIdNumber(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** A person and every claim to him, in all batches. @throws AppError `not_found` */
export async function findPerson(
  db: Queryable,
  keys: KeyRing,
  { idType, idNumber }: WantedPerson,
): Promise<{ hash: Buffer; claims: PersonClaim[] }> {
  const hash = identityHash(keys, idType, normaliseIdNumber(idNumber));
  const claims = await listPersonClaims(db, hash);
  if (claims.length === 0) throw new AppError('not_found', 'nobody of this number is known');
  return { hash, claims };
}
