import type { ApplicationInput } from '../../../contract/api/applications.ts';
import { inBoth } from '../../../contract/bilingualIssues.ts';
import type { KeyRing } from '../../../crypto/keyRing.ts';
import { putApplication } from '../../../db/applications.ts';
import { appendAudit } from '../../../db/audit.ts';
import { publishEvent } from '../../../db/events.ts';
import type { Queryable } from '../../../db/pool.ts';
import { AppError } from '../../../errors.ts';
import { maskContact } from '../companies/profile.ts';
import type { ServerDeps } from '../deps.ts';
import { refuseStale } from '../refuseStale.ts';
import { type Application, type ApplicationPlace, loadApplication, lockApplication, sealField } from './content.ts';

export interface SaveApplication {
  batchId: string;
  companyId: string;
  input: ApplicationInput;
  version: number | null;
}

/**
 * Fills in an application: while it is a draft, or after it was returned. Contact and phone that are left out stay.
 *
 * @throws AppError `not_found`, `precondition_failed`; `conflict` where it is handed in, accepted, or the batch is closed
 */
export async function saveApplication(
  { database, keys }: Pick<ServerDeps, 'database' | 'keys'>,
  { batchId, companyId, input, version }: SaveApplication,
): Promise<ApplicationPlace> {
  return database.transaction(async (db) => {
    const place = await lockApplication(db, keys, batchId, companyId);
    const before = place.application;
    refuseStale(before.version, version);
    refuseClosed(place);
    if (before.state !== 'draft' && before.state !== 'returned') {
      throw new AppError(
        'conflict',
        inBoth({
          zh: '申报已提交，退回后才能修改',
          en: `the application is ${before.state}; only a draft or a returned one is edited`,
        }),
      );
    }
    const { contact = before.contact, phone = before.phone, ...told } = input;
    await storeContent(db, keys, { ...before, ...told, contact, phone });
    await auditApplication(db, 'application.save', before, { ...before, ...told, contact, phone });
    return loadApplication(db, keys, batchId, companyId);
  });
}

/** Stores what an application says. */
export async function storeContent(db: Queryable, keys: KeyRing, application: Application): Promise<void> {
  const { batchId, companyId, orgId, receiveFrom, receiveTo } = application;
  await putApplication(db, {
    ...{ batchId, companyId, orgId, receiveFrom, receiveTo },
    contactSealed: sealField(keys, application, 'contact', application.contact),
    phoneSealed: sealField(keys, application, 'phone', application.phone),
    isolationPlanSealed: sealField(keys, application, 'isolation_plan', application.isolationPlan),
  });
}

/** @throws AppError `conflict` */
export function refuseClosed({ batch }: ApplicationPlace): void {
  if (batch.status === 'closed')
    throw new AppError(
      'conflict',
      inBoth({ zh: '批次已截止，不再接受申报', en: 'the batch is closed and takes no more applications' }),
    );
}

/** Notes a change of an application and tells of it; free text is told by its length. */
export async function auditApplication(
  db: Queryable,
  action: string,
  before: Application,
  after: Application,
): Promise<void> {
  const { batchId, companyId } = before;
  await publishEvent(db, { kind: 'application.edit', objectId: companyId, to: 'company', batchId, companyId });
  await appendAudit(db, {
    action,
    objectKind: 'application',
    objectId: `${batchId}/${companyId}`,
    batchId,
    before: shown(before),
    after: shown(after),
  });
}

function shown({ state, contact, phone, receiveFrom, receiveTo, isolationPlan }: Application) {
  const isolationPlanLetters = isolationPlan.length;
  return { state, ...maskContact({ contact, phone }), receiveFrom, receiveTo, isolationPlanLetters };
}
