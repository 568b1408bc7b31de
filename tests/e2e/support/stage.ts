import { afterAll, afterEach, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium, whyNoBrowser } from './chromium.ts';
import { type OpenPage, openPage } from './openPage.ts';
import { startPlannedDemo } from './plannedDemo.ts';
import type { DemoServer } from './server.ts';

/** The product and browsers in front of it. */
export interface Stage {
  /** Address of the server, without a slash at its end. */
  url(): string;
  /** A page in a browser profile of its own. What its console complains of fails the test. */
  open(choice: OpenPage): Promise<Page>;
}

/** For one test, and for what comes before and after: several times what it takes on a machine that is busy. */
const patienceMs = 300_000;

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
  jest.setTimeout(patienceMs);
  describe(name, () => {
    let server: DemoServer;
    let browser: Browser;
    const profiles: BrowserContext[] = [];
    const complaints: string[] = [];

    beforeAll(async () => {
      server = await startPlannedDemo();
      browser = await launchChromium();
    });
    afterEach(async () => {
      await Promise.all(profiles.splice(0).map((profile) => profile.close()));
      expect(complaints.splice(0)).toEqual([]);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    });

    tests({
      url: () => server.url,
      async open(choice) {
        const page = await openPage(browser, server.url, choice, (complaint) => complaints.push(complaint));
        profiles.push(page.context());
        return page;
      },
    });
  });
}

const notOpen: Stage = {
  url: () => '',
  open: () => Promise.reject(new Error('no browser')),
};
