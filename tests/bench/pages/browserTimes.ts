import type { CDPSession, Page } from 'playwright-core';

/** Milliseconds by the clock, and of processor time of the page's main thread. */
export interface PageTime {
  ms: number;
  processorMs: number;
}

/** From an action to the first time that something is drawn. */
export async function firstView(page: Page, act: () => Promise<unknown>, selector: string): Promise<PageTime> {
  return timed(page, async () => {
    const began = performance.now();
    await act();
    await page.locator(selector).first().waitFor({ timeout: 120_000 });
    return performance.now() - began;
  });
}

/**
 * Lifts the first group of one bus and holds it above another.
 * @returns the time from the beginning of the drag, as the page hears of it, to the frame that shows an answer on every bus in sight
 */
export async function holdGroup(page: Page, group: string, target: string): Promise<PageTime> {
  const from = (await page.locator(group).first().boundingBox())!;
  const to = (await page.locator(target).boundingBox())!;
  await page.evaluate(watchDrag);
  await page.mouse.move(from.x + 8, from.y + 8);
  const time = await timed(page, async () => {
    await page.mouse.down();
    await page.mouse.move(from.x + 14, from.y + 16, { steps: 3 });
    await page.mouse.move(to.x + 40, to.y + 12, { steps: 3 });
    await page.waitForFunction('window.dragAnsweredMs !== undefined', null, { timeout: 60_000 });
    return (await page.evaluate('window.dragAnsweredMs')) as number;
  });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return time;
}

/** Runs in the page: notes the time from `dragstart` to the frame after the first verdict. */
const watchDrag = `
  window.dragAnsweredMs = undefined;
  let began = null;
  addEventListener('dragstart', () => { began = performance.now(); }, { once: true, capture: true });
  new MutationObserver((_, observer) => {
    if (began === null || document.querySelector('[data-verdict]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => { window.dragAnsweredMs = performance.now() - began; });
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-verdict'] });
  undefined`;

async function timed(page: Page, run: () => Promise<number>): Promise<PageTime> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskMs(session);
  const ms = Math.round(await run());
  const processorMs = Math.round((await taskMs(session)) - before);
  await session.detach();
  return { ms, processorMs };
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}
