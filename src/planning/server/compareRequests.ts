import { inBoth } from '../../contract/bilingualIssues.ts';
import type { Worker } from '../../contract/worker.ts';
import type { Queryable } from '../../db/pool.ts';
import { findPredecessor, findRequest, type RequestRow } from '../../db/requests.ts';
import { AppError } from '../../errors.ts';
import { maskId, maskName, maskPhone } from '../../policy/mask.ts';
import type { Policy } from '../../policy/schema.ts';
import { type ComparedField, compareRosters } from '../../roster/compareRosters.ts';
import type { ServerDeps } from './deps.ts';
import { loadBatch } from './loadScenario.ts';
import { faultyRows, readSent, type SentReading } from './readSent.ts';

/** A person of a comparison, masked, with where he stands. */
export interface ComparedPerson {
  nameMasked: string;
  idMasked: string;
  file: string;
  sheet: string;
  row: number;
}

/** What a request changed. */
export interface RequestDiff {
  requestId: string;
  /** The request compared with; null where there is none before. */
  against: string | null;
  added: ComparedPerson[];
  dropped: ComparedPerson[];
  changed: (ComparedPerson & { fields: { field: ComparedField; before: string; after: string }[] })[];
  unchanged: number;
  faultyRows: { before: number; after: number };
}

/**
 * What a request changed against an earlier one of the same company, file by file of the same name: people added, dropped and changed,
 * all masked. A file that only the earlier one has is no part of the comparison: it still counts.
 *
 * @throws AppError `not_found`; `conflict` where the two are not of the same company and batch
 */
export async function compareRequests(
  deps: Pick<ServerDeps, 'database' | 'keys' | 'rosters'>,
  { requestId, against }: { requestId: string; against: string | null },
): Promise<RequestDiff> {
  const { database } = deps;
  const later = await knownRequest(database, requestId);
  const earlier = against === null ? await findPredecessor(database, requestId) : await knownRequest(database, against);
  if (earlier !== null && (earlier.batchId !== later.batchId || earlier.companyId !== later.companyId)) {
    throw new AppError(
      'conflict',
      inBoth({ zh: '两份名单不属于同一企业和批次', en: 'the requests are not of the same company and batch' }),
    );
  }
  const { policy } = await loadBatch(database, later.batchId);
  const after = await readSent(deps, later);
  const before = earlier === null ? [] : await readSent(deps, earlier, new Set(after.map(({ name }) => name)));
  const { added, dropped, changed, unchanged } = compareRosters(peopleOf(before), peopleOf(after));
  return {
    requestId,
    against: earlier?.requestId ?? null,
    added: added.map((worker) => masked(policy, worker)),
    dropped: dropped.map((worker) => masked(policy, worker)),
    changed: changed.map((change) => ({
      ...masked(policy, change.after),
      fields: change.fields.map((field) => {
        return { field, before: shown[field](change.before, policy), after: shown[field](change.after, policy) };
      }),
    })),
    unchanged,
    faultyRows: {
      before: faultyRows(before.map(({ intake }) => intake)),
      after: faultyRows(after.map(({ intake }) => intake)),
    },
  };
}

async function knownRequest(database: Queryable, requestId: string): Promise<RequestRow> {
  const request = await findRequest(database, requestId);
  if (request === null) throw new AppError('not_found', 'there is no such request');
  return request;
}

function peopleOf(readings: readonly SentReading[]): Worker[] {
  return readings.flatMap(({ intake }) => intake.workers);
}

function masked(policy: Policy, { name, idNumber, source }: Worker): ComparedPerson {
  return { nameMasked: maskName(name, policy), idMasked: maskId(idNumber, policy), ...source };
}

/** How a value is shown. Of a remark, which may tell of somebody's health, and of other people's names only that they differ. */
const shown: Record<ComparedField, (worker: Worker, policy: Policy) => string> = {
  name: ({ name }, policy) => maskName(name, policy),
  phone: ({ phone }, policy) => maskPhone(phone, policy),
  county: ({ adcode }) => adcode,
  pickup: ({ pickupName }) => pickupName ?? '',
  sex: ({ sex }) => sex ?? '',
  remark: ({ remark }) => (remark === null ? '' : '***'),
  companions: ({ companions }) => (companions === null ? '' : '***'),
};
