import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Locale } from '../../src/contract/text.ts';
import { until } from '../support/until.ts';
import { seriousFaults } from './support/axe.ts';
import { checkIn, demoTripPath, driveUntil, findBySeat, phoneHolds } from './support/phone.ts';
import { type StaffCaller, staffCaller } from './support/staffCaller.ts';
import { describeInBrowser, type Stage } from './support/stage.ts';

/** The demo's first trip, as the server has it. */
interface Known {
  planId: string;
  tripId: string;
  linkId: string;
}

interface Journey {
  people: { workerId: string; seat: string; state: string; history: { kind: string }[] }[];
}

async function demoTrip(stage: Stage): Promise<Known & { path: string }> {
  const path = await demoTripPath(stage.url());
  const token = path.slice(path.indexOf('#') + 1);
  const reply = await fetch(`${stage.url()}/api/v1/driver-trip`, { headers: { authorization: `Bearer ${token}` } });
  const { planId, tripId } = (await reply.json()) as Known;
  const [linkId] = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString('utf8')) as [string];
  return { path, planId, tripId, linkId };
}

const openPhone = (stage: Stage, path: string, locale: Locale = 'en') =>
  stage.open({ login: null, locale, screen: 'phone', path });
const badge = (page: Page) => page.locator('.badge');
const inState = (page: Page, state: string) => page.locator(`.person[data-state=${state}]`);
const tab = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name });

/** What the server's log says of everybody who sits on these seats. */
async function logOf(dispatcher: StaffCaller, { planId, tripId }: Known, seats: readonly string[]) {
  const { people } = await dispatcher.get<Journey>(`/plans/${planId}/trips/${tripId}/journey`);
  return Object.fromEntries(
    people
      .filter(({ seat }) => seats.includes(seat))
      .map(({ seat, state, history }) => [seat, [state, ...history.map(({ kind }) => kind)]]),
  );
}

/** Seats of the bus that are taken, front to back. */
async function takenSeats(dispatcher: StaffCaller, { planId, tripId }: Known): Promise<string[]> {
  const { people } = await dispatcher.get<Journey>(`/plans/${planId}/trips/${tripId}/journey`);
  const byRow = new Intl.Collator('en', { numeric: true });
  return people.map(({ seat }) => seat).sort(byRow.compare);
}

interface Bus {
  plate: string;
  seats: number;
  depotId: string;
}

/** Another bus for the trip, or other places for its drivers: whichever the checker lets the dispatcher publish. */
async function publishAnew(dispatcher: StaffCaller, { planId, tripId }: Known): Promise<void> {
  const { batchId } = await dispatcher.get<{ batchId: string }>(`/plans/${planId}`);
  const { trips } = await dispatcher.get<{ trips: { bus: Bus }[] }>(`/plans/${planId}/document`);
  const own = await dispatcher.get<{ bus: Bus; crew: { driverId: string }[] }>(`/plans/${planId}/trips/${tripId}`);
  const { buses } = await dispatcher.get<{ buses: Bus[] }>(`/batches/${batchId}/buses`);
  const used = new Set(trips.map(({ bus }) => bus.plate));
  const spare = buses.filter(({ plate, seats }) => !used.has(plate) && seats >= own.bus.seats);
  const swaps = [
    { driverIds: own.crew.map(({ driverId }) => driverId).reverse() },
    ...spare.map(({ plate }) => ({ plate })),
  ];
  const refusals: string[] = [];
  for (const swap of swaps) {
    const { version } = await dispatcher.get<{ version: number }>(`/plans/${planId}/draft`);
    const refusal = await dispatcher.post(`/plans/${planId}/trips/${tripId}/swap`, swap, version).then(
      () => null,
      (error: Error) => error.message,
    );
    if (refusal === null) return;
    refusals.push(refusal);
  }
  throw new Error(refusals.join('\n'));
}

describeInBrowser('a driver', (stage) => {
  it('goes offline, checks people in and comes back: nothing is lost, nothing is there twice', async () => {
    const known = await demoTrip(stage);
    const dispatcher = await staffCaller(stage.url(), 'demo-dispatcher');
    const [first, second, hot, slip, late] = (await takenSeats(dispatcher, known)) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const page = await openPhone(stage, known.path);
    await driveUntil(page, 'Check people in');
    const acknowledge = page.getByRole('button', { name: 'I have read sheet v1' });
    await acknowledge.click();
    await acknowledge.waitFor({ state: 'detached' });
    await badge(page).filter({ hasText: 'Synced' }).waitFor();
    await page.waitForFunction('navigator.serviceWorker.controller !== null');
    await page.waitForFunction(
      `caches.open('jieyun-driver-sheets').then((cache) => cache.keys()).then(({ length }) => length > 0)`,
    );

    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Check people in' }).click();
    await checkIn(page, first, '36.5');
    await checkIn(page, second, '366');
    // at the threshold of the policy: the only way on is the refusal
    await (await findBySeat(page, hot)).click();
    await page.getByLabel('Temperature °C').fill('37.3');
    await page.getByText('At 37.3 °C or above nobody boards').waitFor();
    expect(await page.getByRole('button', { name: 'Board', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Record the fever: does not board' }).click();
    await badge(page).filter({ hasText: '6 waiting to sync' }).waitFor();

    await page.reload();
    await badge(page).filter({ hasText: '6 waiting to sync' }).waitFor();
    await tab(page, 'People').click();
    await (await findBySeat(page, second)).and(inState(page, 'boarded')).waitFor();
    await (await findBySeat(page, first)).filter({ hasText: 'waiting to sync' }).waitFor();
    await (await findBySeat(page, hot)).filter({ hasText: 'refused' }).waitFor();
    await checkIn(page, slip, '36.4');
    // a slip, taken back at once
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await (await findBySeat(page, slip)).and(inState(page, 'expected')).waitFor();
    // somebody who is not there cannot be told a no-show yet
    await (await findBySeat(page, late)).click();
    expect(await page.getByRole('button', { name: 'No-show' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Close' }).click();
    await tab(page, 'More').click();
    const link = page.getByRole('link', { name: 'Route sheet (PDF)' }).and(page.locator('[href^="/driver/sheets/"]'));
    const sheet = (await link.getAttribute('href'))!;
    expect(await page.evaluate(`fetch(${JSON.stringify(sheet)}).then((one) => one.headers.get('content-type'))`)).toBe(
      'application/pdf',
    );

    await page.context().setOffline(false);
    await badge(page).filter({ hasText: 'Synced' }).waitFor({ timeout: 60_000 });
    expect(await phoneHolds(page)).toMatchObject({ trips: 1, queue: 0 });
    expect(await logOf(dispatcher, known, [first, second, hot, slip])).toEqual({
      [first]: ['boarded', 'temperature', 'boarded'],
      [second]: ['boarded', 'temperature', 'boarded'],
      [hot]: ['refused', 'temperature', 'refused'],
      [slip]: ['placed'],
    });
    await page.reload();
    await badge(page).filter({ hasText: 'Synced' }).waitFor();
    expect(await logOf(dispatcher, known, [first])).toEqual({ [first]: ['boarded', 'temperature', 'boarded'] });

    // a second phone on the same bus sees the same, and what it does the first one sees
    const other = await openPhone(stage, known.path);
    await tab(other, 'People').click();
    await (await findBySeat(other, second)).and(inState(other, 'boarded')).waitFor();
    await checkIn(other, late, '36.6');
    await (await findBySeat(other, late)).and(inState(other, 'boarded')).waitFor();
    await badge(other).filter({ hasText: 'Synced' }).waitFor();
    await tab(page, 'People').click();
    await badge(page).click();
    await (await findBySeat(page, late)).and(inState(page, 'boarded')).waitFor();

    // an outdated sheet is warned of on both, and acknowledged by one for both
    await publishAnew(dispatcher, known);
    await badge(page).click();
    await page.getByText('The sheet has changed').waitFor();
    await page
      .getByText(/^(Bus|Drivers): .+ → .+|^To .+ drives$/)
      .first()
      .waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'I have read sheet v2' }).click();
    await page.getByText('The sheet has changed').waitFor({ state: 'detached' });
    await badge(other).click();
    await other.getByText('The sheet has changed').waitFor({ state: 'detached' });
    const { state } = await dispatcher.get<{ state: string }>(
      `/plans/${known.planId}/trips/${known.tripId}/acknowledgement`,
    );
    expect(state).toBe('current');

    // once the link is revoked, nothing personal stays
    await dispatcher.remove(`/driver-links/${known.linkId}`);
    await badge(page).click();
    await page.getByText('The link works no more').waitFor();
    expect(await phoneHolds(page)).toEqual({ trips: 0, queue: 0, sheets: false });
  });

  it('waits for whoever is not there, offline too, and hands over everybody who came along (zh-CN)', async () => {
    const { path, planId, tripId } = await demoTrip(stage);
    const page = await openPhone(stage, path, 'zh-CN');
    await badge(page).filter({ hasText: '已同步' }).waitFor();
    await tab(page, '名单').click();
    const open = inState(page, 'expected');
    const seat = (await open.first().locator('.seat').textContent())!.trim();
    const comes = (await open.nth(1).locator('.seat').textContent())!.trim();
    await page.clock.install();
    await page.clock.fastForward('31:00');
    await page.context().setOffline(true);
    await open.first().click();
    await page.getByRole('button', { name: '未出现', exact: true }).click();
    await inState(page, 'no_show').filter({ hasText: seat }).waitFor();
    await checkIn(page, comes, '36.5');
    await badge(page).filter({ hasText: '3 项待同步' }).waitFor();
    await page.context().setOffline(false);

    await tab(page, '行程').click();
    await driveUntil(page, '交接人员');
    await page.getByRole('button', { name: '交接人员' }).click();
    // the three who boarded before came along, and the one who boarded now
    await page.getByLabel('企业接收人姓名').fill('王经理');
    const pad = (await page.getByRole('img', { name: '接收人在此手写签名' }).boundingBox())!;
    await page.mouse.move(pad.x + 20, pad.y + 20);
    await page.mouse.down();
    await page.mouse.move(pad.x + 120, pad.y + 50, { steps: 5 });
    await page.mouse.up();
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '确认交接 4 人' }).click();
    await driveUntil(page, '完成并清除本机数据');
    await badge(page).filter({ hasText: '已同步' }).waitFor({ timeout: 60_000 });
    const dispatcher = await staffCaller(stage.url(), 'demo-dispatcher');
    const { trip } = await dispatcher.get<{ trip: { state: string } }>(`/plans/${planId}/trips/${tripId}/journey`);
    expect(trip.state).toBe('handed_over');
    const { handovers } = await dispatcher.get<{ handovers: object[] }>(`/plans/${planId}/handovers`);
    expect(handovers).toMatchObject([{ tripId, signerName: '王经理', by: 'driver' }]);
    await page.getByRole('button', { name: '完成并清除本机数据' }).click();
    await page.getByRole('button', { name: '确定' }).click();
    await page.getByText('辛苦了').waitFor();
    expect(await phoneHolds(page)).toEqual({ trips: 0, queue: 0, sheets: false });
    expect(new URL(page.url()).hash).toBe('');
  });

  it('gets his link as a code from the dispatcher, who sees him acknowledge and takes the link back', async () => {
    const desk = await stage.open({ login: 'demo-dispatcher', locale: 'en', path: '/desk' });
    await desk.getByRole('link', { name: 'gangzha-2020-batch-2' }).click();
    await desk.getByRole('tab').first().waitFor();
    await desk.getByRole('cell').getByRole('link').first().click();
    await desk.getByRole('button', { name: 'Check and publish' }).click();
    await desk.getByRole('button', { name: 'Driver’s link T05' }).click();
    await desk.getByRole('button', { name: 'Make a link' }).click();
    await desk.getByRole('img', { name: 'Code for the driver to scan' }).waitFor();
    expect(await seriousFaults(desk)).toEqual([]);
    const link = new URL((await desk.getByText(/\/driver#jieyund_/).textContent())!);

    const page = await openPhone(stage, `${link.pathname}${link.hash}`);
    await page.context().grantPermissions(['geolocation'], { origin: stage.url() });
    await page.context().setGeolocation({ latitude: 33.06, longitude: 115.3 });
    await page.getByRole('button', { name: 'I have read sheet v1' }).click();
    await tab(page, 'More').click();
    await page.getByRole('button', { name: 'Tell the position' }).click();
    await page.getByRole('button', { name: '+15 min' }).click();
    await page.getByText('Reported: 15 min behind the plan').waitFor();
    await badge(page).filter({ hasText: 'Synced' }).waitFor();
    const dispatcher = await staffCaller(stage.url(), 'demo-dispatcher');
    const { planId } = await demoTrip(stage);
    // a position waits for nobody: it may come after what the driver did
    await until('the position is told', async () => {
      const { trip } = await dispatcher.get<{ trip: { position: object | null } }>(
        `/plans/${planId}/trips/T05/journey`,
      );
      return trip.position !== null;
    });
    const { trip } = await dispatcher.get<{ trip: object }>(`/plans/${planId}/trips/T05/journey`);
    expect(trip).toMatchObject({ position: { lat: 33.06, lon: 115.3 }, delay: { minutes: 15 } });
    await desk.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await desk.getByText('Acknowledged 1/').or(desk.getByText('Acknowledged 2/')).first().waitFor();
    await desk.getByRole('button', { name: 'Driver’s link T05' }).click();
    await desk.getByRole('button', { name: 'Revoke' }).click();
    await desk.getByRole('tooltip').getByRole('button', { name: 'Revoke' }).click();
    await desk.getByText('revoked', { exact: true }).waitFor();
    await badge(page).click();
    await page.getByText('The link works no more').waitFor();
  });

  it.each([
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const)('finds no serious fault on any tab (%s, %s)', async (locale, appearance) => {
    const { path } = await demoTrip(stage);
    const page = await stage.open({ login: null, locale, appearance, screen: 'phone', path });
    await badge(page).waitFor();
    const tabs = page.getByRole('navigation').getByRole('button');
    for (const index of [0, 1, 2]) {
      await tabs.nth(index).click();
      expect(await seriousFaults(page)).toEqual([]);
    }
    await tabs.nth(1).click();
    await page.locator('.person').last().click();
    await page.getByRole('dialog').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await page.goto(`${stage.url()}/driver`);
    expect(await seriousFaults(page)).toEqual([]);
  });
});
