import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, systemActor } from '../../src/db/actor.ts';
import { appendAudit, listAudit, verifyAudit } from '../../src/db/audit.ts';
import { type Database, databaseAs } from '../../src/db/pool.ts';
import { databases, type TestDatabase } from '../support/database.ts';

const server = databases();
let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await server.create();
  database = databaseAs(test.pool, systemActor('test'));
  for (const objectId of ['a', 'b', 'c', 'd']) {
    await appendAudit(database, {
      action: 'x.do',
      objectKind: 'x',
      objectId,
      before: { n: 1.5 },
      after: { 名: '张*' },
    });
  }
});

const all = { limit: 100, beforeSeq: null, objectId: null };

/** The owner changes the log behind the application's back, with its triggers off; the change is taken back afterwards. */
async function tamper(statement: string): Promise<{ brokenAt: number | null; head: string }> {
  const client = await test.owner.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    await client.query(statement);
    return await verifyAudit(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('the audit log', () => {
  it('keeps who, what and from where, as the data layer knows it and not as a caller says', async () => {
    const actor: Actor = {
      ...systemActor('test'),
      role: 'dispatcher',
      userId: '00000000-0000-4000-8000-000000000001',
      login: 'wang',
      address: '10.0.0.1',
      requestId: 'r1',
    };
    const wang = database.as(actor);
    await wang.query(
      `insert into audit_log (seq, at, actor, action, object_kind, object_id, prev_hash, hash)
       values (999, '1999-01-01', '{"login":"li"}', 'y.do', 'y', 'e', '', '')`,
    );
    const [entry] = await listAudit(database, { ...all, limit: 1 });
    expect(entry).toMatchObject({
      seq: 5,
      action: 'y.do',
      actor: { login: 'wang', address: '10.0.0.1', requestId: 'r1' },
    });
    expect(entry!.at.getFullYear()).toBeGreaterThan(2000);
    expect(await listAudit(wang, all)).toEqual([]);
  });

  it('cannot be changed by the application, nor by mistake by its owner', async () => {
    for (const statement of [`update audit_log set action = 'z'`, 'delete from audit_log', 'truncate audit_log']) {
      await expect(database.query(statement)).rejects.toThrow(/permission denied/);
      await expect(test.owner.query(statement)).rejects.toThrow(/append-only/);
    }
    expect(await verifyAudit(database)).toMatchObject({ brokenAt: null });
  });

  it('is one chain without gaps, however many write at once and roll back', async () => {
    const before = await verifyAudit(database);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        database
          .transaction(async (db) => {
            await appendAudit(db, { action: 'x.do', objectKind: 'x', objectId: `p${n}` });
            if (n % 4 === 0) throw new Error('rolled back');
          })
          .catch(() => undefined),
      ),
    );
    expect(await verifyAudit(database)).toMatchObject({ entries: before.entries + 15, brokenAt: null });
  });

  it.each([
    ['a changed entry', `update audit_log set after = '{"名":"李*"}' where seq = 2`, 2],
    ['a changed actor', `update audit_log set actor = '{"login":"li"}' where seq = 3`, 3],
    ['a changed time', `update audit_log set at = at + interval '1 microsecond' where seq = 1`, 1],
    ['an entry taken out', 'delete from audit_log where seq = 2', 3],
    ['the first entry taken out', 'delete from audit_log where seq = 1', 2],
    [
      'two entries swapped',
      `update audit_log set seq = case seq when 2 then -3 when 3 then -2 else seq end;
      update audit_log set seq = -seq where seq < 0`,
      2,
    ],
  ])('tells where it is broken: %s', async (_, statement, brokenAt) => {
    expect((await tamper(statement)).brokenAt).toBe(brokenAt);
  });

  it('cut off at its end has another head', async () => {
    const { head } = await verifyAudit(database);
    const cut = await tamper('delete from audit_log where seq = (select max(seq) from audit_log)');
    expect(cut.brokenAt).toBeNull();
    expect(cut.head).not.toBe(head);
  });
});
