import type { ApiFault } from '../../lib/api/fault.ts';
import { useChange } from '../../lib/api/hooks.ts';

/** Withdrawing a person, or keeping him: changes him, his journey and the company's figures. */
export function useDecision(on: { onSuccess(): void; onError?(error: ApiFault): void }) {
  return useChange('decideWithdrawal', { outdates: ['listWorkers', 'listWorkerStatus', 'listBatchCompanies'], ...on });
}
