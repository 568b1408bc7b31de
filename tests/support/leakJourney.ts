import { randomUUID } from 'node:crypto';
import { createDriverLink } from '../../src/accounts/driverLinks.ts';
import { findDraft, lockDraft, noteCheck } from '../../src/db/drafts.ts';
import type { WorkDeps } from '../../src/planning/server/deps.ts';
import { addUser, tokenOf } from './accounts.ts';
import type { TestApp } from './testApp.ts';

/** Values that occur nowhere else, told on the way and after it. */
export const markedOnTheWay = {
  symptom: '干咳暗记九一三',
  refusal: '拒载暗记九一三',
  incident: '晕车暗记九一三',
  delay: '晚点暗记九一三',
  ward: '发热门诊暗记九一三',
  extension: '延长暗记九一三',
  withdrawn: '退出暗记九一三',
  signer: '签收暗记九一三',
  handoverNote: '交接暗记九一三',
  mail: 'anji913@marked.example',
  search: '查询暗记九一三',
};

const signature = {
  width: 300,
  height: 150,
  strokes: [
    [
      [10, 20],
      [90, 80],
    ],
  ],
};

/** One place where something is said: the right body, and fields in which it can be wrong. */
interface Saying {
  method?: string;
  path: string;
  json: Record<string, unknown>;
  wrong: string[];
}

/** Everything that is told of a published plan, right and wrong in each place: by a planner, a warden and the driver of T01. */
export async function sendJourney(call: TestApp['call'], deps: WorkDeps, batchId: string): Promise<void> {
  const { rows } = await deps.database.query<{ planId: string }>(
    `select plan_id as "planId" from plans where batch_id = $1 and status = 'done'`,
    [batchId],
  );
  const { planId } = rows[0]!;
  const warden = await tokenOf(deps.database, await addUser(deps.database, 'warden'));
  const { token: driver } = await createDriverLink(deps, { planId, tripId: 'T01', hours: 1 });
  const plan = `/api/v1/plans/${planId}`;
  await publish(call, deps, planId);
  for (const { path, events } of tellings(plan))
    for (const token of [undefined, warden, driver]) {
      const as = token === undefined ? {} : { token };
      await call('POST', path, { json: { events: events.map(fresh) }, ...as });
      for (const event of events)
        for (const json of bent(fresh(event))) await call('POST', path, { json: { events: [json] }, ...as });
    }
  for (const { method = 'POST', path, json, wrong } of sayings(plan, batchId)) {
    await call(method, path, { json, headers: { 'if-match': '"0"' } });
    for (const field of wrong) {
      const { [field]: value, ...rest } = json;
      await call(method, path, { json: { ...rest, [field]: [value, markedOnTheWay.search] } });
      await call(method, path, { json: { ...json, [markedOnTheWay.search]: value } });
    }
  }
  await askAround(call, plan);
}

/** Publishes as if the checker had accepted, through the application: what is sealed there may be sealed otherwise here. */
async function publish(call: TestApp['call'], deps: WorkDeps, planId: string): Promise<void> {
  await deps.database.transaction(async (db) => {
    const { version } = (await lockDraft(db, planId))!;
    await noteCheck(db, planId, { version, isAccepted: true });
  });
  const { version } = (await findDraft(deps.database, planId))!;
  await call('POST', `/api/v1/plans/${planId}/publish`, { headers: { 'if-match': `"${version}"` } });
}

const at = '2020-02-24T09:00:00+08:00';
const fresh = (event: object) => ({ id: randomUUID(), at, ...event });

function tellings(plan: string): { path: string; events: object[] }[] {
  const workerId = 'C001-001';
  return [
    {
      path: `${plan}/trips/T01/events`,
      events: [
        { kind: 'symptom', workerId, what: markedOnTheWay.symptom },
        { kind: 'refused', workerId, stop: 4, reason: 'fever', note: markedOnTheWay.refusal },
        { kind: 'incident', type: 'illness', what: markedOnTheWay.incident },
        { kind: 'delay', minutes: 30, reason: markedOnTheWay.delay },
        { kind: 'withdrawn_on_site', workerId, note: markedOnTheWay.withdrawn },
        { kind: 'temperature', workerId, celsius: 38.7, checkpoint: 'boarding' },
      ],
    },
    {
      path: `${plan}/events`,
      events: [
        { kind: 'referred', workerId, where: markedOnTheWay.ward },
        { kind: 'hospital', workerId, where: markedOnTheWay.ward },
        { kind: 'extended', workerId, until: '2020-03-12', reason: markedOnTheWay.extension },
      ],
    },
  ];
}

/** An event that is wrong in one place, for each of its places: of another type, and beside a field that there is not. */
function bent(event: object): object[] {
  return Object.entries(event).flatMap(([field, value]) => [
    { ...event, [field]: { value } },
    { ...event, [field]: `${String(value)} ${markedOnTheWay.search}` },
    { ...event, [markedOnTheWay.search]: value },
  ]);
}

function sayings(plan: string, batchId: string): Saying[] {
  const bed = { site: '一号', building: 'A', floor: '3', room: '301', bed: 1 };
  const handover = {
    stop: 8,
    people: ['C001-001'],
    signerName: markedOnTheWay.signer,
    note: markedOnTheWay.handoverNote,
  };
  const lines = [{ item: 'mask', quantity: 10 }];
  return [
    {
      path: `${plan}/trips/T01/handovers`,
      json: { ...fresh(handover), signature },
      wrong: ['signerName', 'note', 'at'],
    },
    { path: `${plan}/companies/C001/notices/sendings`, json: { by: 'mail', to: markedOnTheWay.mail }, wrong: ['to'] },
    {
      path: `${plan}/traces`,
      json: { workerId: 'C001-001', purpose: 'trace_contacts' },
      wrong: ['workerId', 'purpose'],
    },
    {
      path: `${plan}/dorms/moves`,
      json: { workerId: 'C001-001', to: bed, reason: 'health', lock: true, version: 0 },
      wrong: ['workerId', 'reason', 'to'],
    },
    { path: `${plan}/simulation`, json: { [markedOnTheWay.search]: 1 }, wrong: [] },
    {
      path: `/api/v1/batches/${batchId}/supplies/movements`,
      json: { id: randomUUID(), kind: 'received', reason: 'bought', lines },
      wrong: ['reason', 'lines'],
    },
    {
      path: `${plan}/registrations`,
      json: { registrations: [{ ...fresh({ workerId: 'C001-001', celsius: 38.7 }), bedId: markedOnTheWay.search }] },
      wrong: ['registrations'],
    },
    { path: `${plan}/releases`, json: { workerIds: ['C001-001', markedOnTheWay.search] }, wrong: ['workerIds'] },
  ];
}

/** Reads and searches, with values where none belong. */
async function askAround(call: TestApp['call'], plan: string): Promise<void> {
  const odd = encodeURIComponent(markedOnTheWay.search);
  for (const path of [
    'progress',
    'dorms',
    'observation',
    'arrivals',
    'health-alerts',
    'trip-alerts',
    'handovers',
    'standings',
  ])
    for (const query of ['', `?${odd}=1`, `?from=${odd}`]) {
      const response = await call('GET', `${plan}/${path}${query}`);
      await response.arrayBuffer();
    }
  await call('GET', `${plan}/trips/${odd}/journey`);
  await call('GET', `${plan}/companies/${odd}/notices`);
  await call('GET', `${plan}/dorms/targets?workerId=${odd}`);
}
