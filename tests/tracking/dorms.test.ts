import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MoveBed } from '../../src/contract/dormBoard.ts';
import type { JourneyEvent } from '../../src/contract/journeyEvent.ts';
import type { Plan } from '../../src/contract/plan.ts';
import { listHolds } from '../../src/db/bedHolds.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { publishBeds, refuseTakenBeds } from '../../src/planning/server/drafts/publishBeds.ts';
import { loadBedBook } from '../../src/planning/server/loadBedBook.ts';
import { replaceRooms } from '../../src/planning/server/replaceRooms.ts';
import { readArrivals } from '../../src/tracking/arrivals/readArrivals.ts';
import { registerArrivals } from '../../src/tracking/arrivals/registerArrivals.ts';
import { moveBed, reassignBeds } from '../../src/tracking/dorms/moveBed.ts';
import { listTargets, readBoard } from '../../src/tracking/dorms/readBoard.ts';
import { assignWarden, readWardens } from '../../src/tracking/dorms/wardens.ts';
import { readObservation } from '../../src/tracking/observation/readObservation.ts';
import { recordEvents } from '../../src/tracking/recordEvents.ts';
import { actorOf } from '../support/accounts.ts';
import { databases, type TestDatabase } from '../support/database.ts';
import { planPooled } from '../support/pooledPlan.ts';
import { serverWork } from '../support/serverWork.ts';
import { makeWorld, type World } from '../support/world.ts';

/**
 * T01 carries C001-001 (a man), C001-002 (a woman), C002-001 (a man) and C002-002 (a woman), T02 C003-001 (a man); the plan gives nobody a
 * bed. Everybody is isolated for 14 days; of four rooms open to all one is kept for fever: max(1, ⌈2 % · 5⌉).
 */
const csv = `site,building,floor,room,beds,sex,kind,company_id
一号,A,3,301,4,any,isolation,
一号,A,3,302,2,any,isolation,
一号,A,3,303,2,any,isolation,
一号,A,3,304,1,any,isolation,
`;
const server = databases();
let database: TestDatabase;
let deps: WorkDeps;
let world: World;
let planId: string;
let warden: WorkDeps;
let hr: WorkDeps;

beforeAll(async () => {
  database = await server.create();
  deps = serverWork(database, { kind: 'postgres', databaseUrl: database.url }, { makePlan: planPooled });
  world = await makeWorld(deps);
  ({ planId } = world.own);
  await replaceRooms(deps, world.own.batchId, csv);
  const as = (who: 'warden' | 'hr') => ({ ...deps, database: deps.database.as(actorOf(world.users[who])) });
  [warden, hr] = [as('warden'), as('hr')];
});
beforeEach(async () => {
  for (const table of ['dorm_moves', 'bed_holds', 'journey_events']) await database.owner.query(`delete from ${table}`);
});
afterAll(() => deps.queues.close());

const bed = (room: number, number: number) => ({
  site: '一号',
  building: 'A',
  floor: '3',
  room: String(room),
  bed: number,
});
const move = (workerId: string, to: MoveBed['to'], more: Partial<MoveBed> = {}) =>
  moveBed(warden, planId, { workerId, to, reason: 'request', lock: false, version: 0, ...more });
const bedsOf = async (reader = warden) =>
  new Map(
    (await readBoard(reader, planId, null)).lodgers.map(({ workerId, bed: at }) => [
      workerId,
      at && `${at.room}-${at.bed}`,
    ]),
  );

describe('the board', () => {
  it('shows a warden everybody, masked, and a company its own people', async () => {
    await move('C001-001', bed(301, 1));
    await move('C002-001', bed(301, 2));
    const board = await readBoard(warden, planId, null);
    expect(board.lodgers.map(({ workerId }) => workerId).sort()).toEqual([
      'C001-001',
      'C001-002',
      'C002-001',
      'C002-002',
      'C003-001',
    ]);
    expect(board.lodgers[0]).toMatchObject({
      nameMasked: '张***',
      from: '2020-02-24',
      until: '2020-03-09',
      version: 1,
    });
    const own = await readBoard(hr, planId, null);
    expect(own.lodgers.map(({ workerId }) => workerId)).toEqual(['C001-001', 'C001-002']);
    expect(JSON.stringify(own)).not.toContain('C002');
  });

  it('counts beds taken day by day', async () => {
    await move('C001-001', bed(301, 1));
    const { occupancy } = await readBoard(warden, planId, '2020-03-01');
    expect(occupancy).toMatchObject([{ building: 'A', kind: 'isolation', beds: 9 }]);
    // released on 9 March: taken on the nine days from the 1st to the 9th, free from the 10th on
    expect(occupancy[0]!.days.map(({ taken }) => taken)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
  });
});

describe('a move', () => {
  it.each([
    ['somebody of the other sex', 'C001-002', 'for one sex'],
    ['somebody of another coach', 'C003-001', 'of one coach'],
  ])('is refused to a room with %s, and the board says so before', async (_, workerId, words) => {
    await move('C001-001', bed(301, 1));
    await expect(move(workerId, bed(301, 2))).rejects.toThrow(words);
    const target = (await listTargets(warden, planId, workerId)).find(({ room }) => room === '301')!;
    expect(target.refusal?.en).toContain(words);
    expect(target.free).toEqual([]);
  });

  it('is refused where it would leave no room for fever', async () => {
    await move('C001-001', bed(301, 1));
    await move('C001-002', bed(302, 1));
    await move('C003-001', bed(303, 1));
    await expect(move('C002-001', bed(304, 1))).rejects.toThrow('left for fever');
  });

  it('exchanges two people, but nobody whose bed is locked', async () => {
    await move('C001-001', bed(301, 1), { lock: true });
    await move('C002-001', bed(301, 2));
    await expect(move('C002-001', bed(301, 1), { version: 1 })).rejects.toThrow('locked');
    const moved = await move('C001-001', bed(301, 2), { version: 1 });
    expect(moved.map(({ workerId }) => workerId)).toEqual(['C001-001', 'C002-001']);
    expect(await bedsOf()).toEqual(
      new Map([
        ...[['C001-001', '301-2'] as const, ['C001-002', null] as const],
        ...[['C002-001', '301-1'] as const, ['C002-002', null] as const, ['C003-001', null] as const],
      ]),
    );
  });

  it('names the place that it was decided on', async () => {
    await move('C001-001', bed(301, 1));
    await expect(move('C001-001', bed(302, 1))).rejects.toThrow(/meanwhile/);
  });

  it('of two at once to one bed happens once', async () => {
    const both = await Promise.allSettled([move('C001-001', bed(301, 1)), move('C002-001', bed(301, 1))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('leaves a trace with the bed before and after', async () => {
    await move('C001-001', bed(301, 1));
    const { rows } = await database.owner.query(
      `select after from audit_log where action = 'dorm.move' order by seq desc limit 1`,
    );
    // why is not kept there: it may be his health
    expect(rows[0].after.beds[0]).toEqual({ workerId: 'C001-001', bed: bed(301, 1), locked: false });
  });
});

describe('assigning anew', () => {
  it('keeps locked beds, gives the others theirs, and a later plan keeps what is locked', async () => {
    await move('C001-001', bed(303, 2), { lock: true });
    const { without } = await reassignBeds(warden, planId);
    expect(without).toEqual([]);
    const beds = await bedsOf();
    expect(beds.get('C001-001')).toBe('303-2');
    // the other man of T01 joins him; the women of T01 and the man of T02 have a room each, one is left for fever
    expect(beds.get('C002-001')).toBe('303-1');
    expect(new Set([...beds.values()].map((at) => at?.slice(0, 3))).size).toBe(3);
    expect((await loadBedBook(deps.database, world.own.batchId, [])).locked).toEqual([
      { workerId: 'C001-001', ...bed(303, 2) },
    ]);
  });
});

describe('the arrival desk', () => {
  it('gives whoever is registered the bed that he was to have', async () => {
    await move('C001-001', bed(301, 1));
    const seen = (await readArrivals(warden, planId)).people.find(({ workerId }) => workerId === 'C001-001');
    expect(seen).toMatchObject({ bedId: null, plannedBedId: '一号 A 3 301-1' });
    await registerArrivals(warden, planId, [registration('C001-001')]);
    const { rows } = await database.owner.query(`select detail from journey_events where kind = 'bed'`);
    expect(rows).toEqual([{ detail: { bedId: '一号 A 3 301-1' } }]);
  });
});

const at = '2020-02-24T20:00:00+08:00';
const registration = (workerId: string, more: object = {}) => ({
  id: randomUUID(),
  workerId,
  at,
  celsius: 36.5,
  ...more,
});
/** Beds by the log, which nobody can have changed since. */
const toldBeds = async () =>
  new Map(
    (
      await database.owner.query<{ worker: string; bed: string }>(
        `select worker_id as worker, detail ->> 'bedId' as bed from journey_events where kind = 'bed' order by seq`,
      )
    ).rows.map(({ worker, bed: id }) => [worker, id]),
  );

describe('one bed at several desks', () => {
  const first = '一号 A 3 302-1';

  it('typed for two people at the same moment goes to one, and the other desk hears which bed its person has', async () => {
    const one = registration('C001-001', { bedId: first });
    const two = registration('C002-001', { bedId: first });
    const answers = await Promise.all([one, two].map((each) => registerArrivals(warden, planId, [each])));
    const [a, b] = answers.map(([answer]) => answer!);
    expect([a!.result, b!.result]).toEqual(['registered', 'registered']);
    const moved = a!.text === null ? b! : a!;
    expect(moved.text!.zh).toContain(`${first}：这张床已给了别人；改为 ${moved.bedId}`);
    expect([a!.text, b!.text].filter((text) => text === null)).toHaveLength(1);
    const beds = await toldBeds();
    expect(new Set(beds.values()).size).toBe(2);
    expect(beds.get(moved.workerId)).toBe(moved.bedId);
    expect([...beds.values()]).toContain(first);
  });

  it('typed without a connection goes to whoever registered first; sent again nothing changes', async () => {
    const early = registration('C002-001', { bedId: first, at: '2020-02-24T19:00:00+08:00' });
    const late = registration('C001-001', { bedId: first });
    const send = () => registerArrivals(warden, planId, [late, early]);
    const [lateAnswer, earlyAnswer] = await send();
    expect(earlyAnswer).toMatchObject({ result: 'registered', bedId: first, text: null });
    expect(lateAnswer!.bedId).not.toBe(first);
    const before = await toldBeds();
    expect((await send()).map(({ result }) => result)).toEqual(['known', 'known']);
    expect(await toldBeds()).toEqual(before);
  });

  it('is not given against the rules of the room, nor where there is none', async () => {
    await registerArrivals(warden, planId, [registration('C001-001', { bedId: first })]);
    const answers = await registerArrivals(warden, planId, [
      registration('C001-002', { bedId: '一号 A 3 302-2' }),
      registration('C003-001', { bedId: '九号 Z-1' }),
    ]);
    expect(answers[0]!.text!.en).toMatch(/a room is for one sex; he has/);
    expect(answers[1]!.text!.en).toMatch(/he has/);
    const beds = await toldBeds();
    expect(beds.get('C001-002')).not.toBe('一号 A 3 302-2');
    expect(beds.get('C003-001')).toMatch(/^一号 A 3 30\d-\d$/);
  });

  it('is not given to somebody with fever: an empty isolation room is', async () => {
    await registerArrivals(warden, planId, [registration('C001-001', { bedId: first })]);
    const [answer] = await registerArrivals(warden, planId, [registration('C002-001', { celsius: 38.2 })]);
    expect(answer).toMatchObject({ result: 'registered', isFever: true });
    expect((await toldBeds()).get('C002-001')).toBe(answer!.bedId);
    expect(answer!.bedId).toMatch(/30[134]-1$/);
  });
});

describe('what is undone', () => {
  const [a, b] = ['一号 A 3 302-1', '一号 A 3 302-2'];
  const told = (kind: 'bed' | 'moved_out', hour: number, bedId?: string) =>
    ({
      kind,
      id: randomUUID(),
      workerId: 'C001-001',
      at: `2020-02-24T${hour}:00:00+08:00`,
      ...(bedId && { bedId }),
    }) as JourneyEvent;
  const undo = ({ id }: JourneyEvent): JourneyEvent => ({
    ...{ kind: 'undone', id: randomUUID(), eventId: id, at: '2020-02-24T23:00:00+08:00' },
  });
  const tell = async (...events: JourneyEvent[]) =>
    (await recordEvents(warden, { planId, tripId: null, events })).map(
      ({ result, refusal }) => refusal?.code ?? result,
    );
  const held = async () =>
    (await listHolds(deps.database, world.own.batchId)).map(({ workerId, bedId }) => `${workerId} ${bedId}`);

  it('a move out gives the bed back, another bed the one before, and the first the bed of the board', async () => {
    await move('C001-001', bed(301, 1));
    const [first, second, out] = [told('bed', 18, a), told('bed', 19, b), told('moved_out', 20)];
    expect(await tell(first, second)).toEqual(['recorded', 'recorded']);
    await tell(out);
    expect(await held()).toEqual([]);
    await tell(undo(out));
    expect(await held()).toEqual([`C001-001 ${b}`]);
    await tell(undo(second));
    expect(await held()).toEqual([`C001-001 ${a}`]);
  });

  it('a first bed leaves the one that the board gave', async () => {
    await move('C001-001', bed(301, 1));
    const first = told('bed', 18, a);
    await tell(first);
    expect(await held()).toEqual([`C001-001 ${a}`]);
    await tell(undo(first));
    expect(await held()).toEqual(['C001-001 一号 A 3 301-1']);
  });

  it('cannot be where somebody else has the bed by now', async () => {
    const [first, out] = [told('bed', 18, a), told('moved_out', 20)];
    await tell(first, out);
    await registerArrivals(warden, planId, [registration('C002-001', { bedId: a, at: '2020-02-24T21:00:00+08:00' })]);
    expect(await tell(undo(out))).toEqual(['bed_taken']);
    expect(await held()).toEqual([`C002-001 ${a}`]);
  });
});

describe('beds of people of another batch', () => {
  const shared = '一号 A 3 304-1';
  let foreign: { batchId: string; planId: string };
  beforeAll(async () => {
    foreign = world.foreign;
    await replaceRooms(deps, foreign.batchId, csv);
  });

  it('are taken for plan, board and desk', async () => {
    await registerArrivals(warden, foreign.planId, [registration('C003-001', { bedId: shared })]);
    const rooms = (await readBoard(warden, planId, null)).rooms;
    expect((await loadBedBook(deps.database, world.own.batchId, rooms)).inUse).toEqual([
      { room: '一号 A 3 304', bed: 1, from: '2020-02-24', until: null },
    ]);
    await expect(move('C001-001', bed(304, 1))).rejects.toThrow(/somebody has the bed/);
    const target = (await listTargets(warden, planId, 'C001-001')).find(({ room }) => room === '304');
    expect(target).toMatchObject({ free: [], refusal: { en: 'no bed is free; change places with somebody in it' } });
    const [answer] = await registerArrivals(warden, planId, [registration('C001-001', { bedId: shared })]);
    expect(answer!.bedId).not.toBe(shared);
  });

  it('given in both at the same moment are given once', async () => {
    const answers = await Promise.all([
      registerArrivals(warden, planId, [registration('C001-001', { bedId: shared })]),
      registerArrivals(warden, foreign.planId, [registration('C003-001', { bedId: shared })]),
    ]);
    expect(answers.map(([answer]) => answer!.result)).toEqual(['registered', 'registered']);
    const { rows } = await database.owner.query('select bed_id from bed_holds where bed_id = $1', [shared]);
    expect(rows).toHaveLength(1);
    expect(answers.filter(([answer]) => answer!.bedId === shared)).toHaveLength(1);
  });

  it('keep a version from being published whose plan gave them away', async () => {
    const stay = { site: '一号', building: 'A', floor: '3', room: '304', bed: 1, kind: 'isolation' as const };
    const plan = { workers: [{ workerId: 'C001-001', stay: { ...stay, from: '2020-02-24', until: '2020-03-09' } }] };
    const publish = () =>
      deps.database.transaction((db) =>
        publishBeds(db, { planId, batchId: world.own.batchId, number: 1, plan: plan as unknown as Plan }),
      );
    expect(await publish()).toEqual([]);
    await database.owner.query('delete from bed_holds');
    await registerArrivals(warden, foreign.planId, [registration('C003-001', { bedId: shared })]);
    const taken = await publish();
    expect(taken).toEqual(['C001-001']);
    expect(() => refuseTakenBeds(taken)).toThrow(/given to others \(C001-001\)/);
  });
});

describe('a swap of people who have arrived', () => {
  it('is told in both histories, and the board shows it', async () => {
    await registerArrivals(warden, planId, [
      registration('C001-001', { bedId: '一号 A 3 301-1' }),
      registration('C002-001', { bedId: '一号 A 3 301-2' }),
    ]);
    expect((await bedsOf()).get('C001-001')).toBe('301-1');
    await move('C001-001', bed(301, 2));
    const beds = await toldBeds();
    expect([beds.get('C001-001'), beds.get('C002-001')]).toEqual(['一号 A 3 301-2', '一号 A 3 301-1']);
    expect((await bedsOf()).get('C002-001')).toBe('301-1');
  });
});

describe('wardens', () => {
  const sheetOf = async (warden_: string | null, reader = warden) => {
    const { people, wardens } = await readObservation(reader, planId, { date: null, warden: warden_ });
    return { people: people.map(({ workerId }) => workerId), wardens };
  };

  it('have the people of their buildings on their list; the rest is nobody’s', async () => {
    const { login } = world.users.warden;
    const ids = { batchId: world.own.batchId, planId };
    await replaceRooms(deps, ids.batchId, `${csv}二号,,1,101,2,any,isolation,\n`);
    await registerArrivals(warden, planId, [
      registration('C001-001', { bedId: '一号 A 3 301-1' }),
      registration('C003-001', { bedId: '二号 1 101-1' }),
    ]);
    expect((await sheetOf(null)).wardens).toEqual([]);
    expect(await readWardens(warden.database, ids.batchId)).toEqual([{ login, buildings: [] }]);
    const buildings = [{ site: '二号', building: '' }];
    const assigned = await assignWarden(deps, ids.batchId, { login, buildings });
    expect(assigned.wardens).toEqual([{ login, buildings }]);
    const stale = assignWarden(deps, ids.batchId, { login, buildings }, assigned.version - 1);
    await expect(stale).rejects.toMatchObject({ code: 'precondition_failed' });
    await expect(assignWarden(deps, ids.batchId, { login: 'nobody', buildings })).rejects.toMatchObject({
      code: 'not_found',
    });
    const counts = { people: 1, due: 0, missed: 0 };
    expect(await sheetOf(login)).toEqual({
      people: ['C003-001'],
      wardens: [
        { login, ...counts },
        { login: null, ...counts },
      ],
    });
    expect((await sheetOf('-')).people).toEqual(['C001-001']);
    expect((await sheetOf(null)).people.sort()).toEqual(['C001-001', 'C003-001']);
    // a company has no wardens
    expect((await sheetOf(null, hr)).wardens).toEqual([]);
    await expect(assignWarden(hr, ids.batchId, { login, buildings })).rejects.toThrow();
    await assignWarden(deps, ids.batchId, { login, buildings: [] });
    await replaceRooms(deps, ids.batchId, csv);
  });
});

describe('rooms', () => {
  it('are refused with every fault of the file', async () => {
    const faulty = `${csv}一号,A,3,304,x,any,isolation,\n`;
    await expect(replaceRooms(deps, world.own.batchId, faulty)).rejects.toMatchObject({ code: 'input_invalid' });
  });

  it('are not put in place of those that somebody else has put there meanwhile', async () => {
    const { batchId } = world.own;
    const { version } = await replaceRooms(deps, batchId, csv);
    await expect(replaceRooms(deps, batchId, csv, version - 1)).rejects.toMatchObject({ code: 'precondition_failed' });
    expect((await replaceRooms(deps, batchId, csv, version)).version).toBe(version + 1);
  });
});
