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
      for (const appearance of ['light', 'dark'] as const) {
        const page = await stage.open({ login: 'demo-hr', locale, appearance, path: '/account' });
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await seriousFaults(page)).toEqual([]);
      }
    },
  );
});
