import type { KeyRing } from '../../crypto/keyRing.ts';
import { listWorkerRows, type WorkerRow } from '../../db/intakeRows.ts';
import { maskId, maskName, maskPhone } from '../../policy/mask.ts';
import type { Policy } from '../../policy/schema.ts';
import type { ServerDeps } from './deps.ts';
import { loadScenario } from './loadScenario.ts';
import { fromValidRow } from './sealRows.ts';

/** A person of a company's roster as lists show him: personal values masked by the batch's policy. */
export interface MaskedWorker {
  claimId: string;
  /** Null until he is accepted and the batch's rosters are complete. */
  workerId: string | null;
  companyId: string;
  /** `planned`, or why he is not: `duplicate_in_batch`, `duplicate_other_company`, `withdrawn`. */
  state: 'planned' | 'duplicate_in_batch' | 'duplicate_other_company' | 'withdrawn';
  /** True where the corrected file lacks him and nobody has decided yet. */
  withdrawalProposed: boolean;
  source: { file: string; sheet: string; row: number };
  nameMasked: string;
  idMasked: string;
  phoneMasked: string;
  adcode: string;
  countyInferred: boolean;
  pickupName: string | null;
}

/** People of a batch, or of one company in it, in reading order. @throws AppError `not_found` */
export async function listWorkers(
  deps: Pick<ServerDeps, 'pool' | 'keys'>,
  batchId: string,
  companyId?: string,
): Promise<MaskedWorker[]> {
  const { policy } = await loadScenario(deps, batchId);
  const rows = await listWorkerRows(deps.pool, batchId, companyId === undefined ? {} : { companyId });
  return rows.map((row) => mask(deps.keys, policy, row));
}

function mask(keys: KeyRing, policy: Policy, row: WorkerRow): MaskedWorker {
  const worker = fromValidRow(keys, { ...row, workerId: row.workerId ?? '' });
  const withdrawn = row.withdrawal === 'confirmed' || row.withdrawal === 'decided';
  return {
    claimId: row.claimId,
    workerId: row.workerId,
    companyId: row.companyId,
    state: withdrawn ? 'withdrawn' : (row.clash ?? 'planned'),
    withdrawalProposed: row.withdrawal === 'proposed',
    source: worker.source,
    nameMasked: maskName(worker.name, policy),
    idMasked: maskId(worker.idNumber, policy),
    phoneMasked: maskPhone(worker.phone, policy),
    adcode: row.adcode,
    countyInferred: row.countyInferred,
    pickupName: row.pickupName,
  };
}
