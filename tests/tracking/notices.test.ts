import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { makeNotices } from '../../src/tracking/notices/makeNotices.ts';
import type { OutgoingMessage } from '../../src/tracking/notices/sender.ts';
import { readSendings, sendNotices } from '../../src/tracking/notices/sendNotices.ts';
import { actorOf } from '../support/accounts.ts';
import { databases } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeWorld, type World } from '../support/world.ts';

/** C001-001 and C001-002 ride in T01, 苏F·B1234, from 临泉县客运站 at 06:05 on 24 February. */
const server = databases();
let deps: WorkDeps;
let world: World;
let hr: WorkDeps;

beforeAll(async () => {
  const database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  world = await makeWorld(deps);
  hr = { ...deps, database: deps.database.as(actorOf(world.users.hr)) };
});

afterAll(() => deps.queues.close());

const own = () => ({ planId: world.own.planId, companyId: 'C001' });
const statesOf = async (by: WorkDeps) => (await makeNotices(by, own())).rows.map(({ state }) => state);

describe('notices to workers', () => {
  it('say bus, day, time, place, seat and phone, in both languages, and name nobody', async () => {
    const { rows } = await makeNotices(hr, own());
    expect(rows).toHaveLength(2);
    const [first] = rows;
    expect(first).toMatchObject({ state: 'new', tripId: 'T01', workerId: 'C001-001' });
    for (const text of [first!.text.zh, first!.text.en])
      for (const part of ['苏F·B1234', 'T01', '2020-02-24', '临泉县客运站', '13700000001', '1A', 'C001-001'])
        expect(text).toContain(part);
    expect(first!.text.zh).not.toContain(first!.name);
  });

  it('of another company are not there', async () => {
    await expect(makeNotices(hr, { ...own(), companyId: 'C002' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('go out with the workbook, logged with the address masked; what was sent is the same until it changes', async () => {
    const out: OutgoingMessage[] = [];
    const sender = { channel: 'test', send: async (message: OutgoingMessage) => void out.push(message) };
    const sending = { ...own(), to: 'hr@example.cn', changedOnly: true, locale: 'zh-CN' } as const;
    await sendNotices({ ...hr, sender }, sending);
    expect(out[0]!.attachments[0]!.name).toMatch(/\.xlsx$/);
    expect(await readSendings(hr, own())).toMatchObject([{ recipient: 'h***@example.cn', notices: 2, error: null }]);
    expect(await statesOf(hr)).toEqual(['same', 'same']);
    await expect(sendNotices({ ...hr, sender }, sending)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that a server does not take are logged as such, without what it said', async () => {
    const send = async () => {
      throw Object.assign(new Error('550 no such user hr@example.cn'), { code: 'EENVELOPE' });
    };
    const sending = { ...own(), to: 'hr@example.cn', changedOnly: false, locale: 'en' } as const;
    const failing = sendNotices({ ...hr, sender: { channel: 'test', send } }, sending);
    await expect(failing).rejects.toMatchObject({ code: 'unavailable' });
    const [newest, before] = await readSendings(hr, own());
    expect(newest).toMatchObject({ error: 'EENVELOPE' });
    expect(await readSendings(hr, own(), { limit: 1, after: newest!.sendingId })).toEqual([before]);
    await expect(sendNotices(hr, sending)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
