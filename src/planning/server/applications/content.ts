import type { ApplicationState } from '../../../contract/api/applications.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { openText, seal } from '../../../crypto/seal.ts';
import { type ApplicationRow, findApplication } from '../../../db/applications.ts';
import { type BatchRow, findBatch, lockBatch } from '../../../db/batches.ts';
import { type CompanyRow, findCompany } from '../../../db/companies.ts';
import { findOrganisation, type ProfileRow } from '../../../db/organisations.ts';
import type { Queryable } from '../../../db/pool.ts';
import { AppError } from '../../../errors.ts';
import { openCompany } from '../companies/sealCompany.ts';

/** An application, opened. Holds personal data of the contact. */
export interface Application {
  batchId: string;
  companyId: string;
  orgId: string;
  state: ApplicationState;
  contact: string;
  phone: string;
  receiveFrom: string | null;
  receiveTo: string | null;
  isolationPlan: string;
  /** Why it was returned; null otherwise. */
  reason: string | null;
  firstSubmittedAt: Date | null;
  submittedAt: Date | null;
  decidedAt: Date | null;
  /** 0 where nobody has begun it. */
  version: number;
}

type SealedField = 'contact' | 'phone' | 'isolation_plan' | 'reason';
const placeOf = (batchId: string, companyId: string, column: SealedField) => {
  return { table: 'applications', column, row: `${batchId}/${companyId}` };
};

/** A text of an application as the database keeps it. */
export function sealField(
  keys: KeyRing,
  { batchId, companyId }: Pick<Application, 'batchId' | 'companyId'>,
  column: SealedField,
  text: string,
): Buffer {
  return seal(keys, placeOf(batchId, companyId, column), text);
}

/** What an application belongs to. */
export interface ApplicationPlace {
  batch: BatchRow;
  company: CompanyRow;
  profile: ProfileRow;
  /** As it stands; where nobody has begun it, what the batch knows of the company. */
  application: Application;
}

/** @throws AppError `not_found`, also for another company's */
export async function loadApplication(
  db: Queryable,
  keys: KeyRing,
  batchId: string,
  companyId: string,
): Promise<ApplicationPlace> {
  const batch = await findBatch(db, batchId);
  const company = batch === null ? null : await findCompany(db, batchId, companyId);
  const profile = company === null ? null : await findOrganisation(db, company.orgId);
  if (batch === null || company === null || profile === null) {
    throw new AppError('not_found', 'the batch has no such company');
  }
  const row = await findApplication(db, batchId, companyId);
  const application = row === null ? notBegun(keys, batchId, company) : openApplication(keys, row);
  return { batch, company, profile, application };
}

/** The same, held until the transaction ends. */
export async function lockApplication(
  db: Queryable,
  keys: KeyRing,
  batchId: string,
  companyId: string,
): Promise<ApplicationPlace> {
  await lockBatch(db, batchId);
  return loadApplication(db, keys, batchId, companyId);
}

function openApplication(keys: KeyRing, row: ApplicationRow): Application {
  const { contactSealed, phoneSealed, isolationPlanSealed, reasonSealed, ...plain } = row;
  const opened = (column: SealedField, sealed: Buffer | null) =>
    sealed === null ? '' : openText(keys, placeOf(row.batchId, row.companyId, column), sealed);
  return {
    ...plain,
    contact: opened('contact', contactSealed),
    phone: opened('phone', phoneSealed),
    isolationPlan: opened('isolation_plan', isolationPlanSealed),
    reason: reasonSealed === null ? null : opened('reason', reasonSealed),
  };
}

function notBegun(keys: KeyRing, batchId: string, row: CompanyRow): Application {
  const { companyId, contact, phone, receiveFrom, receiveTo } = openCompany(keys, batchId, row);
  const never = { firstSubmittedAt: null, submittedAt: null, decidedAt: null };
  const told = { contact, phone, receiveFrom, receiveTo, isolationPlan: '', reason: null };
  return { batchId, companyId, orgId: row.orgId, state: 'draft', ...told, ...never, version: 0 };
}
