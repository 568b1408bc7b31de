import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type OpenBrowser, whyNoBrowser } from './chromium.ts';
import { type OpenPage, openPage } from './openPage.ts';
import { type DemoServer, startDemoServer } from './server.ts';

/** The product and browsers in front of it. */
export interface Stage {
  /** Address of the server, without a slash at its end. */
  url(): string;
  /** A page in a browser of its own. What its console complains of fails the test. */
  open(choice: OpenPage): Promise<Page>;
}

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
        const { page, browser } = await openPage(server.url, choice, (complaint) => complaints.push(complaint));
        browsers.push(browser);
        return page;
      },
    });
  });
}

const notOpen: Stage = {
  url: () => '',
  open: () => Promise.reject(new Error('no browser')),
};
