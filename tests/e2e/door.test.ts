import { expect, it } from '@jest/globals';
import { seriousFaults } from './support/axe.ts';
import { describeInBrowser } from './support/stage.ts';

describeInBrowser('at the door', (stage) => {
  it('a newcomer steps in with one click, in Chinese, and out again', async () => {
    const page = await stage.open({ login: null });
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '以调度员身份进入' }).click();
    await page.getByRole('button', { name: '账号菜单' }).click();
    await page.getByText('退出登录').click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
  });

  it('a newcomer is a driver with one click, too', async () => {
    const page = await stage.open({ login: null, locale: 'en' });
    await page.getByRole('button', { name: 'Step in as driver' }).click();
    await page.getByRole('heading', { name: /^T01/ }).waitFor();
    await page.getByRole('button', { name: 'Depart', exact: true }).waitFor();
  });

  it('refuses a wrong password in words', async () => {
    const page = await stage.open({ login: null, locale: 'en' });
    await page.getByLabel('Account').fill('demo-hr');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Account and password do not fit').waitFor();
  });

  it.each(['zh-CN', 'en'] as const)(
    'the account page holds no serious fault for axe, light or dark (%s)',
    async (locale) => {
      const page = await stage.open({ login: 'demo-hr', locale, appearance: 'system', path: '/account' });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        // colours glide to a new scheme; a page that opens in it has them at once
        await page.reload();
        await page.getByRole('row').nth(1).waitFor();
        expect(await seriousFaults(page)).toEqual([]);
      }
    },
  );
});
