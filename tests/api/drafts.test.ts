import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDriverLink } from '../../src/accounts/driverLinks.ts';
import type { Plan } from '../../src/contract/plan.ts';
import type { PlanComparison } from '../../src/contract/planComparison.ts';
import type { PlanChange, WhatIf } from '../../src/contract/planDraft.ts';
import type { SheetState } from '../../src/contract/publishedPlan.ts';
import type { ReplanProposal } from '../../src/contract/replanProposal.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { addUser, tokenOf } from '../support/accounts.ts';
import { databases } from '../support/database.ts';
import { draftCalls, moving } from '../support/draftCalls.ts';
import { planHere, plannedBatch } from '../support/plannedBatch.ts';
import { serverWork } from '../support/serverWork.ts';
import { expectProblem, startTestApp, type TestApp } from '../support/testApp.ts';

/** A real plan of 120 people, edited through the API. */
const server = databases();
let deps: WorkDeps;
let app: TestApp;
let planId: string;

beforeAll(async () => {
  const database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planHere });
  app = await startTestApp(deps);
  ({ planId } = await plannedBatch(deps));
});

afterAll(async () => {
  await app.close();
  await deps.queues.close();
});

const { path, get, post, done, draft, document, movable } = draftCalls(
  () => app,
  () => planId,
);

describe('an edit', () => {
  it('answers with the changed trips, figures and limits alone, and undo and redo lead back and forth', async () => {
    const before = await document();
    const { version } = await draft();
    const { workerId, from, to } = await movable();
    const change = await done('/edits', moving(workerId, to));
    expect(change.version).toBe(version + 1);
    const touched = new Set([...change.trips.map(({ tripId }) => tripId), ...change.cancelled]);
    expect([...touched].sort()).toEqual([from, to].sort());
    expect(change.workers.find((worker) => worker.workerId === workerId)!.tripId).toBe(to);
    expect(change.byHand.workerIds).toEqual([workerId]);

    const after = await document();
    expect(after.trips.filter(({ tripId }) => !touched.has(tripId))).toEqual(
      before.trips.filter(({ tripId }) => !touched.has(tripId)),
    );
    expect(after.kpis).toEqual(change.kpis);

    const undone = await done('/undo');
    expect(await document()).toEqual(before);
    expect(undone).toMatchObject({ version: version + 2, undo: null, redo: change.text });
    // another process, which has nothing in memory
    const other = await startTestApp(deps, { token: null });
    const headers = { 'if-match': `"${version + 2}"` };
    const redone = await other.call('POST', path('/redo'), { json: {}, headers, token: app.token });
    expect(redone.status).toBe(200);
    await other.close();
    expect(await document()).toEqual(after);
  });

  it('says what would come of it without doing it', async () => {
    const before = await document();
    const { workerId, to } = await movable();
    const change = await done('/edits?dryRun=true', moving(workerId, to));
    expect(change.workers.find((worker) => worker.workerId === workerId)!.tripId).toBe(to);
    expect(await document()).toEqual(before);
  });

  it('is refused with the limits where it breaks one, as the drag said, and changes nothing', async () => {
    const before = await document();
    const [first] = before.trips;
    const { targets } = await get<WhatIf>(`/what-if?kind=trip&tripId=${first!.tripId}`);
    const full = targets.find((target) => target.tripId !== null && target.verdict === 'forbidden')!;
    const edit = {
      kind: 'move',
      what: { kind: 'trip', tripId: first!.tripId },
      to: { kind: 'trip', tripId: full.tripId },
    };
    const problem = await expectProblem(await post('/edits', edit), 422, 'input_invalid');
    expect(problem.errors.map(({ location }) => location)).toEqual(
      full.limits.map(({ tripId, rule }) => `${tripId} ${rule}`),
    );
    expect(await document()).toEqual(before);
  });

  it('is refused where it was made on an older version, and where it names none', async () => {
    const { version } = await draft();
    const edit = { kind: 'lock', lock: { kind: 'trip', tripId: 'T01' } };
    await expectProblem(await post('/edits', edit, version - 1), 412, 'precondition_failed');
    await expectProblem(await app.call('POST', path('/edits'), { json: edit }), 428, 'precondition_required');
  });

  it('does not move whom a lock holds, until it is taken away', async () => {
    const { workerId, to } = await movable();
    const lock = { kind: 'worker', workerId };
    await done('/edits', { kind: 'lock', lock });
    const problem = await expectProblem(await post('/edits', moving(workerId, to)), 422, 'input_invalid');
    expect(problem.errors[0]!.location).toMatch(/lock$/);
    await done('/edits', { kind: 'unlock', lock });
    await done('/edits?dryRun=true', moving(workerId, to));
  });

  it('of fifty clients at once is made once, and the others are told that somebody was faster', async () => {
    const { version } = await draft();
    const { workers } = await document();
    const riders = workers.filter(({ tripId }) => tripId !== null);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => {
        const what = { kind: 'workers', workerIds: [riders[i]!.workerId] };
        return post('/edits', { kind: 'move', what, to: { kind: 'left_over' } }, version);
      }),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(49).fill(412)]);
    const made = (await answers.find(({ status }) => status === 200)!.json()) as PlanChange;
    const left = made.workers.filter(({ tripId }) => tripId === null);
    expect(left).toHaveLength(1);
    const now = await document();
    expect(now.unassigned.map((entry) => entry.workerId)).toContain(left[0]!.workerId);
    expect((await draft()).version).toBe(version + 1);
    await done('/undo');
  });
});

describe('publication', () => {
  it('goes from draft over checked to published, and only then others than planners see the plan', async () => {
    const desk = await tokenOf(deps.database, await addUser(deps.database, 'desk'));
    expect((await app.call('GET', path('/document'), { token: desk })).status).toBe(404);
    await expectProblem(await post('/publish'), 409, 'conflict');
    const { workerId, to } = await movable();
    await done('/edits', moving(workerId, to));
    expect(await done<{ violations: unknown[] }>('/check')).toMatchObject({
      accepted: true,
      violations: [],
      // nobody has bought anything yet, which keeps nothing from being published
      shortages: expect.arrayContaining([expect.objectContaining({ item: 'mask', inStore: 0 })]),
    });
    expect((await draft()).state).toBe('checked');
    expect(await done<{ number: number }>('/publish', undefined, 201)).toMatchObject({ number: 1, cancelled: [] });
    expect(await draft()).toMatchObject({ state: 'published', publishedVersion: 1, undo: null });
    const seen = await get<Plan>('/document', desk);
    expect(seen.workers.find((worker) => worker.workerId === workerId)!.tripId).toBe(to);

    // edited on, the desk still sees version 1
    await done('/edits', { kind: 'move', what: { kind: 'workers', workerIds: [workerId] }, to: { kind: 'left_over' } });
    expect(await get<Plan>('/document', desk)).toEqual(seen);
    await done('/undo');
    await expectProblem(await post('/publish'), 409, 'conflict');
  });

  it('makes the sheet of a swapped trip outdated and no other', async () => {
    const { trips } = await document();
    const [one, two] = trips as [Plan['trips'][0], Plan['trips'][0]];
    const driver = async (tripId: string) => (await createDriverLink(deps, { planId, tripId, hours: 1 })).token;
    for (const { tripId } of [one, two]) {
      const json = { sheetVersion: 1 };
      const token = await driver(tripId);
      const answer = await app.call('POST', path(`/trips/${tripId}/acknowledgement`), { json, token });
      expect(await answer.json()).toMatchObject({ state: 'current', acknowledged: { by: 'driver' } });
    }
    const { buses } = await get<{ buses: { plate: string; seats: number; depotId: string }[] }>('/reserves');
    const spare = buses.find(({ seats, depotId }) => seats >= one.bus.seats && depotId === one.bus.depotId)!;
    const swapped = await done<{ published: { changed: string[]; number: number } }>(
      `/trips/${one.tripId}/swap`,
      { plate: spare.plate },
      201,
    );
    expect(swapped.published).toMatchObject({ number: 2, changed: [one.tripId], cancelled: [] });
    const held = await get<{ acknowledged: number; trips: number; sheets: { tripId: string; state: string }[] }>(
      '/acknowledgements',
    );
    const stateOf = (tripId: string) => held.sheets.find((sheet) => sheet.tripId === tripId)!.state;
    expect([held.acknowledged, held.trips, stateOf(one.tripId), stateOf(two.tripId)]).toEqual([
      1,
      trips.length,
      'outdated',
      'current',
    ]);
    const token = await driver(one.tripId);
    expect((await get<Plan['trips'][0]>(`/trips/${one.tripId}`, token)).bus.plate).toBe(spare.plate);
  });
});

describe('what happened on the road', () => {
  it('is proposed with the fewest changes, told in words, approved and published; only who is concerned signs anew', async () => {
    const published = await document();
    const { publishedVersion } = await draft();
    const { workerId, from } = await movable();
    const { stops } = published.trips.find(({ tripId }) => tripId === from)!;
    const stop = stops.findIndex(({ board }) => board.includes(workerId));
    const sheets = async () => {
      const held = await get<{ sheets: SheetState[] }>('/acknowledgements');
      return new Map(held.sheets.map((sheet) => [sheet.tripId, sheet]));
    };
    const sign = async (tripId: string, sheetVersion: number) => {
      const { token } = await createDriverLink(deps, { planId, tripId, hours: 1 });
      const at = path(`/trips/${tripId}/acknowledgement`);
      return (await app.call('POST', at, { json: { sheetVersion }, token })).json();
    };
    for (const { tripId, sheetVersion } of (await sheets()).values()) await sign(tripId, sheetVersion);

    // his bus comes, takes the others and leaves without him
    const at = stops[stop]!.departAt;
    const others = stops.slice(0, stop + 1).flatMap(({ board }, n) => board.map((id) => [id, n] as const));
    const told = [
      { kind: 'departed' },
      { kind: 'arrived', stop },
      ...others.flatMap(([id, n]) => (id === workerId ? [] : [{ kind: 'boarded', workerId: id, stop: n }])),
      { kind: 'no_show', workerId, stop },
      { kind: 'left', stop },
    ].map((event) => ({ ...event, id: randomUUID(), at }));
    const answer = await app.call('POST', path(`/trips/${from}/events`), { json: { events: told } });
    const { results } = (await answer.json()) as { results: { result: string }[] };
    expect(results.map(({ result }) => result)).toEqual(told.map(() => 'recorded'));

    const proposal = await done<ReplanProposal>('/replan');
    expect(proposal.steps).toMatchObject([{ cause: 'missed_bus', tripId: from, workerIds: [workerId], done: true }]);
    const bus = proposal.steps[0]!.toTripId!;
    expect(proposal.steps[0]!.text).toEqual({
      zh: `1 人没有赶上 ${from}：改乘 ${bus}`,
      en: `1 people were left behind by ${from}: they go with ${bus}`,
    });
    // the difference in words: one person, and no trip but those two
    const difference = await get<PlanComparison>(`/compare?version=${publishedVersion}&with=${planId}`);
    expect(difference.people).toEqual([{ workerId, change: 'moved', from, to: bus }]);
    const touched = new Set(difference.trips.map(({ tripId }) => tripId));
    expect([...touched].every((tripId) => tripId === from || tripId === bus)).toBe(true);
    expect(difference.sentences.length).toBeGreaterThan(0);
    // nothing is published by a proposal
    expect((await draft()).publishedVersion).toBe(publishedVersion);

    expect(await done('/check')).toMatchObject({ accepted: true });
    const next = publishedVersion! + 1;
    const now = await done<{ number: number; changed: string[] }>('/publish', undefined, 201);
    expect(now.number).toBe(next);
    expect(now.changed).toContain(bus);
    const held = await sheets();
    for (const { tripId } of published.trips)
      expect([tripId, held.get(tripId)!.state]).toEqual([
        tripId,
        now.changed.includes(tripId) ? 'outdated' : 'current',
      ]);
    expect(await sign(bus, next)).toMatchObject({ state: 'current' });
    expect((await sheets()).get(bus)!.state).toBe('current');
    // all is in the plan by now: nothing is left to propose
    expect((await done<ReplanProposal>('/replan')).steps).toEqual([]);

    // somebody sits in a bus that is not his, and a third one cannot leave
    const { trips } = await document();
    const astray = await movable();
    const broken = trips.find(({ tripId }) => ![from, bus, astray.from, astray.to].includes(tripId))!;
    const tell = async (tripId: string, event: object) => {
      const json = { events: [{ ...event, id: randomUUID(), at }] };
      expect((await app.call('POST', path(`/trips/${tripId}/events`), { json })).status).toBe(200);
    };
    const kerb = trips.find(({ tripId }) => tripId === astray.to)!.stops.findIndex(({ kind }) => kind === 'pickup');
    await tell(astray.to, { kind: 'wrong_bus', workerId: astray.workerId, stop: kerb });
    await tell(broken.tripId, { kind: 'incident', type: 'breakdown', what: '发动机' });
    const { steps } = await done<ReplanProposal>('/replan');
    expect(steps).toMatchObject([
      { cause: 'wrong_bus', tripId: astray.from, workerIds: [astray.workerId], toTripId: astray.to, done: true },
      { cause: 'breakdown', tripId: broken.tripId, done: true },
    ]);
    const plates = (await document()).trips.map((trip) => trip.bus.plate);
    expect(plates).not.toContain(broken.bus.plate);
    expect(plates).toHaveLength(trips.length);
  });
});
