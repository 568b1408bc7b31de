import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { makeBatch } from '../../fixtures/generator/batch.ts';
import { seedBatch } from '../../fixtures/generator/seedBatch.ts';
import { writeScenarioFolder } from '../../src/scenario/writeScenarioFolder.ts';
import { launchChromium } from '../e2e/support/chromium.ts';
import { openPage } from '../e2e/support/openPage.ts';
import { startServer } from '../e2e/support/server.ts';
import { type StaffCaller, staffCaller } from '../e2e/support/staffCaller.ts';
import { answerSizes } from './pages/answerSizes.ts';
import { firstView, holdGroup } from './pages/browserTimes.ts';
import { Figures, sizeTable } from './pages/figures.ts';

/**
 * `npm run bench:pages -- [--times 16] [--seconds 5]`: the pages on a batch so many times the seed batch, through the product as `npm start`
 * runs it. Prints the time to the first view of each page, and from the beginning of a drag to the answer on every bus in sight (with the
 * processor time of the browser's main thread), the answers of the server behind a drag and a drop, and what answers weigh. Status 1
 * where a limit is missed; they are meant for a machine with nothing else to do.
 */
const { values } = parseArgs({
  options: { times: { type: 'string', default: '16' }, seconds: { type: 'string', default: '5' } },
});

/** Issue 7: desk and board stay usable. */
const firstViewMs = 2000;
const dragMs = 100;
/** What people take for an answer at once, and what they wait for without losing the thread. */
const answerMs = 1000;
/** The checker reads every roster again. */
const checkMs = 15_000;

const scenario = mkdtempSync(join(tmpdir(), 'jieyun-bench-'));
const figures = new Figures();
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
process.exitCode = figures.missed.length === 0 ? 0 : 1;

async function measure(url: string): Promise<void> {
  const admin = await staffCaller(url, 'admin');
  const { batches } = await admin.get<{ batches: { batchId: string }[] }>('/batches');
  const { batchId } = batches[0]!;
  const planId = await planned(admin, batchId);
  const browser = await launchChromium();
  try {
    const page = await openPage(browser, url, { login: 'admin', path: '/desk' }, (line) =>
      process.stderr.write(`${line}\n`),
    );
    await onDesk(page, `${url}/desk/plans/${planId}`);
    await onDraft(admin, planId);
    await onOthers(page, url, { batchId, planId });
  } finally {
    await browser.close();
  }
  process.stdout.write(`${figures.table()}\n`);
  const sizes = await answerSizes(admin, [
    ...['desk', 'document', 'draft', 'progress', 'arrivals', 'dorms'].map((part) => `/plans/${planId}/${part}`),
    `/batches/${batchId}/demand`,
  ]);
  process.stdout.write(`${sizeTable(sizes)}\nload of the machine ${loadavg()[0]!.toFixed(1)}\n`);
}

async function onDesk(page: Page, desk: string): Promise<void> {
  figures.page('desk, first view', firstViewMs, await firstView(page, () => page.goto(desk), '#row-T01'));
  // the code of the pages is in the browser's cache by now, as it is on the second plan of a day
  figures.page('desk, again', firstViewMs, await firstView(page, () => page.goto(desk), '#row-T01'));
  figures.page('drag on the table', dragMs, await holdGroup(page, '#row-T01 [role=button]', '#row-T03'));
  figures.page('board, first view', firstViewMs, await firstView(page, () => page.keyboard.press('b'), '#board-T01'));
  figures.page('drag on the board', dragMs, await holdGroup(page, '#board-T01 [role=button]', '#board-T02'));
}

/** What the server answers while people are dragged, when they are dropped, and before a plan is published. */
async function onDraft(admin: StaffCaller, planId: string): Promise<void> {
  const { trips } = await admin.get<{ trips: { tripId: string; stops: { board: string[] }[] }[] }>(
    `/plans/${planId}/desk`,
  );
  const [first] = trips;
  const workerIds = [first!.stops.find(({ board }) => board.length > 0)!.board[0]!];
  const question = `/plans/${planId}/what-if?kind=workers&workerIds=${workerIds.join()}`;
  await figures.answer('what if: all buses', answerMs, () => admin.get(question));
  const edit = { kind: 'move', what: { kind: 'workers', workerIds }, to: { kind: 'left_over' } };
  await figures.answer('drop', answerMs, () => admin.post(`/plans/${planId}/edits`, edit, 0));
  await figures.answer('the desk after it', answerMs, () => admin.get(`/plans/${planId}/desk`));
  await figures.answer('undo', answerMs, () => admin.post(`/plans/${planId}/undo`, {}, 1));
  await figures.answer('check', checkMs, () => admin.post(`/plans/${planId}/check`, {}, 2));
  await figures.answer('publish', checkMs, () => admin.post(`/plans/${planId}/publish`, {}, 2));
}

/** Everybody else's pages on the published plan. */
async function onOthers(page: Page, url: string, { batchId, planId }: { batchId: string; planId: string }) {
  const pages: [name: string, path: string, selector: string][] = [
    ['batch', `/desk/batches/${batchId}`, '.ant-table-row'],
    ['buses under way', `/desk/plans/${planId}/live`, '.ant-table-row'],
    ['arrival desk', '/arrivals', '.ant-table-row'],
    ['beds', '/dorms', '[data-worker]'],
    ['observation', '/observation', '.ant-tabs'],
    ['supplies', '/supplies', '.ant-table'],
    ['overview', '/overview', '.ant-table'],
  ];
  for (const [name, path, selector] of pages) {
    const open = () => page.goto(`${url}${path}`);
    figures.page(name, firstViewMs, await firstView(page, open, selector));
  }
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
