import { listWorkerRows } from '../db/intakeRows.ts';
import type { ServerDeps } from '../planning/server/deps.ts';
import { fromValidRow } from '../planning/server/sealRows.ts';
import { maskName } from '../policy/mask.ts';
import type { Policy } from '../policy/schema.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** Whose people they are and what they are called, masked, as far as the reader may see them. Reads these alone, however large the batch is. */
export async function companiesAndNames(
  { database, keys }: Deps,
  batchId: string,
  workerIds: readonly string[],
  policy: Policy,
): Promise<Map<string, { companyId: string; nameMasked: string }>> {
  if (workerIds.length === 0) return new Map();
  const rows = await listWorkerRows(database, batchId, { workerIds: [...workerIds] });
  return new Map(
    rows.flatMap(({ workerId, ...row }) => {
      if (workerId === null) return [];
      const { name } = fromValidRow(keys, { ...row, workerId });
      return [[workerId, { companyId: row.companyId, nameMasked: maskName(name, policy) }] as const];
    }),
  );
}

/** Masked names alone, by worker id. */
export async function namesOf(
  deps: Deps,
  batchId: string,
  workerIds: readonly string[],
  policy: Policy,
): Promise<Map<string, string>> {
  const people = await companiesAndNames(deps, batchId, workerIds, policy);
  return new Map([...people].map(([workerId, { nameMasked }]) => [workerId, nameMasked]));
}
