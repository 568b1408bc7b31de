import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { readKeyRing } from '../../src/crypto/keyRing.ts';
import { systemActor } from '../../src/db/actor.ts';
import { databaseAs, type Pool } from '../../src/db/pool.ts';
import { createBatch } from '../../src/planning/server/createBatch.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { openKeys } from '../../src/planning/server/openKeys.ts';
import { processRequest } from '../../src/planning/server/processRequest.ts';
import { requestPlan } from '../../src/planning/server/requestPlan.ts';
import { runPlan } from '../../src/planning/server/runPlan.ts';
import { submitRequest } from '../../src/planning/server/submitRequest.ts';
import { databases } from '../support/database.ts';
import { person } from '../support/people.ts';
import { calm, randomKeys, serverWork } from '../support/serverWork.ts';
import { smallScenario } from '../support/smallScenario.ts';

/** Values that occur nowhere else; each must be found in no table and no log line. */
const marked = {
  name: '欧阳暗记',
  id: person(77).id,
  phone: '13877778888',
  remark: '备注暗记七七',
  rejectedName: '司马明码',
  rejectedId: person(78).id,
  badPhone: '139000',
  fever: '38.9',
  driver: '王师傅标记',
  driverPhone: '13900000001',
  contact: '联系人标记',
  contactPhone: '13700000001',
};

const server = databases();
let deps: WorkDeps;
let owner: Pool;
let log = '';

beforeAll(async () => {
  const database = await server.create();
  owner = database.owner;
  const sink = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  });
  const store = { kind: 'postgres', databaseUrl: database.url } as const;
  deps = serverWork(database, store, { log: pino({ level: 'trace' }, sink) });
  const batchId = await createBatch(deps, { scenario: smallScenario('marked'), policyChoice: {} });
  const csv = [
    '姓名,身份证号,手机号,上车点,体温,备注',
    `${marked.name},${marked.id},${marked.phone},安徽省阜阳市临泉县,36.5,${marked.remark}`,
    `${marked.rejectedName},${marked.rejectedId},${marked.badPhone},安徽省阜阳市临泉县,${marked.fever},`,
  ].join('\n');
  const files = [{ name: 'a.csv', bytes: new TextEncoder().encode(csv) }];
  const { requestId } = await submitRequest(deps, { batchId, companyId: 'C001', files });
  await processRequest(deps, requestId, calm);
  const options = { seconds: 1, threads: 1, locale: 'zh-CN' } as const;
  const planId = await requestPlan(deps, { batchId, options, seed: 1 });
  await runPlan(deps, planId, calm);
});

afterAll(() => deps.queues.close());

/** Every value of every table of the database, BullMQ's included, as text. */
async function dump(): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'bullmq') and table_type = 'BASE TABLE'`,
  );
  let text = '';
  for (const { name } of tables) {
    const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t`);
    text += rows.map(({ row }) => row).join('\n');
  }
  return text;
}

/** A temperature is not to be found in the seconds of a clock. */
function withoutClocks(text: string): string {
  return text.replace(/\d\d:\d\d:\d\d(\.\d+)?/g, '');
}

describe('personal and health data', () => {
  it('stand in no table as plain text or as bytes of it', async () => {
    const text = withoutClocks(await dump());
    expect(text).toContain('marked');
    for (const [what, value] of Object.entries(marked)) {
      expect({ what, found: text.includes(value) }).toEqual({ what, found: false });
      const hex = Buffer.from(value, 'utf8').toString('hex');
      // four digits occur in random hex now and then
      if (hex.length > 12) expect({ what, found: text.includes(hex) }).toEqual({ what, found: false });
    }
    expect(text).not.toContain('health_excluded');
  });

  it('stand in no log line', () => {
    for (const [what, value] of Object.entries(marked)) {
      expect({ what, found: withoutClocks(log).includes(value) }).toEqual({ what, found: false });
    }
  });
});

describe('openKeys', () => {
  it('accepts the keys of the database in any order and new ones, and refuses others', async () => {
    const database = databaseAs((await server.create()).pool, systemActor('test'));
    const old = randomKeys('a');
    const newer = randomKeys('b');
    await openKeys(database, readKeyRing(old));
    await openKeys(database, readKeyRing(old));
    await openKeys(database, readKeyRing(`${newer},${old}`));

    await expect(openKeys(database, readKeyRing(old))).rejects.toMatchObject({ code: 'config_invalid' });
    await openKeys(database, readKeyRing(`${old},${newer}`));
    await expect(openKeys(database, readKeyRing(`${newer},${randomKeys('a')}`))).rejects.toMatchObject({
      code: 'config_invalid',
    });
  });
});
