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

/** What axe finds serious or critical on a page, as readable lines; WCAG 2 A and AA. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // the page forbids scripts that it does not bring itself: axe comes in by the debugger's door
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: `${source}\n;undefined` });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `${atRest}.then(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] }))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
  return (result.value as AxeResult).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')} ${failureSummary.replace(/\s+/g, ' ')}`,
      ),
    );
}
