import { useAnswer } from '../../lib/api/hooks.ts';

/** One company in one batch. */
export interface CompanyPlace {
  batchId: string;
  companyId: string;
}

/** The caller's own company in a batch, with the figures of its rosters: to an HR account the list shows no other one. */
export function useOwnCompany(batchId: string) {
  const { data, error } = useAnswer('listBatchCompanies', { params: { batchId } });
  return { data: data?.companies[0], error };
}
