import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executable = process.env.TEST_CHROMIUM ?? places.find((place) => existsSync(place)) ?? null;

/** Why no test can open a browser here; null where one can. A run that asks for a browser fails where none is. */
export function whyNoBrowser(): string | null {
  if (executable !== null) return null;
  if ((process.env.JIEYUN_TEST_REQUIRE ?? '').split(',').includes('chromium'))
    throw new Error('JIEYUN_TEST_REQUIRE asks for Chromium, but there is none; install it or set TEST_CHROMIUM');
  return 'stands aside: no Chromium here (apt-get install chromium, or set TEST_CHROMIUM)';
}

/** Quiet: a browser of a test asks nobody anything but our server. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How one person's browser is. */
export interface BrowserChoice {
  width: number;
  height: number;
  isPhone: boolean;
}

/** Starts the distribution's Chromium; whoever does closes it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: executable!, args: flags });
}

/** A new, empty profile in it: one person's browser, which shares nothing with another's but the program. */
export function openProfile(browser: Browser, { width, height, isPhone }: BrowserChoice): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: isPhone ? 2 : 1,
    isMobile: isPhone,
    hasTouch: isPhone,
    timezoneId: 'Asia/Shanghai',
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
}
