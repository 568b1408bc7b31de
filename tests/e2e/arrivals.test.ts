import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Arrivals, ArrivingPerson } from '../../src/contract/arrivals.ts';
import { personCode } from '../../src/contract/personCode.ts';
import { until } from '../support/until.ts';
import { seriousFaults } from './support/axe.ts';
import { demoPassword } from './support/server.ts';
import { describeInBrowser, type Stage } from './support/stage.ts';

/** The demo's published plan and who is expected, asked for past the pages. */
async function world(stage: Stage): Promise<{ planId: string; read(): Promise<Arrivals> }> {
  const signedIn = await fetch(`${stage.url()}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'demo-desk', password: demoPassword }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  const get = async (path: string) =>
    (await fetch(`${stage.url()}/api/v1${path}`, { headers: { cookie } })).json() as Promise<never>;
  const { batches }: { batches: { batchId: string }[] } = await get('/batches');
  const { plans }: { plans: { planId: string; publishedVersion: number | null }[] } = await get(
    `/batches/${batches[0]!.batchId}/plans`,
  );
  const planId = plans.find(({ publishedVersion }) => publishedVersion !== null)!.planId;
  return { planId, read: () => get(`/plans/${planId}/arrivals`) };
}

/** People of one bus whom the last four signs of the ID alone tell from everybody else. */
function distinct({ people }: Arrivals, tripId: string): ArrivingPerson[] {
  const lastFour = ({ idMasked }: ArrivingPerson) => idMasked.slice(-4);
  return people.filter(
    (person) => person.tripId === tripId && people.filter((other) => lastFour(other) === lastFour(person)).length === 1,
  );
}

/** Waits until the server has people in these states. */
function untilStates(read: () => Promise<Arrivals>, wanted: Record<string, string>): Promise<void> {
  return until(JSON.stringify(wanted), async () => {
    const { people } = await read();
    return Object.entries(wanted).every(
      ([id, state]) => people.find(({ workerId }) => workerId === id)?.state === state,
    );
  });
}

/** What somebody at the desk types: the last four, Enter, the temperature, Enter. The mouse stays where it is. */
async function typeIn(page: Page, { idMasked }: ArrivingPerson, temperature: string): Promise<void> {
  await page.locator('#find:focus').waitFor();
  await page.keyboard.type(idMasked.slice(-4));
  await page.keyboard.press('Enter');
  await page.locator('#temperature:focus').waitFor();
  await page.keyboard.type(temperature);
  await page.keyboard.press('Enter');
}

describeInBrowser('the arrival desk', (stage) => {
  it('registers by keyboard alone, shows a slip, and sends a fever apart', async () => {
    const { read } = await world(stage);
    const before = await read();
    const [well, ill] = distinct(before, 'T01') as [ArrivingPerson, ArrivingPerson];
    const page = await stage.open({ login: 'demo-desk', path: '/arrivals' });
    await typeIn(page, well, '365');
    await page.getByText(`${well.nameMasked} 已登记`).waitFor();
    const slip = page.getByRole('article', { name: '登记凭条' });
    await slip.filter({ hasText: '36.5' }).filter({ hasText: well.idMasked }).waitFor();
    await slip.getByRole('img', { name: `${well.workerId} 的二维码` }).waitFor();

    await page.locator('#find:focus').waitFor();
    await page.keyboard.type(personCode(ill.workerId));
    await page.keyboard.press('Enter');
    await page.locator('#temperature:focus').waitFor();
    await page.keyboard.type('37.3');
    await page.getByText('发热：请送单独隔离房间').first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await untilStates(read, { [well.workerId]: 'in_bed', [ill.workerId]: 'isolated' });
    expect(await seriousFaults(page)).toEqual([]);

    const warden = await stage.open({ login: 'demo-warden', path: '/observation', locale: 'en' });
    await warden.getByRole('tab', { name: 'Alerts' }).click();
    await warden.getByRole('row', { name: new RegExp(`Fever.*37\\.3.*${ill.workerId}`) }).waitFor();
    expect(await seriousFaults(warden)).toEqual([]);
  });

  it('two desks without a connection take the same bus; what they send later is merged without doubles', async () => {
    const { read } = await world(stage);
    const [a, b, c] = distinct(await read(), 'T02') as [ArrivingPerson, ArrivingPerson, ArrivingPerson];
    const first = await stage.open({ login: 'demo-desk', path: '/arrivals' });
    const second = await stage.open({ login: 'demo-dispatcher', path: '/arrivals' });
    for (const page of [first, second]) {
      await page.locator('#find:focus').waitFor();
      await page.waitForFunction('navigator.serviceWorker.controller !== null');
      await page.context().setOffline(true);
    }
    await typeIn(first, a, '36.4');
    await typeIn(first, b, '36.5');
    await first.getByText('待传 2 条').waitFor();
    await typeIn(second, b, '36.6');
    await second.getByText('待传 1 条').waitFor();
    // a machine that was started anew, the network still gone
    await second.reload();
    await second.getByText('待传 1 条').waitFor();
    await second.getByText('未连接，先记在本机').waitFor();
    await typeIn(second, c, '36.7');
    await second.getByText('待传 2 条').waitFor();
    await second.getByText('未连接，先记在本机').waitFor();
    const arrived = second.getByRole('row', { name: /T02/ }).getByRole('cell').nth(3);
    await arrived.filter({ hasText: /^2$/ }).waitFor();
    expect((await read()).people.filter(({ tripId, state }) => tripId === 'T02' && state === 'in_bed')).toEqual([]);

    await first.context().setOffline(false);
    await untilStates(read, { [a.workerId]: 'in_bed', [b.workerId]: 'in_bed' });
    await first.getByText(/待传 \d+ 条/).waitFor({ state: 'detached' });
    await second.context().setOffline(false);
    await second.getByText(`${b.nameMasked} 已由 demo-desk 登记，未重复计入`).waitFor();
    await untilStates(read, { [c.workerId]: 'in_bed' });
    const after = (await read()).buses.find(({ tripId }) => tripId === 'T02')!;
    expect(after.arrived).toBe(3);
    await second.getByRole('button', { name: '知道了' }).click();
    await second.getByText('未重复计入').waitFor({ state: 'detached' });
  });

  it('lists the temperatures of a bus, and a company signs for whom it takes over', async () => {
    const { read } = await world(stage);
    const expected = await read();
    const [one] = distinct(expected, 'T04') as [ArrivingPerson];
    const page = await stage.open({ login: 'demo-desk', path: '/arrivals', locale: 'en' });
    await typeIn(page, one, '36.5');
    await untilStates(read, { [one.workerId]: 'in_bed' });
    // the bus of whoever was registered last is shown
    await page.getByRole('tab', { name: 'Temperatures' }).click();
    await page.getByText(/^\d+ done$/).waitFor();
    await page
      .getByRole('cell', { name: /arrival .* done/ })
      .first()
      .waitFor();
    const book = page.waitForEvent('download');
    await page.getByRole('button', { name: 'XLSX' }).click();
    expect((await book).suggestedFilename()).toBe('temperatures-T04.xlsx');
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole('tab', { name: 'Hand-over' }).click();
    const company = expected.companies.find(({ companyId }) => companyId === one.companyId)!;
    const dialog = page.getByRole('dialog');
    await page
      .getByRole('listitem')
      .filter({ hasText: company.name })
      .getByRole('button', { name: 'Company signs' })
      .click();
    await dialog.getByLabel('Name of who signs').fill('王经理');
    const confirm = dialog.getByRole('button', { name: 'taken over' });
    expect(await confirm.isDisabled()).toBe(true);
    const pad = (await dialog.getByRole('img', { name: 'Sign here' }).boundingBox())!;
    await page.mouse.move(pad.x + 20, pad.y + 20);
    await page.mouse.down();
    await page.mouse.move(pad.x + 120, pad.y + 50, { steps: 5 });
    await page.mouse.up();
    expect(await seriousFaults(page)).toEqual([]);
    await confirm.click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: '王经理' }).waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: /PDF/ }).click();
    expect((await saved).suggestedFilename()).toMatch(/\.pdf$/);
  });

  it('after fourteen days of two measurements somebody is signed off, and who lacks one is not', async () => {
    const { planId, read } = await world(stage);
    const [calm, forgotten] = distinct(await read(), 'T03') as [ArrivingPerson, ArrivingPerson];
    const desk = await stage.open({ login: 'demo-desk', path: '/arrivals' });
    await typeIn(desk, calm, '36.4');
    await typeIn(desk, forgotten, '36.4');
    await untilStates(read, { [calm.workerId]: 'in_bed', [forgotten.workerId]: 'in_bed' });
    const { registeredAt } = (await read()).people.find(({ workerId }) => workerId === calm.workerId)!;
    const arrivedMs = Date.parse(registeredAt!) + 8 * 3_600_000;
    const day = (n: number) => new Date(arrivedMs + n * 86_400_000).toISOString().slice(0, 10);
    const reading = (n: number, hour: string, workerId: string) => ({
      ...{ kind: 'temperature', id: crypto.randomUUID(), at: `${day(n)}T${hour}:00:00+08:00`, workerId },
      ...{ celsius: 36.5, checkpoint: 'observation' },
    });
    const events = Array.from({ length: 14 }, (_, n) => [
      reading(n, '18', calm.workerId),
      reading(n + 1, '08', calm.workerId),
      ...(n < 13 ? [reading(n, '18', forgotten.workerId), reading(n + 1, '08', forgotten.workerId)] : []),
    ]).flat();
    const warden = await stage.open({ login: 'demo-warden', path: '/observation' });
    await warden.getByText('观察人数').waitFor();
    const told = await warden.evaluate(
      async ([id, told]) => {
        const { csrfToken } = (await (await fetch('/api/v1/session')).json()) as { csrfToken: string };
        const answer = await fetch(`/api/v1/plans/${id}/events`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken },
          body: JSON.stringify({ events: told }),
        });
        return answer.status;
      },
      [planId, events] as const,
    );
    expect(told).toBe(200);
    await warden.reload();

    // the clock of the demo stands at 08:00 of the last day: the one without a measurement gets it by keyboard
    const field = warden.getByLabel(new RegExp(`${forgotten.workerId} 的体温`));
    await field.focus();
    await warden.keyboard.type('38,1');
    await warden.keyboard.press('Enter');
    await warden.getByText(/发热，请立即单独隔离/).waitFor();
    await warden.locator('label').filter({ hasText: '可解除' }).click();
    const release = warden.getByRole('row', { name: new RegExp(calm.workerId) });
    await release.waitFor();
    await warden.getByRole('row', { name: new RegExp(`${forgotten.workerId}.*有未消除的发热或症状`) }).waitFor();
    expect(await seriousFaults(warden)).toEqual([]);
    await warden.getByRole('button', { name: '签字解除 1 人' }).click();
    await warden.getByRole('button', { name: /确\s*定/ }).click();
    await warden.getByText('已解除 1 人').waitFor();

    // the other one stays two days longer, and the reason is asked for
    await warden.locator('label').filter({ hasText: '全部' }).first().click();
    await warden.getByRole('button', { name: `处理 ${forgotten.workerId}` }).click();
    await warden.getByRole('menuitem', { name: '延长观察' }).click();
    const longer = warden.getByRole('dialog');
    await longer.getByLabel('延长到').fill(day(16));
    await longer.getByLabel('理由').fill('仍有发热');
    expect(await seriousFaults(warden)).toEqual([]);
    await longer.getByRole('button', { name: /确\s*定/ }).click();
    await warden.getByRole('row', { name: new RegExp(`${forgotten.workerId}.*/ 16 天.*已延长`) }).waitFor();
    await untilStates(read, { [calm.workerId]: 'released', [forgotten.workerId]: 'in_bed' });
  });
});
