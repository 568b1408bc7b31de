import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Locale } from '../../../src/contract/text.ts';
import { type BrowserChoice, openProfile } from './chromium.ts';
import { demoPassword } from './server.ts';

/** How a page is opened. */
export interface OpenPage {
  /** Account that is signed in: one of the demo's, `admin`, or one that has the demo's password; null leaves the browser at the door. */
  login: string | null;
  locale?: Locale;
  /** `system` follows `page.emulateMedia`. */
  appearance?: 'light' | 'dark' | 'system';
  screen?: 'desktop' | 'phone';
  /** Where to begin. */
  path?: string;
}

const screens: Record<'desktop' | 'phone', BrowserChoice> = {
  desktop: { width: 1440, height: 900, isPhone: false },
  phone: { width: 390, height: 844, isPhone: true },
};

/** Violations that a script catches itself would stand nowhere. */
const tellViolations = `addEventListener('securitypolicyviolation', (event) => console.error(
  'content policy: ' + event.violatedDirective + ' at ' + event.sourceFile + ' ' + event.lineNumber + ':' + event.columnNumber));`;

/**
 * Opens a page in a profile of its own, which whoever asked for it closes (`page.context().close()`).
 *
 * @param complain gets what the console complains of, refusals of the content policy among them
 */
export async function openPage(
  browser: Browser,
  url: string,
  { login, locale = 'zh-CN', appearance = 'light', screen = 'desktop', path = '/' }: OpenPage,
  complain: (complaint: string) => void,
): Promise<Page> {
  const context = await openProfile(browser, screens[screen]);
  try {
    return await goThere(context, url, { login, locale, appearance, path }, complain);
  } catch (error) {
    await context.close();
    throw error;
  }
}

/** A machine that does much else is slow, not wrong; what never comes fails a test all the same. */
const patienceMs = 45_000;

type Cookie = Awaited<ReturnType<BrowserContext['cookies']>>[number];

/** Cookies of accounts that signed in before, by server and account. */
const signedIn = new Map<string, Cookie[]>();

/** Goes on with the account's session where it still holds: passwords are costly to check, and the door lets nobody knock all the time. */
async function signIn(context: BrowserContext, url: string, login: string): Promise<void> {
  const key = `${url} ${login}`;
  const session = `${url}/api/v1/session`;
  const known = signedIn.get(key);
  if (known !== undefined) {
    await context.addCookies(known);
    if ((await context.request.get(session)).ok()) return;
  }
  const response = await context.request.post(session, { data: { login, password: demoPassword } });
  if (!response.ok()) throw new Error(`${login} cannot sign in: ${response.status()}`);
  signedIn.set(key, await context.cookies(url));
}

async function goThere(
  context: BrowserContext,
  url: string,
  { login, locale, appearance, path }: Required<Omit<OpenPage, 'screen'>>,
  complain: (complaint: string) => void,
): Promise<Page> {
  await context.addInitScript(
    `Object.assign(localStorage, ${JSON.stringify({ locale, appearance })});${tellViolations}`,
  );
  if (login !== null) await signIn(context, url, login);
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  page.on('pageerror', (error) => complain(`error: ${error.message}`));
  page.on('console', (message) => {
    // a refusal that the page shows in words is no fault of the page; the browser writes it down all the same
    const isRefusal = /Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
    // of a test that takes the network away
    const isOffline = /net::ERR_INTERNET_DISCONNECTED/.test(message.text());
    if (message.type() === 'error' && !isRefusal && !isOffline) complain(`console: ${message.text()}`);
  });
  await page.goto(`${url}${path}`);
  return page;
}
