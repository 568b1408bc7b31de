import { performance } from 'node:perf_hooks';
import { describe, expect, it } from '@jest/globals';
import type { RosterFile } from '../../src/contract/scenario.ts';
import { countyRegister } from '../../src/geo/index.ts';
import type { ReadContext } from '../../src/planning/server/deps.ts';
import { rosterTasks } from '../../src/planning/server/rosterTasks.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import type * as Threads from '../../src/service/rosterThreads.ts';
import { person, rosterCsv } from '../support/people.ts';
import { smallScenario } from '../support/smallScenario.ts';

// a thread's entry is compiled
const compiled = new URL('../../dist/src/service/rosterThreads.js', import.meta.url).href;
const { rosterThreads } = (await import(compiled)) as typeof Threads;
const here = rosterTasks(countyRegister());

const context: ReadContext = {
  scenario: smallScenario('threads'),
  policy: resolvePolicy({}).policy!,
  companyId: 'C001',
};
const roster = (people: number): RosterFile => ({
  name: 'list.csv',
  bytes: rosterCsv(Array.from({ length: people }, (_, n) => person(n + 1))),
});
const broken: RosterFile = { name: 'list.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]) };
const [small, large] = [roster(3), roster(900)];
const faulty = { file: 'list.csv', sheet: '', row: 2, companyId: 'C001', cells: [] };

describe('roster threads', () => {
  it('do every task as it is done here, and stay for the next one', async () => {
    const there = rosterThreads({ threads: 1 });
    const fixes = [{ sheet: '', cell: 'A2', value: '李四' }];
    const bad = { tables: await here.badTables(small, [faulty]), whole: [] };
    const redaction = { rows: [{ sheet: '', row: 2 }], companionsOf: [] };
    expect(await there.read(small, context)).toEqual(await here.read(small, context));
    expect((await there.read(small, context)).workers).toHaveLength(3);
    expect(await there.columns(small)).toEqual(await here.columns(small));
    const titles = new Map([['姓名', 'nothing' as const]]);
    expect(await there.retitle(small, titles)).toEqual(await here.retitle(small, titles));
    expect(await there.retitle(broken, titles)).toEqual(broken);
    expect(await there.badTables(small, [faulty])).toEqual(bad.tables);
    expect((await there.badRowsWorkbook(bad, 'en')).length).toBeGreaterThan(1_000);
    expect(await there.fix(small, fixes)).toEqual(await here.fix(small, fixes));
    expect(await there.fix(broken, fixes)).toBeNull();
    expect(await there.redact(small, redaction)).toEqual(await here.redact(small, redaction));
    await expect(there.redact(broken, redaction)).rejects.toThrow();
    expect(await there.columns(small)).toHaveLength(1);
  });

  it('leave this thread free while they read', async () => {
    const there = rosterThreads({ threads: 1 });
    await there.read(small, context);
    const busyShare = async (read: () => Promise<unknown>) => {
      const before = performance.eventLoopUtilization();
      await read();
      return performance.eventLoopUtilization(before).utilization;
    };
    expect(await busyShare(() => here.read(large, context))).toBeGreaterThan(0.8);
    expect(await busyShare(() => there.read(large, context))).toBeLessThan(0.5);
  });

  it('that take too long are ended and refused, and others go on; too many are not let wait', async () => {
    const there = rosterThreads({ threads: 1, deadlineMs: 1, waitingMax: 1 });
    const orders = await Promise.allSettled([1, 2, 3].map(() => there.read(large, context)));
    const refusal = { status: 'rejected', reason: expect.objectContaining({ code: 'unavailable' }) };
    expect(orders).toEqual([refusal, refusal, refusal]);
    expect(orders.map((one) => String((one as PromiseRejectedResult).reason.message))).toEqual([
      expect.stringContaining('too long'),
      expect.stringContaining('too long'),
      expect.stringContaining('too many'),
    ]);
    expect(await rosterThreads().columns(small)).toHaveLength(1);
  });
});
