import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seriousFaults } from './support/axe.ts';
import { describeInBrowser } from './support/stage.ts';

describeInBrowser('the page of beds', (stage) => {
  it('moves somebody by keys, with a reason and a lock, and says why not elsewhere', async () => {
    const page = await stage.open({ login: 'demo-warden', locale: 'en', path: '/dorms' });
    await page.getByRole('heading', { name: 'Floor 2' }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const person = page.locator('button[data-worker]').first();
    const workerId = await person.getAttribute('data-worker');
    await person.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('is chosen').waitFor();
    // ordinary rooms of floor 3 are not for him
    await page.getByText('who must be isolated cannot be in an ordinary room').first().waitFor();
    const free = page.locator('li[data-verdict="allowed"] button[data-free]').first();
    await free.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Move' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator(`button[data-worker="${workerId}"][aria-label*="locked"]`).waitFor();
    await page.getByRole('tab', { name: 'Table' }).click();
    await page.getByRole('cell', { name: 'at their request' }).first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Next 14 days' }).click();
    await page.getByRole('cell', { name: 'Isolation' }).first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('exchanges two by dragging one onto the other, in the dark, too', async () => {
    const page = await stage.open({ login: 'demo-dispatcher', appearance: 'dark', path: '/dorms' });
    await page.getByRole('heading', { name: '2 层' }).waitFor();
    // two in neighbouring beds; the first test locked somebody behind them
    const taken = page.locator('li button[data-worker]');
    const lodger = (nth: number) => taken.nth(nth).getAttribute('data-worker');
    const [one, other] = [await lodger(0), await lodger(1)];
    await taken.nth(0).dragTo(taken.nth(1));
    await page.getByRole('dialog').getByText('互换').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '换 床' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    for (const [nth, workerId] of [other, one].entries())
      await taken
        .nth(nth)
        .and(page.locator(`[data-worker="${workerId}"]`))
        .waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('tells every fault of a file of rooms and takes none; a warden sees his own building first', async () => {
    const page = await stage.open({ login: 'demo-dispatcher', locale: 'en', path: '/dorms' });
    await page.getByRole('heading', { name: 'Floor 2' }).waitFor();
    await page.locator('input[type=file]').setInputFiles({
      name: 'dorms.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'site,building,floor,room,beds,sex,kind,company_id\nA,1,2,201,x,any,isolation,\nA,1,2,202,2,men,isolation,\n',
      ),
    });
    const faults = page.getByRole('dialog').getByRole('listitem');
    await faults.nth(1).waitFor();
    expect(await faults.count()).toBe(2);
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'OK' }).click();

    await page.getByRole('tab', { name: 'Wardens' }).click();
    const buildings = page.getByLabel('Buildings of demo-warden');
    await buildings.click();
    await page.keyboard.type('南通市集中隔离点');
    await page.keyboard.press('Enter');
    await page.getByRole('cell').getByText('南通市集中隔离点 A座').waitFor();
    await page.keyboard.press('Escape');
    // grey until the server has it
    await buildings.and(page.locator(':enabled')).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const warden = await stage.open({ login: 'demo-warden', locale: 'en', path: '/observation' });
    await warden.getByText(/^demo-warden: \d+ people/).waitFor();
    expect(await seriousFaults(warden)).toEqual([]);
  });

  // last: the story goes on while the server runs
  it('plays the simulated journey by a slider: pages show the instant that stands there', async () => {
    const page = await stage.open({ login: 'demo-dispatcher', locale: 'en' });
    const live = await livePath(page);
    await page.goto(`${stage.url()}${live}`);
    const bar = page.getByRole('region', { name: 'Simulated journey' });
    await bar.getByRole('button', { name: 'Simulate the whole journey' }).click();
    const slider = bar.getByRole('slider', { name: 'Time shown' });
    await slider.waitFor({ timeout: 60_000 });
    const shown = bar.locator('output');

    // the beginning by keys: asked as of that instant, and the first bus stands before its first stop
    const asked = page.waitForRequest(
      (request) => request.headers()['x-as-of'] !== undefined && request.url().includes('/progress'),
    );
    await slider.focus();
    await page.keyboard.press('Home');
    const beginsAt = (await asked).headers()['x-as-of']!;
    const first = await shown.textContent();
    expect(await slider.getAttribute('aria-valuetext')).toBe(first);
    const later = page.waitForRequest((request) => (request.headers()['x-as-of'] ?? '') > beginsAt);
    await page.keyboard.press('ArrowRight');
    const tenMinLater = await later;
    expect(Date.parse(tenMinLater.headers()['x-as-of']!) - Date.parse(beginsAt)).toBe(600_000);
    await shown.filter({ hasNotText: first! }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    // it plays by itself until somebody stops it, and goes back to what was told last
    await page.keyboard.press('Home');
    await shown.filter({ hasText: first! }).waitFor();
    await bar.getByRole('button', { name: 'Play' }).click();
    await shown.filter({ hasNotText: first! }).waitFor();
    await bar.getByRole('button', { name: 'Pause' }).click();
    const newest = bar.getByRole('button', { name: 'Back to the newest' });
    await newest.click();
    await newest.and(page.locator(':disabled')).waitFor();

    const dark = await stage.open({ login: 'demo-dispatcher', appearance: 'dark', path: live });
    await dark.getByRole('slider', { name: '显示的时刻' }).waitFor();
    expect(await seriousFaults(dark)).toEqual([]);
  });
});

/** Address of the page of buses of the demo's plan. */
async function livePath(page: Page): Promise<string> {
  const { request } = page.context();
  const { origin } = new URL(page.url());
  const get = async (path: string) => (await request.get(`${origin}/api/v1${path}`)).json();
  const { batches } = await get('/batches');
  for (const { batchId } of batches as { batchId: string }[]) {
    const { plans } = await get(`/batches/${batchId}/plans`);
    const published = (plans as { planId: string; publishedVersion: number | null }[]).find(
      ({ publishedVersion }) => publishedVersion !== null,
    );
    if (published !== undefined) return `/desk/plans/${published.planId}/live`;
  }
  throw new Error('the demo has no published plan');
}
