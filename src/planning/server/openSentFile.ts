import type { RosterFile } from '../../contract/scenario.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { open, seal } from '../../crypto/seal.ts';
import type { SentFile } from '../../db/rosterFiles.ts';

/** A roster file as a company sent it. */
export function openSentFile(
  keys: KeyRing,
  { fileId, name, contentSealed }: Pick<SentFile, 'fileId' | 'name' | 'contentSealed'>,
): RosterFile {
  return { name, bytes: new Uint8Array(open(keys, placeOf(fileId), contentSealed)) };
}

/** What the database keeps of a roster file. */
export function sealSentFile(keys: KeyRing, fileId: string, bytes: Uint8Array): Buffer {
  return seal(keys, placeOf(fileId), bytes);
}

function placeOf(fileId: string) {
  return { table: 'roster_files', column: 'content', row: fileId };
}
