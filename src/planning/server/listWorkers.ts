import type { WithdrawalReason } from '../../contract/planInput.ts';
import { idTypes } from '../../contract/worker.ts';
import type { KeyRing } from '../../crypto/keyRing.ts';
import { identityHash, lastFourHash } from '../../crypto/lookupHash.ts';
import { listNotAdmitted } from '../../db/applications.ts';
import { appendAudit } from '../../db/audit.ts';
import { listWorkerRows } from '../../db/intakeRows.ts';
import type { Page } from '../../db/page.ts';
import { type ListedWorkerRow, listWorkerPage } from '../../db/workerPages.ts';
import { maskId, maskName, maskPhone } from '../../policy/mask.ts';
import type { Policy } from '../../policy/schema.ts';
import type { ServerDeps } from './deps.ts';
import { loadBatch } from './loadScenario.ts';
import { normaliseIdNumber } from './persons/findPerson.ts';
import { openRowText } from './sealRows.ts';

/** `planned`, asked for twice, withdrawn, or of a company whose application is not accepted yet. */
export type WorkerState =
  | 'planned'
  | 'duplicate_in_batch'
  | 'duplicate_other_company'
  | 'withdrawn'
  | 'awaiting_application';

/** A person of a company's roster as lists show him: personal values masked by the batch's policy. */
export interface MaskedWorker {
  claimId: string;
  /** Key of the list's page that begins after him. */
  rowId: string;
  /** Version of the claim. */
  version: number;
  /** Null until he is accepted and the batch's rosters are complete. */
  workerId: string | null;
  companyId: string;
  /** `planned`, or why he is not. */
  state: WorkerState;
  /** True where the corrected file lacks him and nobody has decided yet. */
  withdrawalProposed: boolean;
  /** Why he was withdrawn; null where nobody said, or he was not. */
  withdrawalReason: WithdrawalReason | null;
  source: { file: string; sheet: string; row: number };
  nameMasked: string;
  idMasked: string;
  phoneMasked: string;
  adcode: string;
  countyInferred: boolean;
  pickupName: string | null;
}

/** People of a batch, or of one company in it, in reading order, as far as the reader may see them. @throws AppError `not_found` */
export async function listWorkers(
  deps: Pick<ServerDeps, 'database' | 'keys'>,
  batchId: string,
  page: Page & { companyId?: string | undefined },
): Promise<MaskedWorker[]> {
  const [{ policy }, rows, notAdmitted] = await deps.database.snapshot((db) =>
    Promise.all([loadBatch(db, batchId), listWorkerPage(db, batchId, page), listNotAdmitted(db, batchId)]),
  );
  return rows.map((row) => mask(deps.keys, policy, row, notAdmitted));
}

/** What somebody is looked for by. */
export type PersonSearch = { idNumber: string } | { idLast4: string };

/** A search that finds more than this many is too wide to be of use. */
const foundMax = 50;

/**
 * People of a batch by ID number or its last four signs, masked, as far as the reader may see them. That somebody looked is
 * audited, not for whom.
 *
 * @throws AppError `not_found`
 */
export async function searchWorkers(
  deps: Pick<ServerDeps, 'database' | 'keys'>,
  batchId: string,
  search: PersonSearch,
): Promise<MaskedWorker[]> {
  const { keys } = deps;
  return deps.database.transaction(async (db) => {
    const { policy } = await loadBatch(db, batchId);
    const part =
      'idNumber' in search
        ? { identityHashes: idTypes.map((idType) => identityHash(keys, idType, normaliseIdNumber(search.idNumber))) }
        : { lastFourHash: lastFourHash(keys, batchId, search.idLast4) };
    const rows = await listWorkerRows(db, batchId, part, { limit: foundMax, after: null });
    const after = { by: 'idNumber' in search ? 'idNumber' : 'idLast4', found: rows.length };
    await appendAudit(db, { action: 'person.search', objectKind: 'batch', objectId: batchId, batchId, after });
    const notAdmitted = await listNotAdmitted(db, batchId);
    return rows.map((row) => mask(keys, policy, row, notAdmitted));
  });
}

function mask(keys: KeyRing, policy: Policy, row: ListedWorkerRow, notAdmitted: ReadonlySet<string>): MaskedWorker {
  const withdrawn = row.withdrawal === 'confirmed' || row.withdrawal === 'decided';
  const admitted = notAdmitted.has(row.companyId) ? 'awaiting_application' : 'planned';
  return {
    claimId: row.claimId,
    rowId: row.rowId,
    version: row.version,
    workerId: row.workerId,
    companyId: row.companyId,
    state: withdrawn ? 'withdrawn' : (row.clash ?? admitted),
    withdrawalProposed: row.withdrawal === 'proposed',
    withdrawalReason: row.withdrawalReason,
    source: { file: row.file, sheet: row.sheet, row: row.rowNo },
    nameMasked: maskName(openRowText(keys, row.rowId, 'name', row.nameSealed), policy),
    idMasked: maskId(openRowText(keys, row.rowId, 'id_number', row.idNumberSealed), policy),
    phoneMasked: maskPhone(openRowText(keys, row.rowId, 'phone', row.phoneSealed), policy),
    adcode: row.adcode,
    countyInferred: row.countyInferred,
    pickupName: row.pickupName,
  };
}
