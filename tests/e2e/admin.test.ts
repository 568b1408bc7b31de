import { expect, it } from '@jest/globals';
import { seriousFaults } from './support/axe.ts';
import { describeInBrowser } from './support/stage.ts';

describeInBrowser('an admin', (stage) => {
  it('invites a company; its HR sets a password by the link and sees nothing of others', async () => {
    const admin = await stage.open({ login: 'admin', path: '/admin/users' });
    await admin.getByRole('button', { name: '邀 请' }).click();
    const form = admin.getByRole('dialog');
    await form.getByLabel('账号名').fill('wang.fang');
    await form.getByLabel('企业').click();
    await admin.getByText('南通大地电气股份有限公司').click();
    expect(await seriousFaults(admin)).toEqual([]);
    await form.getByRole('button', { name: '邀 请' }).click();
    const link = new URL(await admin.getByLabel('一次性链接').last().inputValue());

    const hr = await stage.open({ login: null, path: link.pathname });
    await hr.getByLabel('新密码').fill('a long enough password');
    await hr.getByLabel('再输入一次').fill('a long enough passwort');
    await hr.getByRole('button', { name: '保 存' }).click();
    await hr.getByText('两次输入不一致').waitFor();
    await hr.getByLabel('再输入一次').fill('a long enough password');
    await hr.getByRole('button', { name: '保 存' }).click();
    await hr.getByRole('button', { name: '去登录' }).click();
    await hr.getByLabel('账号').fill('wang.fang');
    await hr.getByLabel('密码', { exact: true }).fill('a long enough password');
    await hr.getByRole('button', { name: '登 录' }).click();
    await hr.getByRole('link', { name: 'gangzha-2020-batch-2' }).click();
    await hr.getByRole('tab', { name: '人员' }).click();
    const sources = hr.getByRole('cell', { name: /\.(csv|xlsx)/ });
    await sources.first().waitFor();
    const files = (await sources.allTextContents()).map((text) => text.split(' ')[0]);
    expect(new Set(files)).toEqual(new Set(['南通大地电气股份有限公司.xlsx']));

    const late = await stage.open({ login: null, path: link.pathname, locale: 'en' });
    await late.getByText('The link no longer works').waitFor();
  });

  it('makes an account one of another role, but never his own', async () => {
    const page = await stage.open({ login: 'admin', locale: 'en', path: '/admin/users' });
    await page.getByRole('button', { name: 'Actions for admin', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Change the role', disabled: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Actions for wang.fang' }).click();
    await page.getByRole('menuitem', { name: 'Change the role', disabled: false }).click();
    const form = page.getByRole('dialog');
    await form.getByText('Company HR').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await form.getByLabel('Role').click();
    await page.getByTitle('Arrival desk').click();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('row', { name: /wang\.fang.*Arrival desk/ }).waitFor();
  });

  it('reads who did it in the audit log', async () => {
    const page = await stage.open({ login: 'admin', locale: 'en', path: '/admin/audit' });
    await page.getByRole('cell', { name: 'invited somebody' }).first().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('changes a number of the policy in words, is refused a senseless one, and takes it back', async () => {
    const page = await stage.open({ login: 'admin', path: '/settings?tab=policy' });
    await page.getByRole('button', { name: '修改 occupancy.cap' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('数值').fill('7');
    await dialog.getByRole('button', { name: '保 存' }).click();
    await dialog.getByText('所填内容有误').waitFor();
    await dialog.getByLabel('数值').fill('0.6');
    await dialog.getByRole('button', { name: '保 存' }).click();
    await page.getByText('载客不超过座位的 0.6 倍').first().waitFor();
    await page.getByRole('button', { name: '修改 occupancy.cap' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '恢复预设值' }).click();
    await page.getByText('载客不超过座位的 0.5 倍').first().waitFor();
  });

  it("is let into no company's portal, and others not into his pages", async () => {
    const page = await stage.open({ login: 'demo-hr', locale: 'en', path: '/admin/users' });
    await page.getByText('This page is not for your role').waitFor();
  });
});
