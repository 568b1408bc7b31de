import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { seriousFaults } from './support/axe.ts';
import { deskWords } from './support/deskWords.ts';
import { staffCaller } from './support/staffCaller.ts';
import { describeInBrowser, type Stage } from './support/stage.ts';

/** Opens the desk on the newest plan of the demo's batch. */
async function toDesk(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'gangzha-2020-batch-2' }).click();
  // the list of batches has links in its cells, too
  await page.getByRole('tab').first().waitFor();
  await page.getByRole('cell').getByRole('link').first().click();
  await page.getByRole('row', { name: /^T01/ }).waitFor();
}

/** Opens the batch's newest plan that is published. */
async function toPublished(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'gangzha-2020-batch-2' }).click();
  await page.getByRole('tab').first().waitFor();
  const batchId = /batches\/([\w-]+)/.exec(page.url())![1]!;
  const reply = await page.context().request.get(new URL(`/api/v1/batches/${batchId}/plans`, page.url()).href);
  const { plans } = (await reply.json()) as { plans: { planId: string; publishedVersion: number | null }[] };
  const { planId } = plans.find(({ publishedVersion }) => publishedVersion !== null && publishedVersion > 0)!;
  await page.getByRole('cell').locator(`a[href*="${planId}"]`).first().click();
  await page.getByRole('row', { name: /^T01/ }).waitFor();
}

/** Holds the first group of one trip above another trip of the table; the button stays down. */
async function hold(page: Page, from: string, to: string): Promise<void> {
  const held = page.locator(`#row-${from} [role=button]`).first();
  // what it is above once the page has come to rest
  await held.hover();
  const group = (await held.boundingBox())!;
  const row = (await page.locator(`#row-${to}`).boundingBox())!;
  await page.mouse.move(group.x + 10, group.y + 8);
  await page.mouse.down();
  await page.mouse.move(group.x + 20, group.y + 20, { steps: 3 });
  await page.mouse.move(row.x + 300, row.y + 12, { steps: 4 });
}

const loadOf = (page: Page, trip: string) => page.locator(`#row-${trip} td:nth-child(3)`);
const peopleOf = async (page: Page, trip: string) => (await loadOf(page, trip).textContent())!.trim();

interface Bus {
  plate: string;
  capacity: number;
  depotId: string;
}

interface Trip {
  tripId: string;
  bus: Bus;
  stops: { kind: string; board: string[] }[];
  loaded: { driveS: number };
}

/** Something of the plan that the page shows, as the server has it. */
async function read<T>(page: Page, path: string): Promise<T> {
  const planId = /plans\/([\w-]+)/.exec(page.url())![1]!;
  const address = new URL(`/api/v1/plans/${planId}${path}`, page.url());
  return (await (await page.context().request.get(address.href)).json()) as T;
}

const readTrips = async (page: Page) => (await read<{ trips: Trip[] }>(page, '/document')).trips;

interface OtherBuses {
  /** Plate of an idle bus of the same depot that carries everybody of the trip. */
  large: string;
  /** Plate of one that does not. */
  small: string;
}

/** Trips of several drop-offs that another bus could drive, those with the most driving time to spare first; and such buses. */
async function easyTrips(page: Page): Promise<(OtherBuses & { tripId: string })[]> {
  const { buses } = await read<{ buses: Bus[] }>(page, '/reserves');
  const byDrive = (await readTrips(page)).sort((a, b) => a.loaded.driveS - b.loaded.driveS);
  return byDrive.flatMap(({ tripId, bus, stops }) => {
    const people = stops.reduce((sum, { board }) => sum + board.length, 0);
    const large = buses.find(({ capacity, depotId }) => capacity >= people && depotId === bus.depotId);
    const small = buses.find(({ capacity }) => capacity < people);
    const isEasy = stops.filter(({ kind }) => kind === 'dropoff').length > 1;
    return isEasy && large !== undefined && small !== undefined
      ? [{ tripId, large: large.plate, small: small.plate }]
      : [];
  });
}

/**
 * Opens a trip and asks by keys that its last drop-off come before the one ahead of it.
 * @returns whether it went, or was refused, as another order may be: then nothing has changed
 */
async function movesLastUp(page: Page, tripId: string): Promise<boolean> {
  await page.getByLabel('查车次、车牌、区县、企业、驾驶员').fill(tripId);
  await page.locator(`#row-${tripId}`).click();
  const handles = page
    .getByRole('region', { name: new RegExp(`^${tripId}`) })
    .getByRole('button', { name: /上下箭头键/ });
  const last = (await handles.last().getAttribute('aria-label'))!;
  await handles.last().focus();
  await page.keyboard.press('ArrowUp');
  // the keyboard stays with the stop that moved
  const moved = handles.nth(-2).and(page.getByLabel(last)).and(page.locator(':focus'));
  const refused = page.getByText(deskWords['zh-CN'].refused);
  await moved.or(refused).first().waitFor();
  const isRefused = await refused.isVisible();
  await refused.waitFor({ state: 'hidden' });
  return !isRefused;
}

/** The published plan one bus of which is told to be an hour and a half late, which the watch on it finds within a minute. */
let late: Promise<string> | null = null;
function tellLate(stage: Stage): Promise<string> {
  late ??= (async () => {
    const { get, post } = await staffCaller(stage.url(), 'demo-dispatcher');
    const { batches } = await get<{ batches: { batchId: string }[] }>('/batches');
    const { plans } = await get<{ plans: { planId: string }[] }>(`/batches/${batches[0]!.batchId}/plans`);
    const { planId } = plans[0]!;
    const { stops } = await get<{ stops: { departAt: string }[] }>(`/plans/${planId}/trips/T02`);
    const at = stops[0]!.departAt;
    const events = [
      { id: randomUUID(), kind: 'departed', at },
      { id: randomUUID(), kind: 'delay', minutes: 90, reason: 'accident on the motorway', at },
    ];
    await post(`/plans/${planId}/trips/T02/events`, { events });
    return planId;
  })();
  return late;
}

describeInBrowser('a dispatcher', (stage) => {
  it.each(['en', 'zh-CN'] as const)(
    'plans, drags, is refused with the reason, undoes, locks, re-optimises, compares and publishes (%s)',
    async (locale) => {
      await tellLate(stage);
      const t = deskWords[locale];
      const page = await stage.open({ login: 'demo-dispatcher', locale, path: '/desk' });
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await page.getByRole('link', { name: 'gangzha-2020-batch-2' }).click();
      await button(t.plan).click();
      await page.getByLabel(t.seconds).fill('2');
      await page.getByRole('dialog').getByRole('button', { name: t.plan, exact: true }).click();
      await page.getByRole('row', { name: /^T01/ }).waitFor({ timeout: 60_000 });

      // every bus says at once what the people would mean for it; the full one says why not
      const before = await peopleOf(page, 'T02');
      await hold(page, 'T03', 'T02');
      const answer = page.locator('#row-T02[data-verdict="forbidden"]');
      await answer.waitFor();
      expect(await answer.textContent()).toMatch(t.forbidden);
      await page.mouse.up();
      await page.getByText(t.refused).waitFor();
      expect(await peopleOf(page, 'T02')).toBe(before);

      // by keys: the list of buses, the best first, then undo and redo
      await page.locator('#row-T03 [role=button]').first().focus();
      await page.keyboard.press('Enter');
      const choice = page.getByRole('dialog');
      const take = choice.getByRole('button', { name: t.take }).first();
      await take.and(page.locator(':focus')).waitFor();
      const full = await peopleOf(page, 'T03');
      await page.keyboard.press('Enter');
      await loadOf(page, 'T03').filter({ hasNotText: full }).waitFor();
      await page.keyboard.press('Control+z');
      await loadOf(page, 'T03').filter({ hasText: full }).waitFor();

      await page.locator('#row-T03').click();
      await button(t.lock).click();
      await button(t.unlock).waitFor();
      expect(await seriousFaults(page)).toEqual([]);

      await button(t.reoptimise).click();
      await page.getByLabel(t.seconds).fill('2');
      await button(t.start).click();
      const adopt = button(t.adopt);
      await adopt.waitFor({ timeout: 60_000 });
      await page.getByText(t.differences, { exact: true }).waitFor();
      await adopt.click();
      await adopt.waitFor({ state: 'hidden' });
      expect(await peopleOf(page, 'T03')).toBe(full);
      await button(t.unlock).waitFor();

      await button(t.compare).click();
      await page.getByLabel(t.with).click();
      await page.getByText(t.original).last().click();
      await page.getByText(t.differences, { exact: true }).waitFor();
      await page.getByRole('button', { name: t.close }).last().click();

      await button(t.publishing).click();
      await button(t.check).click();
      await page.getByText(t.accepted).waitFor({ timeout: 60_000 });
      await button(t.publish).click();
      await page.getByText(t.acknowledged).first().waitFor({ timeout: 60_000 });
      expect(await seriousFaults(page)).toEqual([]);
    },
  );

  it('orders stops by keys, locks one person, and gives a published trip another bus at once', async () => {
    const page = await stage.open({ login: 'demo-dispatcher', path: '/desk' });
    await toPublished(page);
    let chosen: Awaited<ReturnType<typeof easyTrips>>[number] | undefined;
    for (const trip of await easyTrips(page))
      if (await movesLastUp(page, trip.tripId)) {
        chosen = trip;
        break;
      }
    const { tripId, large, small } = chosen!;
    const panel = page.getByRole('region', { name: new RegExp(`^${tripId}`) });
    const handles = panel.getByRole('button', { name: /上下箭头键/ });
    const last = (await handles.nth(-2).getAttribute('aria-label'))!;
    // both stops that changed places show the number that their drivers know, crossed out
    await panel.locator('del').nth(1).waitFor();
    expect(await panel.locator('del').count()).toBe(2);
    await page.keyboard.press('Control+z');
    await panel.locator('del').first().waitFor({ state: 'detached' });
    await handles.last().and(page.getByLabel(last)).waitFor();

    await panel
      .getByRole('button', { name: /逐人查看/ })
      .first()
      .click();
    const person = panel.getByRole('button', { name: /^锁定 .*C\d+-\d+/ }).first();
    const workerId = /C\d+-\d+/.exec((await person.getAttribute('aria-label'))!)![0];
    await person.click();
    await panel.getByRole('button', { name: new RegExp(`^解锁 .*${workerId}`) }).click();
    await person.waitFor();

    await page.getByRole('button', { name: '换车或驾驶员' }).click();
    const dialog = page.getByRole('dialog');
    const choose = async (plate: string) => {
      await dialog.getByLabel('客车').click();
      await page.keyboard.type(plate);
      await page.getByTitle(new RegExp(`^${plate} `)).click();
      await dialog.getByRole('button', { name: '更换并发布' }).click();
    };
    await choose(small);
    await dialog.getByText(/限乘/).last().waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await choose(large);
    await dialog.waitFor({ state: 'hidden' });
    await page.locator(`#row-${tripId}`).getByText(large).waitFor();
  });

  it.each([
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const)('finds no serious fault on a chosen trip and on the board (%s, %s)', async (locale, appearance) => {
    const page = await stage.open({ login: 'demo-dispatcher', locale, appearance, path: '/desk' });
    await toDesk(page);
    await page.locator('#row-T01').click();
    await page.locator('#bar-T01[aria-selected=true]').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('b');
    await page.getByRole('region', { name: /看板|Board/ }).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('sees at once what another dispatcher does to the same draft', async () => {
    const [one, other] = [
      await stage.open({ login: 'demo-dispatcher', locale: 'en', path: '/desk' }),
      await stage.open({ login: 'admin', locale: 'en', path: '/desk' }),
    ];
    for (const page of [one, other]) {
      await toDesk(page);
      await page.locator('#row-T05').click();
    }
    await one.getByRole('button', { name: 'Lock T05' }).click();
    await other.getByRole('button', { name: 'Unlock T05' }).waitFor();
    // and goes on from there: his next change is none of a stale version
    await other.getByRole('button', { name: 'Unlock T05' }).click();
    await one.getByRole('button', { name: 'Lock T05', exact: true }).waitFor();
  });

  it('is told why a company cannot leave the batch: its people ride in what was published', async () => {
    const page = await stage.open({ login: 'demo-dispatcher', locale: 'en', path: '/desk' });
    await page.getByRole('link', { name: 'gangzha-2020-batch-2' }).click();
    await page.getByRole('tab', { name: /^Companies/ }).click();
    const actions = page.getByRole('button', { name: /^Actions for/ }).first();
    await actions.click();
    await page.getByRole('menuitem', { name: 'Take out of the batch' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take out of the batch' }).click();
    await page.getByText(/people of it are accepted/).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('keeps one selection in table, chart and board, by mouse and by arrow keys', async () => {
    const page = await stage.open({ login: 'demo-dispatcher', path: '/desk' });
    await toDesk(page);
    await page.locator('#row-T02').click();
    await page.locator('#bar-T02[aria-selected=true]').waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('#bar-T03[aria-selected=true]').waitFor();
    await page.locator('#bar-T03').hover();
    await page.locator('#row-T03[data-hovered]').waitFor();
  });

  it('draws a ring on the map and asks a bus by a right click or the menu key', async () => {
    const page = await stage.open({ login: 'demo-dispatcher', locale: 'en', path: '/desk' });
    await toDesk(page);
    await page.locator('path[data-adcode]').first().waitFor({ state: 'attached' });
    await page.getByLabel('Find trip, plate, county, firm, driver').fill('T01');
    await page.locator('#row-T02').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: deskWords.en.lasso }).click();
    const map = (await page.getByRole('region', { name: 'Map' }).first().boundingBox())!;
    const corners = [
      [0.02, 0.02],
      [0.9, 0.02],
      [0.9, 0.98],
      [0.02, 0.98],
    ] as const;
    const to = ([x, y]: readonly [number, number]) =>
      page.mouse.move(map.x + x * map.width, map.y + y * map.height, { steps: 2 });
    await to(corners[0]);
    await page.mouse.down();
    for (const corner of corners) await to(corner);
    await page.mouse.up();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(deskWords.en.inside).waitFor();
    // all who ride in the one bus that the filter left
    const aboard = (await peopleOf(page, 'T01')).split('/')[0]!;
    expect(await dialog.locator('.ant-modal-title').textContent()).toBe(`Move ${aboard} people to`);
    await page.keyboard.press('Escape');

    await page.locator('#row-T01').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Lock T01' }).click();
    await page.getByRole('button', { name: 'Unlock T01' }).waitFor();
    await page.locator('#bar-T01').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Unlock T01' }).click();
    await page.getByRole('button', { name: 'Lock T01', exact: true }).waitFor();
  });

  it('is told which bus is late and when it comes, and takes it in hand', async () => {
    const planId = await tellLate(stage);
    const page = await stage.open({ login: 'demo-dispatcher', locale: 'en', path: `/desk/plans/${planId}/live` });
    const alerts = page.getByRole('region', { name: 'Alerts of the road' });
    const line = alerts
      .getByRole('listitem')
      .filter({ hasText: 'T02' })
      .filter({ hasText: /will be .* late/ });
    await line.waitFor({ timeout: 90_000 });
    const row = page.getByRole('row').filter({ hasText: 'T02' });
    // alert and row tell it alike; rests ahead may make hours of the ninety minutes
    const [, told] = /will be (.*?) late/.exec((await line.textContent())!)!;
    expect(told).toMatch(/^(\d+ h)?( ?\d+ min)?$/);
    await row.getByText(`${told} late`, { exact: true }).waitFor();
    await row.getByText('the driver told of 90 min: accident on the motorway').waitFor();
    await row.getByText(/^planned /).waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await line.getByRole('button', { name: /^I look after it/ }).click();
    await line.getByText(/taken in hand by demo-dispatcher/).waitFor();
  });
});
