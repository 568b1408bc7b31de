import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Once nothing glides or fades any more, spinners aside: colours on the way are not those that anybody reads. */
const atRest = `Promise.all(document.getAnimations()
  .filter((animation) => Number.isFinite(animation.effect.getComputedTiming().endTime))
  .map((animation) => animation.finished.catch(() => undefined)))`;

interface AxeResult {
  violations: { id: string; impact: string | null; nodes: { target: string[]; failureSummary?: string }[] }[];
}

/** How often a page is looked at, and how long it has in between: what is disabled while something is sent is pale for a moment. */
const looks = 5;
const betweenMs = 500;

/** What axe finds serious or critical on a page and goes on finding, as readable lines; WCAG 2 A and AA. */
export async function seriousFaults(page: Page): Promise<string[]> {
  let faults = await look(page);
  for (let n = 1; n < looks && faults.length > 0; n += 1) {
    await page.waitForTimeout(betweenMs);
    faults = await look(page);
  }
  return faults;
}

async function look(page: Page): Promise<string[]> {
  // the page forbids scripts that it does not bring itself: axe comes in by the debugger's door
  const session = await page.context().newCDPSession(page);
  const evaluate = async (expression: string) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      ...{ expression, awaitPromise: true, returnByValue: true },
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result.value as unknown;
  };
  if ((await evaluate('typeof axe')) === 'undefined') await evaluate(`${source}\n;undefined`);
  const run = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'], resultTypes: ['violations'] })`;
  const { violations } = (await evaluate(`${atRest}.then(() => ${run})`)) as AxeResult;
  await session.detach();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')} ${failureSummary.replace(/\s+/g, ' ')}`,
      ),
    );
}
