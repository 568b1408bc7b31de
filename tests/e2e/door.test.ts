import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seriousFaults } from './support/axe.ts';
import { addressOf, pageTable } from './support/pageTable.ts';
import { settled } from './support/settled.ts';
import { staffCaller } from './support/staffCaller.ts';
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

  it.each([
    { locale: 'zh-CN', appearance: 'light', screen: 'desktop' },
    { locale: 'en', appearance: 'dark', screen: 'phone' },
  ] as const)(
    'every page is free of serious faults, has a heading, fits and takes keys ($locale, $appearance, $screen)',
    async (look) => {
      const ids = await demoIds(stage.url());
      const faults: string[] = [];
      for (const login of new Set(pageTable().map((one) => one.login))) {
        const page = await stage.open({ ...look, login, path: '/account' });
        for (const { path } of pageTable().filter((one) => one.login === login)) {
          await page.goto(`${stage.url()}${addressOf(path, ids)}`);
          await settled(page);
          if (!(await takesKeys(page)) && !(await takesKeysAnew(page)))
            faults.push(`${path}: the keyboard does not get past the navigation`);
          const tabs = page.getByRole('tab');
          const shown = Math.max(1, await tabs.count());
          for (let nth = 0; nth < shown; nth += 1) {
            // a tab may stand behind the menu of those that have no room
            if (nth > 0) await tabs.nth(nth).dispatchEvent('click');
            if (nth > 0) await settled(page);
            const found = nth === 0 || look.screen === 'desktop' ? await seriousFaults(page) : [];
            const wide = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number;
            if (wide > 0) found.push(`wider than the screen by ${wide} px`);
            if ((await page.locator('h1').count()) !== 1) found.push('not one main heading');
            faults.push(...found.map((fault) => `${path} tab ${nth}: ${fault}`));
          }
        }
        await page.close();
      }
      expect(faults).toEqual([]);
    },
    600_000,
  );

  it('says in words that a page is another role’s, that there is none, and that the server is away', async () => {
    const page = await stage.open({ login: 'demo-hr', path: '/desk' });
    await page.getByText('这一页不归您的角色').waitFor();
    await page.goto(`${stage.url()}/nowhere`);
    await page.getByText('没有这个页面').waitFor();
    await page.goto(`${stage.url()}/batches/00000000-0000-4000-8000-000000000000`);
    await page.getByRole('alert').waitFor();
    await page.route(/\/api\/v1\/(?!session)/, (route) => route.abort('internetdisconnected'));
    await page.goto(`${stage.url()}/batches`);
    await page.getByText('连不上服务器').waitFor();
    await page.unroute(/\/api\/v1\/(?!session)/);
    await page.getByRole('button', { name: '重 试' }).click();
    await page.getByRole('link', { name: 'gangzha-2020-batch-2' }).waitFor();
  });
});

/** Ids that addresses of the demo hold. */
async function demoIds(url: string): Promise<{ batchId: string; planId: string }> {
  const { get } = await staffCaller(url, 'demo-dispatcher');
  const { batches } = await get<{ batches: { batchId: string }[] }>('/batches');
  const { batchId } = batches[0]!;
  const { plans } = await get<{ plans: { planId: string }[] }>(`/batches/${batchId}/plans`);
  return { batchId, planId: plans[0]!.planId };
}

/** The page again from its beginning: a key that was pressed while something came in may have been lost on it. */
async function takesKeysAnew(page: Page): Promise<boolean> {
  await page.reload();
  await settled(page);
  return takesKeys(page);
}

/** Whether the first keys of a page lead past the navigation to something in the page itself, where there is anything to be used. */
async function takesKeys(page: Page): Promise<boolean> {
  for (const key of ['Tab', 'Enter', 'Tab']) await page.keyboard.press(key);
  const isInside = await page.evaluate(
    `document.querySelector('#content :is(a, button, input, [tabindex="0"]):not(:disabled)') === null
      || (document.activeElement.closest('#content') !== null && document.activeElement.id !== 'content')`,
  );
  return isInside === true;
}
