import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Locale } from '../../../src/contract/text.ts';
import { type BrowserChoice, type OpenBrowser, openBrowser, whyNoBrowser } from './chromium.ts';
import { type DemoServer, startDemoServer } from './server.ts';

/** Accounts of the demo. */
export type DemoLogin = 'demo-hr' | 'demo-dispatcher' | 'demo-desk' | 'demo-warden';

export interface OpenPage {
  /** Who is signed in; null leaves the browser at the door. */
  login: DemoLogin | null;
  locale?: Locale;
  appearance?: 'light' | 'dark';
  screen?: 'desktop' | 'phone';
  /** Where to begin. */
  path?: string;
}

/** The product and browsers in front of it. */
export interface Stage {
  url(): string;
  /** A page in a browser of its own. What its console complains of fails the test. */
  open(choice: OpenPage): Promise<Page>;
}

const screens: Record<'desktop' | 'phone', BrowserChoice> = {
  desktop: { width: 1440, height: 900, isPhone: false },
  phone: { width: 390, height: 844, isPhone: true },
};

/** Password of the demo's accounts, which the sign-in page itself tells. */
const demoPassword = 'jieyun-demo';

/**
 * Tests in a real browser against the real server, started once a file. `tests` is run with the stage; all of it stands
 * aside, and says so, where there is no browser.
 */
export function describeInBrowser(name: string, tests: (stage: Stage) => void): void {
  const skip = whyNoBrowser();
  if (skip !== null) {
    describe.skip(`${name} [${skip}]`, () => tests(notOpen));
    return;
  }
  describe(name, () => {
    let server: DemoServer;
    const browsers: OpenBrowser[] = [];
    const complaints: string[] = [];

    beforeAll(async () => {
      server = await startDemoServer();
    }, 180_000);
    afterEach(async () => {
      await Promise.all(browsers.splice(0).map((browser) => browser.close()));
      expect(complaints.splice(0)).toEqual([]);
    });
    afterAll(() => server?.stop(), 30_000);

    tests({
      url: () => server.url,
      async open(choice) {
        const browser = await openBrowser(screens[choice.screen ?? 'desktop']);
        browsers.push(browser);
        return openPage(browser, server.url, choice, complaints);
      },
    });
  });
}

const notOpen: Stage = {
  url: () => '',
  open: () => Promise.reject(new Error('no browser')),
};

async function openPage(
  { context }: OpenBrowser,
  url: string,
  { login, locale = 'zh-CN', appearance = 'light', path = '/' }: OpenPage,
  complaints: string[],
): Promise<Page> {
  const settings = JSON.stringify({ locale, appearance });
  await context.addInitScript(`Object.assign(localStorage, ${settings})`);
  if (login !== null) {
    const response = await context.request.post(`${url}/api/v1/session`, { data: { login, password: demoPassword } });
    if (!response.ok()) throw new Error(`${login} cannot sign in: ${response.status()}`);
  }
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // a refusal that the page shows in words is no fault of the page; the browser writes it down all the same
    const isRefusal = /Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !isRefusal) complaints.push(`console: ${message.text()}`);
  });
  await page.goto(`${url}${path}`);
  return page;
}
