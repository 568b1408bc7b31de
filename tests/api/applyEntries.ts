import { randomUUID } from 'node:crypto';
import { findOrganisation } from '../../src/db/organisations.ts';
import { loadApplication } from '../../src/planning/server/applications/content.ts';
import { decideApplication } from '../../src/planning/server/applications/decideApplication.ts';
import { saveApplication } from '../../src/planning/server/applications/saveApplication.ts';
import { submitApplication } from '../../src/planning/server/applications/submitApplication.ts';
import { storeDocuments } from '../../src/planning/server/documents/documents.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { pdfFile } from '../support/documents.ts';
import { person, rosterCsv } from '../support/people.ts';
import { calm } from '../support/serverWork.ts';
import type { Call, Entry } from './matrixEntries.ts';
import type { MatrixWorld, Who } from './matrixWorld.ts';

const all: readonly Who[] = ['hr', 'dispatcher', 'desk', 'warden', 'admin'];
const planners: readonly Who[] = ['dispatcher', 'admin'];
const senders: readonly Who[] = ['hr', 'dispatcher', 'admin'];
const nowhere = '00000000-0000-4000-8000-000000000000';
const pdf = () => [{ name: '证明.pdf', bytes: pdfFile(randomUUID()) }];

/** The same call about C001, which is hr's own, about C002, and about a company that is not there. */
const company = (call: (world: MatrixWorld, orgId: string) => Call | Promise<Call>) => ({
  own: (world: MatrixWorld) => call(world, world.own.orgIds.C001!),
  foreign: (world: MatrixWorld) => call(world, world.own.orgIds.C002!),
  missing: (world: MatrixWorld) => call(world, nowhere),
});
const member = (call: (world: MatrixWorld, companyId: string) => Call | Promise<Call>) => ({
  own: (world: MatrixWorld) => call(world, 'C001'),
  foreign: (world: MatrixWorld) => call(world, 'C002'),
  missing: (world: MatrixWorld) => call(world, 'C999'),
});
/** The same call about a request of C001 that was just read, about one of C002, and about one that is not there. */
const request = (call: (requestId: string, file: string) => Call) => ({
  own: async (world: MatrixWorld) => call(...(await readRequest(world, 'C001'))),
  foreign: async (world: MatrixWorld) => call(...(await readRequest(world, 'C002'))),
  missing: () => call(nowhere, 'x.csv'),
});

async function readRequest({ deps, own }: MatrixWorld, companyId: string): Promise<[requestId: string, file: string]> {
  const name = `${companyId}-${randomUUID()}.csv`;
  const files = [{ name, bytes: rosterCsv([person(companyId === 'C001' ? 1 : 3)]) }];
  const { requestId } = await submitRequest(deps, { batchId: own.batchId, companyId, files });
  await processRequest(deps, requestId, calm);
  return [requestId, name];
}

/** Somebody of C001 of whom nothing else in the world speaks. */
async function someoneNew({ deps, own }: MatrixWorld): Promise<string> {
  const { id } = person(500);
  const files = [{ name: `${randomUUID()}.csv`, bytes: rosterCsv([person(500)]) }];
  // rosters that other calls have sent would keep the batch waiting
  await deps.database.query(`delete from requests where status = 'received'`);
  const { requestId } = await submitRequest(deps, { batchId: own.batchId, companyId: 'C001', files });
  await processRequest(deps, requestId, calm);
  return id;
}

const paramsOf = ({ own }: MatrixWorld, companyId: string) => ({ batchId: own.batchId, companyId });
const input = { receiveFrom: null, receiveTo: null, isolationPlan: '单人单间 14 天' };

type Stage = 'none' | 'draft' | 'submitted' | 'accepted';

/** Brings a company's application to a stage, whatever it was before. @returns its version, 0 for a company that is not there */
async function stage(world: MatrixWorld, companyId: string, wanted: Stage): Promise<number> {
  if (companyId === 'C999') return 0;
  const { deps } = world;
  const place = { batchId: world.own.batchId, companyId };
  await deps.database.query('delete from applications where batch_id = $1 and company_id = $2', [
    place.batchId,
    companyId,
  ]);
  if (wanted !== 'none') await saveApplication(deps, { ...place, input, version: null });
  if (wanted === 'submitted' || wanted === 'accepted') await submitApplication(deps, { ...place, version: null });
  if (wanted === 'accepted') await decideApplication(deps, { ...place, decision: 'accept', version: null });
  return (await loadApplication(deps.database, deps.keys, place.batchId, companyId)).application.version;
}

async function companyVersion({ database }: MatrixWorld, orgId: string): Promise<number> {
  return (await findOrganisation(database, orgId))?.version ?? 1;
}

async function document(world: MatrixWorld, orgId: string): Promise<Call> {
  if (orgId === nowhere) return { params: { documentId: nowhere } };
  const [stored] = await storeDocuments(world.deps, { orgId }, 'other', pdf());
  return { params: { documentId: stored!.documentId } };
}

/** Entries of companies, documents, applications and what belongs to them. */
export const applyEntries: Record<string, Entry> = {
  listCompanies: { who: all, ok: 200, own: () => ({}) },
  createCompany: {
    who: planners,
    ok: 201,
    own: () => ({ json: { code: `K${randomUUID()}`, name: '新企业', lng: 120.8, lat: 32 } }),
  },
  readCompany: { who: all, ok: 200, ...company((_, orgId) => ({ params: { orgId } })) },
  editCompany: {
    who: senders,
    ok: 200,
    ...company(async (world, orgId) => ({
      params: { orgId },
      json: { headcount: 30 },
      version: await companyVersion(world, orgId),
    })),
  },
  revealContact: {
    who: all,
    ok: 200,
    ...company((_, orgId) => ({ params: { orgId }, json: { purpose: 'contact_company' } })),
  },

  uploadCompanyDocuments: {
    who: senders,
    ok: 201,
    ...company((_, orgId) => ({ params: { orgId }, query: { kind: 'other' }, files: pdf() })),
  },
  listCompanyDocuments: { who: senders, ok: 200, ...company((_, orgId) => ({ params: { orgId } })) },
  uploadApplicationDocuments: {
    who: senders,
    ok: 201,
    ...member(async (world, companyId) => {
      await stage(world, companyId, 'draft');
      return { params: paramsOf(world, companyId), query: { kind: 'isolation_plan' }, files: pdf() };
    }),
  },
  listApplicationDocuments: {
    who: senders,
    ok: 200,
    ...member((world, companyId) => ({ params: paramsOf(world, companyId) })),
  },
  readDocument: { who: senders, ok: 200, ...company(document) },
  deleteDocument: { who: senders, ok: 204, ...company(document) },

  listApplications: {
    who: senders,
    ok: 200,
    own: ({ own }) => ({ params: { batchId: own.batchId } }),
    foreign: ({ foreign }) => ({ params: { batchId: foreign.batchId } }),
    missing: () => ({ params: { batchId: nowhere } }),
  },
  readApplication: { who: senders, ok: 200, ...member((world, companyId) => ({ params: paramsOf(world, companyId) })) },
  saveApplication: {
    who: senders,
    ok: 200,
    ...member(async (world, companyId) => ({
      params: paramsOf(world, companyId),
      json: input,
      version: await stage(world, companyId, 'none'),
    })),
  },
  submitApplication: {
    who: senders,
    ok: 200,
    ...member(async (world, companyId) => ({
      params: paramsOf(world, companyId),
      version: await stage(world, companyId, 'draft'),
    })),
  },
  recallApplication: {
    who: senders,
    ok: 200,
    ...member(async (world, companyId) => ({
      params: paramsOf(world, companyId),
      version: await stage(world, companyId, 'submitted'),
    })),
  },
  decideApplication: {
    who: planners,
    ok: 200,
    ...member(async (world, companyId) => ({
      params: paramsOf(world, companyId),
      json: { decision: 'return', reason: '缺隔离方案' },
      version: await stage(world, companyId, 'submitted'),
    })),
  },

  createSurvey: {
    who: senders,
    ok: 201,
    ...company((_, orgId) => ({
      params: { orgId },
      // a new trade each time: the same figures told again change nothing
      json: { asOf: '2020-02-20', rows: [{ trade: randomUUID(), town: '陈桥街道', needed: 9, present: 4 }] },
    })),
  },
  listSurveys: { who: senders, ok: 200, ...company((_, orgId) => ({ params: { orgId } })) },
  readLabourNeed: { who: senders, ok: 200, own: () => ({}) },
  readStaffRestored: { who: senders, ok: 200, own: () => ({}) },

  fixRows: {
    who: senders,
    ok: 202,
    ...request((requestId, file) => ({
      params: { requestId },
      json: { cells: [{ file, cell: 'A2', value: '王五' }] },
    })),
  },
  listRequestColumns: { who: senders, ok: 200, ...request((requestId) => ({ params: { requestId } })) },
  assignColumns: {
    who: senders,
    ok: 202,
    ...request((requestId) => ({ params: { requestId }, json: { titles: [{ title: '工号', readAs: 'nothing' }] } })),
  },
  compareRequests: { who: senders, ok: 200, ...request((requestId) => ({ params: { requestId } })) },
  downloadBadRows: {
    who: senders,
    ok: 200,
    ...request((requestId) => ({ params: { requestId }, json: { purpose: 'correct_roster' } })),
  },
  withdrawRequest: {
    who: senders,
    ok: 200,
    ...request((requestId) => ({
      params: { requestId },
      json: { decision: 'withdraw', reason: 'not_needed' },
      version: 1,
    })),
  },
  readRosterTemplate: { who: all, ok: 200, own: () => ({}) },
  listWorkerStatus: {
    who: all,
    ok: 200,
    own: ({ own }) => ({ params: { batchId: own.batchId } }),
    foreign: ({ foreign }) => ({ params: { batchId: foreign.batchId } }),
    missing: () => ({ params: { batchId: nowhere } }),
  },

  exportPerson: {
    who: ['admin'],
    ok: 200,
    own: () => ({ json: { idNumber: person(2).id, purpose: 'access_request' } }),
    missing: () => ({ json: { idNumber: person(999).id, purpose: 'access_request' } }),
  },
  erasePerson: {
    who: ['admin'],
    ok: 200,
    own: async (world) => ({ json: { idNumber: await someoneNew(world), purpose: 'erasure_request' } }),
    missing: () => ({ json: { idNumber: person(999).id, purpose: 'erasure_request' } }),
  },

  addBatchCompany: {
    who: planners,
    ok: 201,
    own: async (world) => ({
      params: { batchId: await world.makeBatch() },
      json: { orgId: await world.makeCompany() },
    }),
    missing: async (world) => ({ params: { batchId: nowhere }, json: { orgId: await world.makeCompany() } }),
  },
  removeBatchCompany: {
    who: planners,
    ok: 204,
    own: async (world) => ({ params: { batchId: await world.makeBatch(), companyId: 'C002' } }),
    missing: ({ own }) => ({ params: { batchId: own.batchId, companyId: 'C999' } }),
  },
  readDemand: {
    who: all,
    ok: 200,
    own: ({ own }) => ({ params: { batchId: own.batchId } }),
    foreign: ({ foreign }) => ({ params: { batchId: foreign.batchId } }),
    missing: () => ({ params: { batchId: nowhere } }),
  },
};
