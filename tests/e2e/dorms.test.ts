import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seriousFaults } from './support/axe.ts';
import { describeInBrowser } from './support/stage.ts';

/** The bed of a room of the building that is shown. */
function bedsIn(page: Page, room: string) {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: room }) })
    .getByRole('button');
}

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
    const rooms = page.getByRole('listitem').filter({ has: page.locator('button[data-worker]') });
    const name = (await rooms.last().getByRole('heading').textContent())!.slice(0, 3);
    const [first, second] = await bedsIn(page, name).all();
    const ids = [await first!.getAttribute('data-worker'), await second!.getAttribute('data-worker')];
    await first!.dragTo(second!);
    await page.getByRole('dialog').getByText('互换').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '换 床' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const after = await bedsIn(page, name).all();
    expect([await after[0]!.getAttribute('data-worker'), await after[1]!.getAttribute('data-worker')]).toEqual(
      ids.reverse(),
    );
    expect(await seriousFaults(page)).toEqual([]);
  });
});
