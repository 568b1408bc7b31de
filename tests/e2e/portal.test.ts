import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from '@jest/globals';
import { type Person, person } from '../support/people.ts';
import { seriousFaults } from './support/axe.ts';
import { setPassword } from './support/server.ts';
import { staffCaller } from './support/staffCaller.ts';
import { describeInBrowser } from './support/stage.ts';

/** Five people as companies send them: a title row, a blank line, one row right and four wrong each in its own way. */
function messyRoster(first: number): Buffer {
  const [right, shortId, badPhone, nameless, unclear] = fiveFrom(first);
  const lines = [
    ['2020年2月返岗人员名单', '', '', ''],
    ['', '', '', ''],
    ['姓名', '身份证号码', '联系电话', '上车地点'],
    [right.name, right.id, right.phone, '安徽省阜阳市临泉县'],
    [shortId.name, shortId.id.slice(0, 14), shortId.phone, '安徽省阜阳市临泉县'],
    [badPhone.name, badPhone.id, '1390000', '山东省菏泽市曹县'],
    ['', nameless.id, nameless.phone, '山东省菏泽市曹县'],
    [unclear.name, unclear.id, unclear.phone, '鼓楼区'],
  ];
  return Buffer.from(lines.map((cells) => cells.join(',')).join('\n'), 'utf8');
}

/** People under titles that nobody outside the company understands. */
function oddRoster(people: readonly Person[]): Buffer {
  const rows = people.map(({ name, id, phone }) => [name, id, phone, '安徽省阜阳市临泉县']);
  return Buffer.from([['伙计', '证', '打给', '上车地点'], ...rows].map((cells) => cells.join(',')).join('\n'), 'utf8');
}

function fiveFrom(first: number): [Person, Person, Person, Person, Person] {
  return [person(first), person(first + 1), person(first + 2), person(first + 3), person(first + 4)];
}

/** What a page in each language says to somebody who does the same. */
const words = {
  'zh-CN': {
    toCorrect: '需要修正的行',
    rows: ['第 7 行', '第 5 行', '第 6 行', '第 8 行'],
    fix: (cell: string) => `${cell} 改为`,
    save: '保存 4 处修改并重新审核',
    allGood: '5 行全部受理，没有问题',
    diff: /与上一次名单相比.*新增 4.*不变 1/,
    counties: '上车区县',
    county: '曹县 菏泽市 2',
    application: '申报',
    plan: '隔离方案',
    submit: '提交申报',
    submitted: '已提交，待审定',
    recall: '撤回申报',
    missing: '还没有找到这些必需的列：姓名, 证件号码, 手机',
    readAs: (column: string, title: string) => `${column} 列“${title}”读作`,
    fields: ['姓名', '证件号码', '手机'],
    saveColumns: '保存 3 列并重新审核',
    accepted: (n: number) => `${n} 行全部受理，没有问题`,
  },
  en: {
    toCorrect: 'Rows to correct',
    rows: ['Row 7', 'Row 5', 'Row 6', 'Row 8'],
    fix: (cell: string) => `Change ${cell} to`,
    save: 'Save 4 changes and read again',
    allGood: 'All 5 rows are accepted; nothing is wrong',
    diff: /Since the roster before.*4 added.*1 as before/,
    counties: 'Counties',
    county: '曹县 菏泽市 2',
    application: 'Application',
    plan: 'Isolation plan',
    submit: 'Submit',
    submitted: 'Submitted',
    recall: 'Take it back',
    missing: 'Required columns were not found: Name, ID number, Phone',
    readAs: (column: string, title: string) => `Read ${column} “${title}” as`,
    fields: ['Name', 'ID number', 'Phone'],
    saveColumns: 'Save 3 columns and read again',
    accepted: (n: number) => `All ${n} rows are accepted; nothing is wrong`,
  },
} as const;

/** An account of another company's HR that has the password of the demo's. */
async function inviteOtherHr(url: string): Promise<void> {
  const { get, post } = await staffCaller(url, 'admin');
  const { companies } = await get<{ companies: { orgId: string; name: string }[] }>('/companies');
  const { orgId } = companies.find(({ name }) => name === '南通大地电气股份有限公司')!;
  const invited = await post<{ setup: { url: string } }>('/users', { login: 'other-hr', role: 'hr', orgId });
  await setPassword(url, new URL(invited.setup.url).pathname.split('/').pop()!);
}

describeInBrowser('a company', (stage) => {
  beforeAll(() => inviteOtherHr(stage.url()));

  it.each([
    ['zh-CN', 'demo-hr', 901],
    ['en', 'other-hr', 911],
  ] as const)(
    'uploads a messy roster, mends it in place, checks the counties and applies (%s)',
    async (locale, login, first) => {
      const t = words[locale];
      const page = await stage.open({ login, locale });
      await page.getByRole('link', { name: 'gangzha-2020-batch-2' }).click();
      await page.setInputFiles('input[type=file]', {
        name: '返岗名单.csv',
        mimeType: 'text/csv',
        buffer: messyRoster(first),
      });
      await page.getByRole('heading', { name: t.toCorrect }).waitFor();
      const faults = page.getByRole('region', { name: t.toCorrect });
      expect(await faults.locator('tbody strong').allTextContents()).toEqual(t.rows);
      expect(await seriousFaults(page)).toEqual([]);

      const [, shortId, badPhone, nameless] = fiveFrom(first);
      await page.getByLabel(t.fix('A7')).fill(nameless.name);
      await page.getByLabel(t.fix('B5')).fill(shortId.id);
      await page.getByLabel(t.fix('C6')).fill(badPhone.phone);
      await page.getByLabel(t.fix('D8')).fill('河南省开封市鼓楼区');
      await page.getByRole('button', { name: t.save }).click();
      await page.getByText(t.allGood).waitFor();
      await page.getByText(t.diff).waitFor();

      await page.getByRole('tab', { name: t.counties }).click();
      const county = page.getByRole('row', { name: t.county });
      await county.hover();
      await page.locator('path[data-adcode="371721"]').waitFor();
      expect(await seriousFaults(page)).toEqual([]);

      await page.getByRole('tab', { name: t.application, exact: true }).click();
      await page.getByLabel(t.plan, { exact: true }).fill('隔离楼 14 天，一人一间');
      await page.getByRole('button', { name: t.submit, exact: true }).click();
      await page.getByText(t.submitted, { exact: true }).first().waitFor();
      expect(await seriousFaults(page)).toEqual([]);

      await page.getByRole('button', { name: t.recall }).click();
      await page.getByRole('dialog').getByRole('button', { name: t.recall }).click();
      await page.getByRole('button', { name: t.submit, exact: true }).click();
      await page.getByText(t.submitted, { exact: true }).first().waitFor();
    },
  );

  it.each([
    ['zh-CN', 'demo-hr', 921],
    ['en', 'other-hr', 931],
  ] as const)(
    'says what columns with titles of its own mean, and need not say it again (%s)',
    async (locale, login, first) => {
      const t = words[locale];
      const page = await stage.open({ login, locale });
      await page.getByRole('link', { name: 'gangzha-2020-batch-2' }).click();
      const send = (name: string, ...people: Person[]) =>
        page.setInputFiles('input[type=file]', { name, mimeType: 'text/csv', buffer: oddRoster(people) });
      await send('车间.csv', person(first), person(first + 1));
      await page.getByText(t.missing).waitFor();
      for (const [i, [column, title]] of [
        ['A', '伙计'],
        ['B', '证'],
        ['C', '打给'],
      ].entries()) {
        await page.getByRole('combobox', { name: t.readAs(column!, title!) }).click();
        await page.keyboard.type(t.fields[i]!);
        await page.keyboard.press('Enter');
      }
      expect(await seriousFaults(page)).toEqual([]);
      await page.getByRole('button', { name: t.saveColumns }).click();
      await page.getByText(t.accepted(2)).waitFor();
      await send('食堂.csv', person(first + 2), person(first + 3), person(first + 4));
      await page.getByText(t.accepted(3)).waitFor();
    },
  );

  it('sees nothing of another one: neither its people nor its rosters, on no page and by no address', async () => {
    const page = await stage.open({ login: 'other-hr', locale: 'en' });
    await page.getByRole('link', { name: 'gangzha-2020-batch-2' }).click();
    await page.getByRole('tab', { name: 'People' }).click();
    await page
      .getByText(/^\d+ people$/)
      .first()
      .waitFor();
    const text = await page.locator('#content').textContent();
    expect(text).not.toContain('C01');
    expect(text).not.toContain('南通航空');

    const batchId = /batches\/([^?]+)/.exec(page.url())![1]!;
    const foreign = await page.evaluate(async (id) => {
      const answer = await fetch(`/api/v1/batches/${id}/workers?companyId=C01`);
      return ((await answer.json()) as { workers: unknown[] }).workers;
    }, batchId);
    expect(foreign).toEqual([]);
  });

  it('withdraws somebody with a reason, finds him again and takes it back', async () => {
    const page = await stage.open({ login: 'demo-hr', locale: 'en' });
    await page.getByRole('link', { name: 'gangzha-2020-batch-2' }).click();
    await page.getByRole('tab', { name: 'People' }).click();
    await page
      .getByRole('button', { name: /^Actions for/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Withdraw' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('cell', { name: 'Withdrawn' }).waitFor();
    await page
      .getByRole('button', { name: /^Actions for/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Restore' }).click();
    await page.getByRole('cell', { name: 'Withdrawn' }).waitFor({ state: 'detached' });
  });

  it('withdraws a whole roster and takes that back, while a colleague sees both without asking', async () => {
    const page = await stage.open({ login: 'demo-hr', locale: 'en' });
    await page.getByRole('link', { name: 'gangzha-2020-batch-2' }).click();
    await page.getByRole('tab').first().waitFor();
    const colleague = await stage.open({ login: 'demo-hr', path: `${new URL(page.url()).pathname}?tab=people` });
    const gone = colleague.getByRole('cell', { name: '已撤回' });
    await colleague.getByRole('cell', { name: '已安排车次' }).first().waitFor();
    expect(await gone.count()).toBe(0);

    await page.getByRole('button', { name: 'Withdraw all of it' }).last().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByText(/^\d+ people withdrawn$/).waitFor();
    await gone.first().waitFor();
    await page.getByRole('button', { name: 'Restore all of it' }).click();
    await page.getByText(/^\d+ people are back$/).waitFor();
    await gone.first().waitFor({ state: 'detached' });
  });

  it('copies what its workers are told of their bus; a server without mail says so', async () => {
    const page = await stage.open({ login: 'demo-hr', path: '/notices' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const row = page.getByRole('row').filter({ hasText: '返岗包车' }).first();
    await row.getByText('新增').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await row.getByRole('button', { name: '复制英文' }).click();
    const parts = ['bus back to work', 'seat', 'ID card', "Escort's phone"];
    await page.waitForFunction(
      `navigator.clipboard.readText().then((copied) => ${JSON.stringify(parts)}.every((part) => copied.includes(part)))`,
    );
    await page.getByText(/^服务器未配置邮件/).waitFor();
    const dark = await stage.open({ login: 'demo-dispatcher', locale: 'en', appearance: 'dark', path: '/notices' });
    await dark.getByRole('combobox', { name: 'Company' }).waitFor();
    await dark.getByRole('cell', { name: 'Nothing was sent yet' }).waitFor();
    expect(await seriousFaults(dark)).toEqual([]);
  });

  it('sees its people board as soon as somebody tells it', async () => {
    const page = await stage.open({ login: 'demo-hr' });
    await page.getByRole('link', { name: 'gangzha-2020-batch-2' }).click();
    await page.getByRole('tab', { name: '人员' }).click();
    await page.getByRole('cell', { name: '已安排车次' }).first().waitFor();

    const { request } = (await stage.open({ login: 'demo-dispatcher' })).context();
    const get = async (path: string) => (await request.get(`${stage.url()}/api/v1${path}`)).json();
    const batchId = /batches\/([^?]+)/.exec(page.url())![1]!;
    const { planId, workers } = await get(`/batches/${batchId}/worker-status?companyId=C01`);
    const { workerId, journey } = (workers as { workerId: string; journey: { tripId: string } | null }[]).find(
      (worker) => worker.journey !== null,
    )!;
    const { tripId } = journey!;
    const { trips } = await get(`/plans/${planId}/document`);
    const { stops } = trips.find((trip: { tripId: string }) => trip.tripId === tripId);
    const stop = stops.findIndex(({ board }: { board: string[] }) => board.includes(workerId));
    const { csrfToken } = await get('/session');
    const event = { id: randomUUID(), kind: 'boarded', workerId, stop, at: stops[stop].departAt };
    const told = await request.post(`${stage.url()}/api/v1/plans/${planId}/trips/${tripId}/events`, {
      headers: { 'x-csrf-token': csrfToken },
      data: { events: [event, { id: randomUUID(), kind: 'delay', minutes: 45, at: event.at }] },
    });
    expect(await told.json()).toMatchObject({ results: [{ result: 'recorded' }, { result: 'recorded' }] });
    await page.getByRole('cell', { name: '已上车' }).waitFor();
    // when the bus comes to the company by then, beside when it was to come
    const bus = page.getByRole('region', { name: '接本企业员工的客车' }).getByRole('row').filter({ hasText: tripId });
    await bus.getByText(/^晚 (\d+ 小时)?( ?\d+ 分钟)?$/).waitFor();
    await bus.getByText(/^计划 \d\d\/\d\d/).waitFor();
  });
});
