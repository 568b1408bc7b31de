import { createHash } from 'node:crypto';
import type { Worker } from '../../contract/worker.ts';

/** Hexadecimal digits of a tag: sixteen bits. */
const length = 4;

/**
 * Sixteen bits of a hash over company and ID number. Enough to find the same person of a company again in a later plan, whatever his number
 * on the list is then; far too few to find an ID number by: hundreds of those of one county have the same.
 */
export function idTag({ companyId, idNumber }: Pick<Worker, 'companyId' | 'idNumber'>): string {
  return createHash('sha256').update(`${companyId} ${idNumber}`).digest('hex').slice(0, length);
}
