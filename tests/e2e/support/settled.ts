import type { Page } from 'playwright-core';

/** Transitions are over some time after the last change. */
const restMs = 300;

/** Nothing is on its way any more. Pages keep a stream open, so that the network itself is never silent. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#root > *').first().waitFor();
  await page.locator('.ant-spin-spinning').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(restMs);
  await page.locator('.ant-spin-spinning').first().waitFor({ state: 'detached' });
}
