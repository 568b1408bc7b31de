import type { MoveReason } from '../../../contract/dormBoard.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { openText, type SealedPlace, seal } from '../../../crypto/seal.ts';
import { paddedJson } from './paddedJson.ts';

/** Whose bed it is. */
export interface MovedPerson {
  batchId: string;
  workerId: string;
}

/** Why somebody got another bed, sealed: it may be his health. */
export function sealReason(keys: KeyRing, person: MovedPerson, reason: MoveReason): Buffer {
  return seal(keys, place(person), paddedJson(reason));
}

export function openReason(keys: KeyRing, person: MovedPerson, sealed: Buffer): MoveReason {
  return JSON.parse(openText(keys, place(person), sealed)) as MoveReason;
}

function place({ batchId, workerId }: MovedPerson): SealedPlace {
  return { table: 'dorm_moves', column: 'reason', row: `${batchId}/${workerId}` };
}
