import { type Actor, systemActor } from '../../../db/actor.ts';
import { appendAudit } from '../../../db/audit.ts';
import { type BatchRow, listBatches } from '../../../db/batches.ts';
import { listCompanies } from '../../../db/companies.ts';
import { listWorkerRows } from '../../../db/intakeRows.ts';
import { findOrganisation, listOrganisations } from '../../../db/organisations.ts';
import { allRows } from '../../../db/page.ts';
import { listPlans } from '../../../db/plans.ts';
import { listRequests } from '../../../db/requests.ts';
import { listRequestFiles } from '../../../db/rosterFiles.ts';
import { listSurveys } from '../../../db/surveys.ts';
import { AppError } from '../../../errors.ts';
import { loadApplication } from '../applications/content.ts';
import type { ServerDeps } from '../deps.ts';
import { type DocumentsOf, listDocuments, readContent } from '../documents/documents.ts';
import { loadDocument } from '../loadDocument.ts';
import { openSentFile } from '../openSentFile.ts';
import { requestReport } from '../requestReport.ts';
import { fromValidRow } from '../sealRows.ts';
import { openProfile } from './profile.ts';

/** A file of an export; `path` below its folder, with slashes. */
export interface ExportFile {
  path: string;
  bytes: Uint8Array;
}

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/**
 * Everything that is held of one company, in the open: its profile, surveys, documents, applications, rosters as sent and as read, and
 * its part of every plan. It is read as the company itself would read it, so that nothing of anybody else gets in. Audited.
 *
 * @param company its id, or its code where only one company has it
 * @throws AppError `not_found`; `conflict` where several companies have the code
 */
export async function exportCompany(deps: Deps, company: string): Promise<ExportFile[]> {
  const orgId = await findOrgId(deps, company);
  const own: Deps = { ...deps, database: deps.database.as(companyActor(orgId)) };
  const profile = openProfile(deps.keys, (await findOrganisation(own.database, orgId))!);
  const surveys = await listSurveys(own.database, orgId, allRows);
  const files = [
    jsonFile('company.json', { format: 'jieyun.company/1', exportedAt: new Date().toISOString(), profile, surveys }),
    ...(await documentFiles(own, { orgId }, 'documents')),
  ];
  for (const batch of await listBatches(own.database)) {
    for (const { companyId } of await listCompanies(own.database, batch.batchId)) {
      files.push(...(await batchFiles(own, batch, companyId)));
    }
  }
  const after = { files: files.length };
  await appendAudit(deps.database, { action: 'company.export', objectKind: 'company', objectId: orgId, after });
  return files;
}

/** The company, whom the ownership rules show what is its own. */
function companyActor(orgId: string): Actor {
  return { ...systemActor('export'), role: 'hr', orgId };
}

async function findOrgId({ database }: Deps, company: string): Promise<string> {
  const all = await listOrganisations(database, allRows);
  const found = all.filter(({ orgId, code }) => orgId === company || code === company);
  if (found.length === 0) throw new AppError('not_found', `there is no company ${company}`);
  if (found.length > 1) {
    const ids = found.map(({ orgId, name }) => `${orgId} ${name}`).join('; ');
    throw new AppError('conflict', `several companies have the code ${company}: ${ids}`);
  }
  return found[0]!.orgId;
}

async function batchFiles(deps: Deps, batch: BatchRow, companyId: string): Promise<ExportFile[]> {
  const { database, keys } = deps;
  const { batchId, name, serviceDate } = batch;
  const folder = `batches/${batchId}/${companyId}`;
  const { application } = await loadApplication(database, keys, batchId, companyId);
  const people = await listWorkerRows(database, batchId, { companyId });
  const files = await documentFiles(deps, { batchId, companyId }, `${folder}/documents`);
  const requests = [];
  for (const { requestId } of await listRequests(database, batchId)) {
    const { request, rejected, warnings } = await requestReport(deps, requestId);
    requests.push({ ...request, rejectedRows: rejected, warningList: warnings });
    for (const sent of await listRequestFiles(database, requestId)) {
      const { name: file, bytes } = openSentFile(keys, sent);
      files.push({ path: `${folder}/rosters/${requestId}/${file}`, bytes });
    }
  }
  for (const { planId, status } of await listPlans(database, batchId)) {
    if (status === 'done') files.push(jsonFile(`${folder}/plan-${planId}.json`, await loadDocument(deps, planId)));
  }
  const rows = people.map(({ withdrawal, withdrawalReason, clash, ...row }) => {
    const person = fromValidRow(keys, { ...row, withdrawal, withdrawalReason, clash, workerId: row.workerId ?? '' });
    return { ...person, withdrawal, withdrawalReason, clash };
  });
  const record = { batchId, name, serviceDate, companyId, application, requests, people: rows };
  return [jsonFile(`${folder}/batch.json`, record), ...files];
}

async function documentFiles(deps: Deps, of: DocumentsOf, folder: string): Promise<ExportFile[]> {
  const files: ExportFile[] = [];
  for (const { documentId, name, kind } of await listDocuments(deps, of)) {
    files.push({ path: `${folder}/${kind}-${documentId}-${name}`, bytes: await readContent(deps, documentId) });
  }
  return files;
}

function jsonFile(path: string, content: unknown): ExportFile {
  return { path, bytes: Buffer.from(`${JSON.stringify(content, null, 2)}\n`, 'utf8') };
}
