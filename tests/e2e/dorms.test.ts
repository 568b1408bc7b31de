import { expect, it } from '@jest/globals';
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
    expect(await page.locator(`button[data-worker="${workerId}"]`).getAttribute('aria-label')).toContain('locked');
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
    const ids = async () => (await taken.all()).slice(0, 2).map((bed) => bed.getAttribute('data-worker'));
    const before = await Promise.all(await ids());
    await taken.nth(0).dragTo(taken.nth(1));
    await page.getByRole('dialog').getByText('互换').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '换 床' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await Promise.all(await ids())).toEqual(before.reverse());
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
    await page.getByLabel('Buildings of demo-warden').click();
    await page.keyboard.type('南通市集中隔离点');
    await page.keyboard.press('Enter');
    await page.getByRole('cell').getByText('南通市集中隔离点 A座').waitFor();
    await page.keyboard.press('Escape');
    expect(await seriousFaults(page)).toEqual([]);
    const warden = await stage.open({ login: 'demo-warden', locale: 'en', path: '/observation' });
    await warden.getByText(/^demo-warden: \d+ people/).waitFor();
    expect(await seriousFaults(warden)).toEqual([]);
  });
});
