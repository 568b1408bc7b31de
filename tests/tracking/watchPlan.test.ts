import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { loadJourney, loadStatus } from '../../src/tracking/loadJourney.ts';
import { recordEvents } from '../../src/tracking/recordEvents.ts';
import { acknowledgeTripAlert, readTripAlerts } from '../../src/tracking/watch/tripAlerts.ts';
import { watchJourney, watchJourneys } from '../../src/tracking/watch/watchJourneys.ts';
import { actorOf } from '../support/accounts.ts';
import { databases } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeWorld, type World } from '../support/world.ts';

/** T01 and T02 leave at 12:10 on 23 February and are at stop 5 at 07:00 or so the next morning. */
const server = databases();
let deps: WorkDeps;
let world: World;
let planId: string;

beforeAll(async () => {
  const database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  world = await makeWorld(deps);
  planId = world.own.planId;
});

afterAll(() => deps.queues.close());

const at = (time: string) => new Date(`2020-02-23T${time}:00+08:00`);
const kinds = (alerts: { tripId: string; kind: string }[]) =>
  alerts.map(({ tripId, kind }) => `${tripId} ${kind}`).sort();

describe('watching a plan', () => {
  it('raises each alert once, however often and by how many at once it is looked at', async () => {
    expect(await watchJourney(deps, planId, at('12:00'))).toEqual([]);
    const both = await Promise.all([1, 2].map(() => watchJourney(deps, planId, at('12:45'))));
    expect(kinds(both.flat())).toEqual(['T01 late', 'T01 silent', 'T02 late', 'T02 silent']);
    expect(await watchJourney(deps, planId, at('12:50'))).toEqual([]);
  });

  it('ends what is over, and raises it anew when it comes again', async () => {
    // T01 did leave in time
    const departed = { kind: 'departed', id: randomUUID(), at: at('12:10').toISOString() } as const;
    await recordEvents(deps, { planId, tripId: 'T01', events: [departed] });
    await watchJourney(deps, planId, at('12:15'));
    // five minutes late is less than half of the limit
    expect(await readTripAlerts(deps, planId, true)).toEqual([]);
    expect(kinds(await watchJourney(deps, planId, at('12:46')))).toEqual(['T01 silent', 'T02 late', 'T02 silent']);
    const all = await readTripAlerts(deps, planId, false);
    expect(all.filter(({ tripId, kind }) => tripId === 'T01' && kind === 'silent')).toMatchObject([
      { resolvedAt: null, text: { en: 'nothing heard of T01 for 36 min' } },
      { resolvedAt: at('12:15').toISOString() },
    ]);
  });

  it('is done for plans whose days are near, and for no others', async () => {
    expect(await watchJourneys(deps, new Date('2020-06-01T00:00:00Z'))).toBe(0);
    // the foreign batch's two buses, late and silent; its own ones are known
    expect(await watchJourneys(deps, at('12:45'))).toBe(4);
  });

  it('tells a company when its bus comes by what was told of others: C002 sees none of C001', async () => {
    // C001-001 boards T01 45 minutes after it should have gone on
    const { plan } = await loadJourney(deps, planId);
    const stop = plan.trips[0]!.stops.findIndex(({ board }) => board.includes('C001-001'));
    const late = new Date(Date.parse(plan.trips[0]!.stops[stop]!.departAt) + 45 * 60_000).toISOString();
    const boards = { kind: 'boarded', id: randomUUID(), at: late, workerId: 'C001-001', stop } as const;
    await recordEvents(deps, { planId, tripId: 'T01', events: [boards] });
    const company = { ...deps, database: deps.database.as(actorOf(world.users.otherHr)) };
    const seen = async (by: WorkDeps) =>
      (await loadStatus(by, planId, { at: null, now: new Date(late) })).trips.get('T01')!;
    const [ours, whole] = [await seen(company), await seen(deps)];
    expect([ours.aboard, whole.aboard]).toEqual([0, 1]);
    expect(ours.eta.stops.map(({ etaAt }) => etaAt)).toEqual(whole.eta.stops.map(({ etaAt }) => etaAt));
    expect(ours.eta.lateMin).toBe(whole.eta.lateMin);
    expect(whole.eta.lateMin).toBeGreaterThanOrEqual(30);
    expect(whole.eta.lateMin).toBeLessThan(120);
  });

  it('notes who looks after an alert, the first one counts', async () => {
    const asDispatcher = deps.database.as(actorOf(world.users.dispatcher));
    const [alert] = await readTripAlerts({ database: asDispatcher }, planId, true);
    await acknowledgeTripAlert(asDispatcher, alert!.alertId);
    const { acknowledged } = await acknowledgeTripAlert(deps.database.as(actorOf(world.users.admin)), alert!.alertId);
    expect(acknowledged!.by).toBe(world.users.dispatcher.login);
    const asDesk = deps.database.as(actorOf(world.users.desk));
    expect((await readTripAlerts({ database: asDesk }, planId, true)).length).toBeGreaterThan(0);
    await expect(acknowledgeTripAlert(asDesk, alert!.alertId)).rejects.toMatchObject({ code: 'not_found' });
  });
});
