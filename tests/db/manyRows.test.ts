import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noteClaims } from '../../src/db/claims.ts';
import { insertRosterFiles, takeEffect } from '../../src/db/rosterFiles.ts';
import { insertRows, type ValidRow } from '../../src/db/rosterRows.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { numberWhenComplete, refreshBatch } from '../../src/planning/server/refreshBatch.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';

/** What reading does with a roster of thousands in one transaction: rows that no statistics know of yet. */
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;

const people = 2_000;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url });
});

afterAll(() => deps.queues.close());

const newBatch = () => createBatch(deps, { scenario: smallScenario(randomUUID()), policyChoice: {} });

/** A row of nobody in particular; what is sealed is never opened here. */
function rowOf(fileId: string, n: number): ValidRow {
  const sealed = Buffer.alloc(60, n);
  const identityHash = createHash('sha256').update(`person ${n}`).digest();
  return {
    ...{ rowId: randomUUID(), fileId, ordinal: n, sheet: '', rowNo: n + 2, companyId: 'C001', idCell: `B${n + 2}` },
    ...{ identityHash, lastFourHash: identityHash.subarray(0, 8), idType: 'resident' },
    ...{ idNumberSealed: sealed, nameSealed: sealed, phoneSealed: sealed, birthDateSealed: null, remarkSealed: null },
    ...{
      companionsSealed: null,
      sex: 'M',
      adcode: '341221',
      countyInferred: false,
      pickupName: null,
      lng: 115,
      lat: 33,
    },
  };
}

/** Stores so many people of one roster and settles the batch, in one transaction. @returns milliseconds of either */
async function readRoster(batchId: string, count: number): Promise<{ store: number; settle: number }> {
  const requestId = randomUUID();
  const fileId = randomUUID();
  return deps.database.transaction(async (db) => {
    await db.query('insert into requests (request_id, batch_id, company_id, from_folder) values ($1, $2, $3, false)', [
      requestId,
      batchId,
      'C001',
    ]);
    const content = Buffer.alloc(1);
    const file = { fileId, ordinal: 0, name: 'many.csv', contentHash: content, sizeBytes: 1, contentSealed: content };
    await insertRosterFiles(db, { requestId, batchId }, [file]);
    await takeEffect(db, requestId, [{ fileId, dataRows: count, warningsSealed: null, warningCount: 0 }]);
    const rows = Array.from({ length: count }, (_, n) => rowOf(fileId, n));
    const start = performance.now();
    await noteClaims(db, batchId, rows);
    await insertRows(db, batchId, rows);
    const stored = performance.now();
    await db.query(`update requests set status = 'done' where request_id = $1`, [requestId]);
    await refreshBatch(db, batchId);
    await numberWhenComplete(db, batchId);
    return { store: stored - start, settle: performance.now() - stored };
  });
}

describe('a roster of thousands', () => {
  it('is settled in about the time that storing it takes, not in its square', async () => {
    // statistics know of another batch, and hence think that of this one there is hardly a row
    await readRoster(await newBatch(), 300);
    await database.owner.query('analyze');
    const batchId = await newBatch();
    const { store, settle } = await readRoster(batchId, people);
    const { rows } = await deps.database.query(
      'select max(number) as highest, count(distinct number)::integer as given from claims where batch_id = $1',
      [batchId],
    );
    expect(rows).toEqual([{ highest: people, given: people }]);
    // comparing each row with each takes many times as long as storing them
    expect(settle / store).toBeLessThan(4);
  });
});
