import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeBatch } from '../../fixtures/generator/batch.ts';
import { seedBatch } from '../../fixtures/generator/seedBatch.ts';
import { writeScenarioFolder } from '../../src/scenario/writeScenarioFolder.ts';
import { launchChromium } from '../e2e/support/chromium.ts';
import { openPage } from '../e2e/support/openPage.ts';
import { startServer } from '../e2e/support/server.ts';
import { type StaffCaller, staffCaller } from '../e2e/support/staffCaller.ts';
import { answerSizes } from './pages/answerSizes.ts';
import { firstView, holdGroup } from './pages/browserTimes.ts';

/**
 * `npm run bench:pages -- [--times 16] [--seconds 5]`: the dispatcher's desk on a batch so many times the seed batch, through the
 * product as `npm start` runs it. Prints, for desk and board, the time to the first view and from the beginning of a drag to the
 * answer on every bus in sight (with the processor time of the browser's main thread), and the sizes of the server's answers.
 */
const { values } = parseArgs({
  options: { times: { type: 'string', default: '16' }, seconds: { type: 'string', default: '5' } },
});
const scenario = mkdtempSync(join(tmpdir(), 'jieyun-bench-'));
try {
  const size = Number(values.times) * seedBatch.size;
  await writeScenarioFolder(scenario, await makeBatch(1, size, `x${values.times}`), seedBatch.policyChoice);
  const server = await startServer(
    { DEMO: '0', SOLVE_SECONDS: values.seconds, REQUESTS_PER_MINUTE: '1000000' },
    { scenarios: [scenario] },
  );
  try {
    await measure(server.url);
  } finally {
    await server.stop();
  }
} finally {
  rmSync(scenario, { recursive: true, force: true });
}

async function measure(url: string): Promise<void> {
  const admin = await staffCaller(url, 'admin');
  const { batches } = await admin.get<{ batches: { batchId: string }[] }>('/batches');
  const planId = await planned(admin, batches[0]!.batchId);
  const browser = await launchChromium();
  try {
    const page = await openPage(browser, url, { login: 'admin', path: '/desk' }, (line) =>
      process.stderr.write(`${line}\n`),
    );
    const figures: Record<string, object> = {};
    const desk = `${url}/desk/plans/${planId}`;
    figures.desk = await firstView(page, () => page.goto(desk), '#row-T01');
    // the code of the pages is in the browser's cache by now, as it is on the second plan of a day
    figures['desk again'] = await firstView(page, () => page.goto(desk), '#row-T01');
    figures['drag on the table'] = await holdGroup(page, '#row-T01 [role=button]', '#row-T03');
    figures.board = await firstView(page, () => page.keyboard.press('b'), '#board-T01');
    figures['drag on the board'] = await holdGroup(page, '#board-T01 [role=button]', '#board-T02');
    process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`);
  } finally {
    await browser.close();
  }
  const sizes = await answerSizes(admin, [
    `/plans/${planId}/document`,
    `/plans/${planId}/draft`,
    `/plans/${planId}/trips`,
    `/batches/${batches[0]!.batchId}/demand`,
  ]);
  process.stdout.write(`${JSON.stringify(sizes, null, 1)}\nload of the machine ${loadavg()[0]!.toFixed(1)}\n`);
}

/** Plans the batch and waits until it is done. */
async function planned({ get, post }: StaffCaller, batchId: string): Promise<string> {
  const { planId } = await post<{ planId: string }>(`/batches/${batchId}/plans`, { seconds: Number(values.seconds) });
  for (;;) {
    const { status } = await get<{ status: string }>(`/plans/${planId}`);
    if (status === 'done') return planId;
    if (status === 'failed' || status === 'cancelled') throw new Error(`the plan ended as ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
