import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDriverLink } from '../../src/accounts/driverLinks.ts';
import type { MoveSupplies, SupplyAmounts, SupplyItem, SupplyPlace } from '../../src/contract/supplies.ts';
import { type Actor, gateActor } from '../../src/db/actor.ts';
import { withOwnerTransaction } from '../../src/db/pool.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { checkPlanOf } from '../../src/planning/server/drafts/checkDraft.ts';
import { EditCache } from '../../src/planning/server/drafts/editCache.ts';
import { loadWholePlan } from '../../src/planning/server/loadDocument.ts';
import { moveSupplies } from '../../src/planning/server/supplies/moveSupplies.ts';
import { readLedger, readNeeds, readStock } from '../../src/planning/server/supplies/readSupplies.ts';
import { actorOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeWorld, type World } from '../support/world.ts';

const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: World;
let batchId: string;
let trip: SupplyPlace;
const site: SupplyPlace = { kind: 'site', site: '一号' };

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  world = await makeWorld(deps);
  ({ batchId } = world.own);
  trip = { kind: 'trip', planId: world.own.planId, tripId: 'T01' };
});

afterAll(() => deps.queues.close());

beforeEach(async () => {
  await database.owner.query('delete from supply_movements');
  await database.owner.query('delete from supply_balances');
});

const as = (who: keyof World['users']): WorkDeps => ({
  ...deps,
  database: deps.database.as(actorOf(world.users[who])),
});
const linesOf = (amounts: Partial<SupplyAmounts>) =>
  Object.entries(amounts).map(([item, quantity]) => ({ item: item as SupplyItem, quantity }));
const receive = (amounts: Partial<SupplyAmounts>, id = randomUUID()): MoveSupplies => ({
  ...{ id, kind: 'received', reason: 'bought', lines: linesOf(amounts) },
});
const issue = (place: SupplyPlace, amounts: Partial<SupplyAmounts>): MoveSupplies => ({
  ...{ id: randomUUID(), kind: 'issued', place, lines: linesOf(amounts) },
});
const giveBack = (place: SupplyPlace, amounts: Partial<SupplyAmounts>): MoveSupplies => ({
  ...{ id: randomUUID(), kind: 'returned', place, lines: linesOf(amounts) },
});
const move = (movement: MoveSupplies, who: WorkDeps = deps) => moveSupplies(who, batchId, movement);
const detailOf = (movement: MoveSupplies) => move(movement).then(String, ({ code, detail }) => `${code}: ${detail}`);

describe('the ledger', () => {
  it('keeps what is in store and where the rest is', async () => {
    await move(receive({ mask: 100, disinfectant: 3000 }), as('desk'));
    await move(issue(trip, { mask: 30, disinfectant: 500 }), as('warden'));
    await move(issue(site, { mask: 20 }));
    await move(giveBack(trip, { mask: 5 }));
    await move({ id: randomUUID(), kind: 'written_off', reason: 'damaged', lines: [{ item: 'mask', quantity: 1 }] });
    const none = { mask: 0, thermometer: 0, protective_suit: 0, disinfectant: 0 };
    expect(await readStock(deps, batchId)).toEqual({
      // 100 − 30 − 20 + 5 − 1; 3000 − 500
      inStore: { ...none, mask: 54, disinfectant: 2500 },
      out: { ...none, mask: 45, disinfectant: 500 },
      places: [
        { place: site, amounts: { ...none, mask: 20 } },
        { place: trip, amounts: { ...none, mask: 25, disinfectant: 500 } },
      ],
    });
    const lines = await readLedger(deps, batchId, { limit: 100, beforeSeq: null });
    expect(lines.map(({ kind, item, quantity, by }) => `${kind} ${quantity} ${item} ${by}`)).toEqual([
      `written_off 1 mask ${deps.database.actor.login}`,
      `returned 5 mask ${deps.database.actor.login}`,
      `issued 20 mask ${deps.database.actor.login}`,
      `issued 30 mask ${world.users.warden.login}`,
      `issued 500 disinfectant ${world.users.warden.login}`,
      `received 100 mask ${world.users.desk.login}`,
      `received 3000 disinfectant ${world.users.desk.login}`,
    ]);
    const second = await readLedger(deps, batchId, { limit: 1, beforeSeq: lines[0]!.seq });
    expect(second).toEqual([lines[1]]);
  });

  it('refuses what would fall below zero, with all its lines, and says what there is', async () => {
    await move(receive({ mask: 10, thermometer: 5 }));
    expect(await detailOf(issue(trip, { thermometer: 2, mask: 11 }))).toBe(
      'conflict: 口罩库存只有 10 只，不足 11 只 / the store has 10 pcs of masks, not 11',
    );
    expect((await readStock(deps, batchId)).inStore).toMatchObject({ mask: 10, thermometer: 5 });
    await move(issue(trip, { mask: 4 }));
    // what the site never got the trip cannot give back for it
    expect(await detailOf(giveBack(site, { mask: 1 }))).toMatch(/^conflict: .*that place has 0 pcs of masks, not 1$/);
    expect(await detailOf(giveBack(trip, { mask: 5 }))).toMatch(/^conflict: .*that place has 4 pcs of masks, not 5$/);
    expect((await readStock(deps, batchId)).inStore).toMatchObject({ mask: 6 });
  });

  it('records a movement once, however often it is sent, and an id of another batch not at all', async () => {
    const movement = receive({ mask: 7 });
    const stocks = await Promise.all([move(movement), move(movement), move(movement)]);
    for (const { inStore } of stocks) expect(inStore.mask).toBe(7);
    await move(movement);
    expect(await readLedger(deps, batchId, { limit: 10, beforeSeq: null })).toHaveLength(1);
    await expect(moveSupplies(deps, world.foreign.batchId, movement)).rejects.toMatchObject({ code: 'conflict' });
    expect((await readStock(deps, world.foreign.batchId)).inStore.mask).toBe(0);
  });

  it('gives out only what there is, however many ask at once and in whatever order', async () => {
    await move(receive({ mask: 100, thermometer: 1000 }));
    const wanted = Array.from({ length: 30 }, (_, i) =>
      issue(i % 2 === 0 ? trip : site, i % 3 === 0 ? { thermometer: 1, mask: 10 } : { mask: 10, thermometer: 1 }),
    );
    const given = await Promise.allSettled(wanted.map((one) => move(one)));
    const refusals = given.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    // ten times ten masks; nobody waits in a circle
    expect(refusals).toEqual(Array(20).fill('conflict'));
    const { inStore, out } = await readStock(deps, batchId);
    expect([inStore.mask, out.mask, inStore.thermometer, out.thermometer]).toEqual([0, 100, 990, 10]);
  });

  it('sends supplies to published trips and known sites of the batch alone', async () => {
    await move(receive({ mask: 10 }));
    const places: SupplyPlace[] = [
      { ...trip, tripId: 'T99' } as SupplyPlace,
      { kind: 'trip', planId: world.foreign.planId, tripId: 'T02' },
      { kind: 'trip', planId: randomUUID(), tripId: 'T01' },
      { kind: 'site', site: '没有' },
    ];
    for (const place of places)
      await expect(move(issue(place, { mask: 1 }))).rejects.toMatchObject({ code: 'input_invalid' });
    expect((await readStock(deps, batchId)).inStore.mask).toBe(10);
    await expect(moveSupplies(deps, randomUUID(), receive({ mask: 1 }))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('goes with its batch', async () => {
    const { batchId: other, planId } = world.foreign;
    await moveSupplies(deps, other, receive({ mask: 3 }));
    await moveSupplies(deps, other, issue({ kind: 'trip', planId, tripId: 'T02' }, { mask: 1 }));
    const deleting = withOwnerTransaction(database.owner, async (db) => {
      await db.query('delete from batches where batch_id = $1', [other]);
      const left = 'select (select count(*) from supply_movements) + (select count(*) from supply_balances) as n';
      const { rows } = await db.query<{ n: string }>(left);
      throw new Error(`${rows[0]!.n} left`);
    });
    await expect(deleting).rejects.toThrow(/^0 left$/);
  });
});

describe('the database itself', () => {
  const insert = `insert into supply_movements (movement_id, item, batch_id, kind, quantity, reason, noted_by)
    values (gen_random_uuid(), 'mask', $1, 'written_off', 1, 'damaged', 'x')`;

  it('lets no balance fall below zero, whatever statement tries', async () => {
    await expect(deps.database.query(insert, [batchId])).rejects.toThrow(/below zero/);
    await move(receive({ mask: 1 }));
    await deps.database.query(insert, [batchId]);
    await expect(deps.database.query(insert, [batchId])).rejects.toThrow(/below zero/);
    await expect(database.owner.query('update supply_balances set quantity = -1')).rejects.toThrow(
      /supply_never_below_zero/,
    );
  });

  it('lets the application neither rewrite the ledger nor touch a balance; owners do not rewrite it either', async () => {
    await move(receive({ mask: 1 }));
    for (const statement of [
      'update supply_movements set quantity = 9',
      'delete from supply_movements',
      'truncate supply_movements',
      'update supply_balances set quantity = 9',
      `insert into supply_balances (batch_id, item, quantity) values (gen_random_uuid(), 'mask', 9)`,
      'delete from supply_balances',
    ])
      await expect(deps.database.query(statement)).rejects.toThrow(/permission denied/);
    await expect(database.owner.query('update supply_movements set quantity = 9')).rejects.toThrow(/append-only/);
    await expect(database.owner.query('truncate supply_movements')).rejects.toThrow(/append-only/);
  });

  it('shows supplies to planners and hosts, and to nobody else', async () => {
    await move(receive({ mask: 1 }));
    const gate = deps.database.as(gateActor({ address: null, requestId: null }));
    const link = (await openDriverLink({ gate, keys: deps.keys }, world.driverToken))!;
    const driver: Actor = { ...gate.actor, role: 'driver', trip: link };
    const seen = async (actor: Actor) => {
      const db = deps.database.as(actor);
      const counted = ['supply_movements', 'supply_balances', `events where kind = 'supply.change'`].map((table) =>
        db.query<{ n: number }>(`select count(*)::integer as n from ${table}`),
      );
      return (await Promise.all(counted)).map(({ rows }) => rows[0]!.n > 0);
    };
    for (const who of ['dispatcher', 'admin', 'desk', 'warden'] as const)
      expect([who, ...(await seen(actorOf(world.users[who])))]).toEqual([who, true, true, true]);
    for (const actor of [actorOf(world.users.hr), driver, gate.actor]) {
      expect(await seen(actor)).toEqual([false, false, false]);
      await expect(
        deps.database
          .as(actor)
          .query(insert.replace('written_off', 'received').replace('damaged', 'bought'), [batchId]),
      ).rejects.toThrow(/row-level security/);
    }
  });
});

describe('a plan that is to be published', () => {
  it('is told by the check what it lacks, until that is there', async () => {
    const { planId } = world.own;
    const plan = await loadWholePlan(deps, planId);
    const runChecker = async () => ({ checked: 1, violations: [], soft: [], unverified: [] });
    const check = () =>
      checkPlanOf({ ...deps, editCache: new EditCache(), roads: null, runChecker }, { planId, batchId, plan });
    const before = await check();
    expect(before.accepted).toBe(true);
    // two trips with one thermometer each; nobody of them has a bed
    expect(before.shortages.find(({ item }) => item === 'thermometer')).toEqual({
      ...{ item: 'thermometer', needed: 2, issued: 0, open: 2, inStore: 0, short: 2 },
      text: {
        zh: '体温计缺 2 支：共需 2，已发 0，库存 0',
        en: 'thermometers: 2 pcs short; 2 needed, 0 issued, 0 in store',
      },
    });
    await move(receive(Object.fromEntries(before.shortages.map(({ item, short }) => [item, short]))));
    expect((await check()).shortages).toEqual([]);
    // given to a trip it is there as well
    const { trips } = await readNeeds(as('warden'), planId);
    await move(issue(trip, trips.find(({ tripId }) => tripId === 'T01')!.needed));
    const after = await readNeeds(as('desk'), planId);
    expect(after.items.map(({ short }) => short)).toEqual([0, 0, 0, 0]);
    expect(after.trips[0]!.issued).toEqual(after.trips[0]!.needed);
  });
});
