import type { Page } from 'playwright-core';

/** Address of a link to the demo's first trip, below the server's. */
export async function demoTripPath(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/door/driver-links`, { method: 'POST' });
  const link = new URL(((await response.json()) as { url: string }).url);
  return `${link.pathname}${link.hash}`;
}

/** Drives the demo's bus up to its first pick-up: departs, and leaves rests early, which the page asks about. */
export async function driveToPickup(page: Page): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Depart').click();
  for (;;) {
    await page.getByRole('button', { name: /^Arrived/ }).click();
    await button('Leave this stop').waitFor();
    if (await button('Check people in').isVisible()) return;
    await button('Leave this stop').click();
    // a change of drivers takes no rest, so that nothing is asked
    const arrived = page.getByRole('button', { name: /^Arrived/ });
    await button('Confirm').or(arrived).waitFor();
    if (await button('Confirm').isVisible()) await button('Confirm').click();
  }
}

/** Opens somebody of the list and types his temperature, which boards him unless it is a fever. */
export async function checkIn(page: Page, seat: string, celsius: string): Promise<void> {
  await page.locator('.person').filter({ hasText: seat }).first().click();
  await page.getByLabel('Temperature °C').fill(celsius);
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
