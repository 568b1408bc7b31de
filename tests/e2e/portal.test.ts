import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { person } from '../support/people.ts';
import { seriousFaults } from './support/axe.ts';
import { describeInBrowser } from './support/stage.ts';

/** A roster as companies send them: a title row, a blank line, one row right and four wrong each in its own way. */
function messyRoster(): Buffer {
  const [first, second, third, fourth, fifth] = [901, 902, 903, 904, 905].map(person);
  const lines = [
    ['2020年2月返岗人员名单', '', '', ''],
    ['', '', '', ''],
    ['姓名', '身份证号码', '联系电话', '上车地点'],
    [first!.name, first!.id, first!.phone, '安徽省阜阳市临泉县'],
    [second!.name, second!.id.slice(0, 14), second!.phone, '安徽省阜阳市临泉县'],
    [third!.name, third!.id, '1390000', '山东省菏泽市曹县'],
    ['', fourth!.id, fourth!.phone, '山东省菏泽市曹县'],
    [fifth!.name, fifth!.id, fifth!.phone, '鼓楼区'],
  ];
  return Buffer.from(lines.map((cells) => cells.join(',')).join('\n'), 'utf8');
}

const words = {
  'zh-CN': {
    toCorrect: '需要修正的行',
    fix: (cell: string) => `${cell} 改为`,
    save: '保存 4 处修改并重新审核',
    allGood: '5 行全部受理，没有问题',
    diff: /与上一次名单相比/,
    counties: '上车区县',
    apply: '提交申报',
    plan: '隔离方案',
    submitted: '已提交，待审定',
    application: '申报',
  },
  en: {
    toCorrect: 'Rows to correct',
    fix: (cell: string) => `Change ${cell} to`,
    save: 'Save 4 changes and read again',
    allGood: 'All 5 rows are accepted; nothing is wrong',
    diff: /Since the roster before/,
    counties: 'Counties',
    apply: 'Submit',
    plan: 'Isolation plan',
    submitted: 'Submitted',
    application: 'Application',
  },
} as const;

async function openBatch(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'gangzha-2020-batch-2' }).click();
}

describeInBrowser('a company', (stage) => {
  it('uploads a messy roster, mends it in place, checks the counties and applies', async () => {
    const t = words['zh-CN'];
    const page = await stage.open({ login: 'demo-hr' });
    await openBatch(page);
    await page.setInputFiles('input[type=file]', { name: '返岗名单.csv', mimeType: 'text/csv', buffer: messyRoster() });
    await page.getByRole('heading', { name: t.toCorrect }).waitFor();
    const places = await page.locator('table').first().locator('tbody strong').allTextContents();
    expect(places).toEqual(['第 7 行', '第 5 行', '第 6 行', '第 8 行']);
    expect(await seriousFaults(page)).toEqual([]);

    const [, second, third, fourth] = [901, 902, 903, 904].map(person);
    await page.getByLabel(t.fix('A7')).fill(fourth!.name);
    await page.getByLabel(t.fix('B5')).fill(second!.id);
    await page.getByLabel(t.fix('C6')).fill(third!.phone);
    await page.getByLabel(t.fix('D8')).fill('江苏省徐州市鼓楼区');
    await page.getByRole('button', { name: t.save }).click();
    await page.getByText(t.toCorrect).waitFor({ state: 'detached' });
  });
});
