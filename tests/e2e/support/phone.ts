import type { Locator, Page } from 'playwright-core';

/** Address of a link to the demo's first trip, below the server's. */
export async function demoTripPath(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/door/driver-links`, { method: 'POST' });
  const link = new URL(((await response.json()) as { url: string }).url);
  return `${link.pathname}${link.hash}`;
}

/** Drives on until a button of this name is there; leaves rests early and people behind, which the page asks about. */
export async function driveUntil(page: Page, name: string): Promise<void> {
  const button = (one: string | RegExp) => page.getByRole('button', { name: one, exact: true });
  const wanted = button(name);
  const onwards = button(
    /^(Depart|Arrived.*|Leave this stop|Confirm|出发|已到达|到达，开始休息|离开本站|确定)$/,
  ).last();
  for (;;) {
    await wanted.or(onwards).first().waitFor();
    const label = await onwards.textContent({ timeout: 2_000 }).catch(() => null);
    if (await wanted.isVisible()) return;
    // what was synced meanwhile may have put another button in its place, which this one's name does not open
    if (label !== null)
      await button(label)
        .last()
        .click({ timeout: 2_000 })
        .catch(() => {});
  }
}

/** Whoever sits on a seat, as the boarding list shows him, at whichever stop he boards. */
export async function findBySeat(page: Page, seat: string): Promise<Locator> {
  await page.getByRole('searchbox').fill(seat);
  return page.locator('.person').filter({ has: page.locator('.seat').getByText(seat, { exact: true }) });
}

/** Opens somebody of the list and types his temperature, which boards him unless it is a fever. */
export async function checkIn(page: Page, seat: string, celsius: string): Promise<void> {
  await (await findBySeat(page, seat)).click();
  await page.getByLabel(/^(Temperature|体温) °C$/).fill(celsius);
  await page.locator('dialog form button').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
}

/** Runs in the page: how much of each kind the phone keeps. */
const countHeld = `(async () => {
  const opening = indexedDB.open('jieyun-driver');
  const database = await new Promise((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const count = (store) => new Promise((resolve, reject) => {
    const asked = database.transaction(store).objectStore(store).count();
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const held = { trips: await count('trips'), queue: await count('queue') };
  database.close();
  return { ...held, sheets: await caches.has('jieyun-driver-sheets') };
})()`;

/** Trips with their people, actions that wait, and whether a sheet is kept, as the phone's own storage has them. */
export function phoneHolds(page: Page): Promise<{ trips: number; queue: number; sheets: boolean }> {
  return page.evaluate(countHeld);
}
