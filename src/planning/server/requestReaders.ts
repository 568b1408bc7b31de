import type { EventAudience } from '../../db/events.ts';

/** Who hears of a request: planners, and the company whose it is. */
export function readersOf({
  batchId,
  companyId,
}: {
  batchId: string;
  companyId: string | null;
}): EventAudience & { batchId: string } {
  return companyId === null ? { to: 'staff', batchId } : { to: 'company', batchId, companyId };
}
