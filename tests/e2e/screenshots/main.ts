import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { whyNoBrowser } from '../support/chromium.ts';
import { openPage } from '../support/openPage.ts';
import { demoTripPath } from '../support/phone.ts';
import { type DemoServer, demoPassword, startDemoServer } from '../support/server.ts';
import { type Shot, type ShotWorld, shots } from './shots.ts';

const looks = {
  locale: ['zh-CN', 'en'],
  appearance: ['light', 'dark'],
  screen: ['desktop', 'phone'],
} as const;

/**
 * `npm run screenshots [-- NAME…]`: every page, or those whose names contain a word, in both languages, light and dark, on a
 * desktop and a phone, as `dist/screenshots/<name>.<language>.<appearance>.<screen>.png`. Status 1 where a console complained.
 */
async function main(words: readonly string[]): Promise<number> {
  const why = whyNoBrowser();
  if (why !== null) throw new Error(why);
  const folder = resolve('dist/screenshots');
  mkdirSync(folder, { recursive: true });
  const wanted = shots.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  const server = await startDemoServer();
  const complaints: string[] = [];
  try {
    const world = await readWorld(server);
    for (const shot of wanted) await take(shot, world, server, folder, complaints);
  } finally {
    await server.stop();
  }
  process.stdout.write(`${wanted.length} pages in ${folder}\n${complaints.map((line) => `${line}\n`).join('')}`);
  return complaints.length === 0 ? 0 : 1;
}

async function take(
  { name, login, path, prepare }: Shot,
  world: ShotWorld,
  { url }: DemoServer,
  folder: string,
  complaints: string[],
): Promise<void> {
  for (const locale of looks.locale)
    for (const appearance of looks.appearance)
      for (const screen of looks.screen) {
        const file = `${name}.${locale}.${appearance}.${screen}.png`;
        const choice = { login, locale, appearance, screen, path: path(world) };
        const { page, browser } = await openPage(url, choice, (line) => complaints.push(`${file}: ${line}`));
        try {
          await page.waitForLoadState('networkidle');
          await prepare?.(page);
          await page.screenshot({ path: join(folder, file) });
        } finally {
          await browser.close();
        }
      }
}

async function readWorld({ url }: DemoServer): Promise<ShotWorld> {
  const signedIn = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'demo-dispatcher', password: demoPassword }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  const answer = await fetch(`${url}/api/v1/batches`, { headers: { cookie } });
  const { batches } = (await answer.json()) as { batches: { batchId: string }[] };
  const { batchId } = batches[0]!;
  const { plans } = (await (await fetch(`${url}/api/v1/batches/${batchId}/plans`, { headers: { cookie } })).json()) as {
    plans: { planId: string }[];
  };
  return { batchId, planId: plans[0]!.planId, driverPath: await demoTripPath(url) };
}

process.exit(await main(process.argv.slice(2)));
