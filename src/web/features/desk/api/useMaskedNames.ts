import { useMemo } from 'react';
import { useAllPages } from '../../../lib/api/allPages.ts';

/** Masked names of a company's people in a batch, by worker id; an empty map while they are on their way. */
export function useMaskedNames(batchId: string, companyId: string): ReadonlyMap<string, string> {
  const { data } = useAllPages('listWorkers', { params: { batchId }, query: { companyId } });
  return useMemo(
    () =>
      new Map(
        data?.flatMap(({ workers }) =>
          workers.flatMap(({ workerId, nameMasked }) => (workerId === null ? [] : [[workerId, nameMasked] as const])),
        ),
      ),
    [data],
  );
}
