import { expect, it } from '@jest/globals';
import { seriousFaults } from './support/axe.ts';
import { describeInBrowser } from './support/stage.ts';

describeInBrowser('the page of supplies', (stage) => {
  it('shows what is short, takes in, issues to a trip, takes back, and keeps every movement', async () => {
    const page = await stage.open({ login: 'demo-warden', locale: 'en', path: '/supplies' });
    const item = page.getByRole('row').filter({ hasText: 'masks' }).first();
    await item.getByText(/short/).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Issue to Trip T01' }).click();
    const dialog = page.getByRole('dialog');
    const masks = Number(await dialog.getByLabel('masks').inputValue());
    expect(masks).toBeGreaterThan(0);
    expect(await seriousFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'OK' }).click();
    await dialog.getByText(/the store has 0/).waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    await page.getByRole('button', { name: 'Receive' }).click();
    await dialog.getByLabel('masks').fill('100000');
    await dialog.getByLabel('thermometers').fill('100');
    await dialog.getByLabel('protective clothing').fill('100');
    await dialog.getByLabel('disinfectant').fill('100000');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await dialog.waitFor({ state: 'detached' });
    await item.getByText('Enough').waitFor();

    await page.getByRole('button', { name: 'Issue to Trip T01' }).click();
    await dialog.getByRole('button', { name: 'OK' }).click();
    await dialog.waitFor({ state: 'detached' });
    const trip = page.getByRole('row').filter({ hasText: 'Trip T01' });
    await trip.getByText('Complete').waitFor();

    await page.getByRole('tab', { name: 'Stock' }).click();
    await page.getByRole('button', { name: 'Take back Trip T01' }).click();
    await dialog.getByLabel('masks').fill('1');
    for (const name of ['thermometers', 'protective clothing', 'disinfectant']) await dialog.getByLabel(name).fill('0');
    await dialog.getByRole('button', { name: 'OK' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page
      .getByRole('cell', { name: String(masks - 1), exact: true })
      .first()
      .waitFor();
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole('tab', { name: 'Ledger' }).click();
    await page.getByRole('cell', { name: '+1 pcs', exact: true }).waitFor();
    await page.getByRole('cell', { name: '+100,000 mL', exact: true }).waitFor();
    // four received, four issued, one back; a row above them measures the columns
    expect(await page.locator('tbody tr[data-row-key]').count()).toBe(9);
    expect(await seriousFaults(page)).toEqual([]);
  });
});
