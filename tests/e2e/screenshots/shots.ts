import type { Locator, Page } from 'playwright-core';

/** One page to be pictured. */
export interface Shot {
  name: string;
  /** Account that looks at it; null stands at the door. */
  login: string | null;
  path(world: ShotWorld): string;
  /** What is done on the page first. */
  prepare?(page: Page): Promise<void>;
}

/** Ids that addresses of the demo hold. */
export interface ShotWorld {
  batchId: string;
  /** The newest plan of that batch. */
  planId: string;
  /** Address of a driver's link to the first trip of it. */
  driverPath: string;
}

/** Every page, in the order in which people meet them. */
export const shots: readonly Shot[] = [
  { name: 'sign-in', login: null, path: () => '/' },
  { name: 'setup-spent', login: null, path: () => '/setup/this-link-was-used-already' },
  { name: 'account', login: 'demo-hr', path: () => '/account' },
  { name: 'portal-batches', login: 'demo-hr', path: () => '/batches' },
  { name: 'portal-roster', login: 'demo-hr', path: ({ batchId }) => `/batches/${batchId}` },
  {
    name: 'portal-columns',
    login: 'demo-hr',
    path: ({ batchId }) => `/batches/${batchId}`,
    prepare: (page) =>
      page
        .getByText(/表头识别|Columns: /)
        .first()
        .click(),
  },
  { name: 'portal-counties', login: 'demo-hr', path: ({ batchId }) => `/batches/${batchId}?tab=counties` },
  { name: 'portal-people', login: 'demo-hr', path: ({ batchId }) => `/batches/${batchId}?tab=people` },
  {
    name: 'portal-reveal',
    login: 'demo-hr',
    path: ({ batchId }) => `/batches/${batchId}?tab=people`,
    prepare: (page) => actOnFirst(page, 0),
  },
  {
    name: 'portal-withdraw',
    login: 'demo-hr',
    path: ({ batchId }) => `/batches/${batchId}?tab=people`,
    prepare: (page) => actOnFirst(page, 1),
  },
  { name: 'portal-application', login: 'demo-hr', path: ({ batchId }) => `/batches/${batchId}?tab=application` },
  { name: 'portal-staffing', login: 'demo-hr', path: ({ batchId }) => `/batches/${batchId}?tab=staffing` },
  { name: 'settings-buses', login: 'demo-dispatcher', path: () => '/settings?tab=buses' },
  {
    name: 'settings-bus',
    login: 'demo-dispatcher',
    path: () => '/settings?tab=buses',
    prepare: (page) => actOnFirst(page, 0),
  },
  { name: 'settings-drivers', login: 'demo-dispatcher', path: () => '/settings?tab=drivers' },
  {
    name: 'settings-driver',
    login: 'demo-dispatcher',
    path: () => '/settings?tab=drivers',
    prepare: (page) => actOnFirst(page, 0),
  },
  { name: 'settings-policy', login: 'demo-dispatcher', path: () => '/settings?tab=policy' },
  { name: 'admin-companies', login: 'demo-dispatcher', path: () => '/admin/companies' },
  {
    name: 'admin-company',
    login: 'demo-dispatcher',
    path: () => '/admin/companies',
    prepare: (page) => actOnFirst(page, 0),
  },
  {
    name: 'admin-resumption',
    login: 'demo-dispatcher',
    path: () => '/admin/companies',
    prepare: (page) => actOnFirst(page, 1),
  },
  { name: 'admin-queues', login: 'demo-dispatcher', path: () => '/admin/queues' },
  { name: 'desk-batches', login: 'demo-dispatcher', path: () => '/desk' },
  { name: 'desk-batch', login: 'demo-dispatcher', path: ({ batchId }) => `/desk/batches/${batchId}` },
  {
    name: 'desk-demand',
    login: 'demo-dispatcher',
    path: ({ batchId }) => `/desk/batches/${batchId}`,
    prepare: (page) => page.getByRole('tab').nth(2).click(),
  },
  {
    name: 'desk-plan',
    login: 'demo-dispatcher',
    path: ({ planId }) => `/desk/plans/${planId}`,
    prepare: (page) => page.locator('#row-T04').click(),
  },
  {
    name: 'desk-board',
    login: 'demo-dispatcher',
    path: ({ planId }) => `/desk/plans/${planId}`,
    async prepare(page) {
      await page.locator('#row-T01').waitFor();
      await page.keyboard.press('b');
    },
  },
  {
    name: 'desk-staff',
    login: 'demo-dispatcher',
    path: ({ planId }) => `/desk/plans/${planId}`,
    async prepare(page) {
      await page.locator('#row-T02').click();
      await showDetails(page);
      await page.getByRole('button', { name: /换车或驾驶员|Bus and drivers/ }).click();
    },
  },
  {
    name: 'desk-move',
    login: 'demo-dispatcher',
    path: ({ planId }) => `/desk/plans/${planId}`,
    async prepare(page) {
      await page.locator('#row-T03 [role=button]').first().focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('row').nth(2).waitFor();
    },
  },
  {
    name: 'desk-publish',
    login: 'demo-dispatcher',
    path: ({ planId }) => `/desk/plans/${planId}`,
    prepare: (page) => page.getByRole('button', { name: /核查与发布|Check and publish/ }).click(),
  },
  {
    name: 'desk-menu',
    login: 'demo-dispatcher',
    path: ({ planId }) => `/desk/plans/${planId}`,
    prepare: (page) => page.locator('#row-T05').click({ button: 'right' }),
  },
  {
    name: 'desk-columns',
    login: 'demo-dispatcher',
    path: ({ planId }) => `/desk/plans/${planId}`,
    prepare: (page) => page.getByRole('button', { name: /表格的列|Columns of the table/ }).click(),
  },
  {
    name: 'desk-problems',
    login: 'demo-dispatcher',
    path: ({ planId }) => `/desk/plans/${planId}`,
    async prepare(page) {
      await showDetails(page);
      await page.getByRole('tab', { name: /违规与提醒|Problems/ }).click();
    },
  },
  { name: 'desk-live', login: 'demo-dispatcher', path: ({ planId }) => `/desk/plans/${planId}/live` },
  { name: 'desk-bulletin', login: 'demo-dispatcher', path: ({ planId }) => `/desk/plans/${planId}/bulletin` },
  { name: 'overview', login: 'demo-dispatcher', path: () => '/overview' },
  {
    name: 'arrivals',
    login: 'demo-desk',
    path: () => '/arrivals',
    async prepare(page) {
      await openBus(page);
      const choose = page.getByRole('button', { name: /C\d+-\d+$/ }).first();
      await choose.click();
      await page.locator('#temperature').fill('36.5');
      await page.locator('#temperature').press('Enter');
      await page.getByRole('article').waitFor();
      await choose.click();
    },
  },
  {
    name: 'arrivals-temperatures',
    login: 'demo-desk',
    path: () => '/arrivals',
    async prepare(page) {
      await openBus(page);
      await page.getByRole('tab').nth(1).click();
    },
  },
  {
    name: 'arrivals-handover',
    login: 'demo-desk',
    path: () => '/arrivals',
    async prepare(page) {
      await openBus(page);
      await page.getByRole('tab').nth(2).click();
      await page
        .getByRole('button', { name: /企业签收|Company signs/ })
        .first()
        .click();
    },
  },
  {
    name: 'observation',
    login: 'demo-warden',
    path: () => '/observation',
    prepare: (page) => page.locator('label.ant-radio-button-wrapper').nth(1).click(),
  },
  {
    name: 'observation-symptom',
    login: 'demo-warden',
    path: () => '/observation',
    async prepare(page) {
      await page.locator('label.ant-radio-button-wrapper').nth(1).click();
      await actOnFirst(page, 0);
    },
  },
  { name: 'notices', login: 'demo-hr', path: () => '/notices' },
  { name: 'dorms', login: 'demo-warden', path: () => '/dorms' },
  {
    name: 'dorms-wardens',
    login: 'demo-dispatcher',
    path: () => '/dorms',
    prepare: (page) => page.getByRole('tab').nth(3).click(),
  },
  { name: 'supplies', login: 'demo-warden', path: () => '/supplies' },
  {
    name: 'supplies-stock',
    login: 'demo-warden',
    path: () => '/supplies',
    prepare: (page) => page.getByRole('tab').nth(1).click(),
  },
  {
    name: 'supplies-receive',
    login: 'demo-warden',
    path: () => '/supplies',
    prepare: (page) => page.getByRole('button', { name: /入\s?库|Receive/ }).click(),
  },
  { name: 'admin-users', login: 'admin', path: () => '/admin/users' },
  {
    name: 'admin-invite',
    login: 'admin',
    path: () => '/admin/users',
    prepare: (page) => page.getByRole('button', { name: /邀\s?请|Invite/ }).click(),
  },
  {
    name: 'admin-role',
    login: 'admin',
    path: () => '/admin/users',
    // nobody changes his own role
    prepare: (page) => actOn(page.getByRole('row', { name: 'demo-desk' }), 1),
  },
  { name: 'admin-audit', login: 'admin', path: () => '/admin/audit' },
  { name: 'driver-trip', login: null, path: ({ driverPath }) => driverPath, prepare: (page) => openTab(page, 0) },
  { name: 'driver-people', login: null, path: ({ driverPath }) => driverPath, prepare: (page) => openTab(page, 1) },
  { name: 'driver-more', login: null, path: ({ driverPath }) => driverPath, prepare: (page) => openTab(page, 2) },
  {
    name: 'driver-door',
    login: null,
    path: () => '/driver',
    async prepare(page) {
      // a phone that has never opened a link: this one goes on with the trip of the pictures before
      await page.evaluate(`indexedDB.deleteDatabase('jieyun-driver')`);
      await page.reload();
    },
  },
  { name: 'not-found', login: 'demo-hr', path: () => '/nowhere' },
];

/** On a phone the panel beside the table is a tab of its own. */
async function showDetails(page: Page): Promise<void> {
  const tab = page.getByRole('tab', { name: /^(详情|Details)$/ });
  if (await tab.isVisible()) await tab.click();
}

/** Chooses what can be done with the first row of a table. */
function actOnFirst(page: Page, action: number): Promise<void> {
  return actOn(page.getByRole('table'), action);
}

/** Chooses what can be done with the first of some rows. */
async function actOn(rows: Locator, action: number): Promise<void> {
  await rows
    .getByRole('button', { name: /的操作$|^处理|^Actions for|^Act / })
    .first()
    .click();
  await rows.page().getByRole('menuitem').nth(action).click();
}

/** The first bus of the arrival desk. */
function openBus(page: Page): Promise<void> {
  return page
    .getByRole('button', { name: /^T\d+ / })
    .first()
    .click();
}

/** A tab of the driver's page. */
function openTab(page: Page, index: number): Promise<void> {
  return page.getByRole('navigation').getByRole('button').nth(index).click();
}
