import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium, whyNoBrowser } from '../support/chromium.ts';
import { openPage } from '../support/openPage.ts';
import { demoTripPath } from '../support/phone.ts';
import { startDemoServer } from '../support/server.ts';
import { settled } from '../support/settled.ts';
import { type StaffCaller, staffCaller } from '../support/staffCaller.ts';
import { tellJourney } from './journey.ts';
import { type Shot, type ShotWorld, shots } from './shots.ts';

const looks = {
  locale: ['zh-CN', 'en'],
  appearance: ['light', 'dark'],
  screen: ['desktop', 'phone'],
} as const;

/** One way of looking at pages. */
interface Look {
  locale: (typeof looks.locale)[number];
  appearance: (typeof looks.appearance)[number];
  screen: (typeof looks.screen)[number];
}

/**
 * `npm run screenshots [-- NAME…]`: every page, or those whose names contain a word, in both languages, light and dark, on a
 * desktop and a phone, as `dist/screenshots/<name>.<language>.<appearance>.<screen>.png`. Status 1 where a page could not be
 * pictured or a console complained.
 */
async function main(words: readonly string[]): Promise<number> {
  const why = whyNoBrowser();
  if (why !== null) throw new Error(why);
  const folder = resolve('dist/screenshots');
  mkdirSync(folder, { recursive: true });
  const wanted = shots.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  const server = await startDemoServer();
  const browser = await launchChromium();
  const complaints: string[] = [];
  try {
    const caller = await staffCaller(server.url, 'demo-dispatcher');
    const world = { ...(await readWorld(caller)), driverPath: await demoTripPath(server.url) };
    await tellJourney(caller, world.planId);
    for (const login of new Set(wanted.map((shot) => shot.login)))
      for (const look of allLooks())
        await takeAll(
          wanted.filter((shot) => shot.login === login),
          { browser, url: server.url, login, look, world, folder },
          complaints,
        );
  } finally {
    await browser.close();
    await server.stop();
  }
  process.stdout.write(`${wanted.length} pages in ${folder}\n${complaints.map((line) => `${line}\n`).join('')}`);
  return complaints.length === 0 ? 0 : 1;
}

function allLooks(): Look[] {
  return looks.locale.flatMap((locale) =>
    looks.appearance.flatMap((appearance) => looks.screen.map((screen) => ({ locale, appearance, screen }))),
  );
}

interface Sitting {
  browser: Browser;
  url: string;
  login: string | null;
  look: Look;
  world: ShotWorld;
  folder: string;
}

/** Pictures of all pages that one account opens, in one profile. */
async function takeAll(
  wanted: readonly Shot[],
  { browser, url, login, look, world, folder }: Sitting,
  complaints: string[],
): Promise<void> {
  let shown = '';
  const page = await openPage(browser, url, { login, ...look }, (line) => complaints.push(`${shown}: ${line}`));
  try {
    for (const { name, path, prepare } of wanted) {
      shown = `${name}.${look.locale}.${look.appearance}.${look.screen}`;
      try {
        await page.goto(`${url}${path(world)}`);
        await settled(page);
        await prepare?.(page);
        await settled(page);
        await page.screenshot({ path: join(folder, `${shown}.png`) });
      } catch (error) {
        complaints.push(`${shown}: ${String(error).split('\n')[0]}`);
      }
    }
  } finally {
    await page.context().close();
  }
}

async function readWorld({ get }: StaffCaller): Promise<Omit<ShotWorld, 'driverPath'>> {
  const { batches } = await get<{ batches: { batchId: string }[] }>('/batches');
  const { batchId } = batches[0]!;
  const { plans } = await get<{ plans: { planId: string }[] }>(`/batches/${batchId}/plans`);
  return { batchId, planId: plans[0]!.planId };
}

process.exit(await main(process.argv.slice(2)));
