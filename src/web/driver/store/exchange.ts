import { driverLogEntry } from '../../../contract/driverLog.ts';
import type { DriverTrip } from '../../../contract/driverTrip.ts';
import type { EventResult } from '../../../contract/journey.ts';
import type { JourneyEvent } from '../../../contract/journeyEvent.ts';
import type { Bilingual } from '../../../contract/text.ts';
import type { ApiClient } from '../../lib/api/client.ts';
import { ApiFault, faultTitle } from '../../lib/api/fault.ts';
import type { Heard } from '../../lib/outbox/talker.ts';
import { tellWaiting } from '../../lib/outbox/tellWaiting.ts';
import { unnumbered } from '../model/log.ts';
import { type KeptTrip, type PhoneDatabase, type QueueItem, tripKey } from './database.ts';

/** What an exchange works with. */
export interface ExchangeDeps {
  client: Pick<ApiClient, 'call'>;
  database: PhoneDatabase;
  token: string;
}

/**
 * One exchange with the server: tells what waits, in the order of the actions, and reads the trip as it stands then. Whatever breaks
 * off in between leaves the queue as it is: the same events told again are known to the server.
 */
export async function exchange(deps: ExchangeDeps): Promise<Heard> {
  try {
    const known = await deps.database.get('trips', deps.token);
    if (known !== undefined) await tellTrip(deps, known.trip);
    const trip = await deps.client.call('readDriverTrip', {});
    const now = new Date().toISOString();
    const openedAt = known?.openedAt ?? now;
    const former = formerRun(known, trip);
    await deps.database.put('trips', { token: deps.token, trip, former, syncedAt: now, openedAt });
    // what a former link to the trip has left here
    if (known === undefined && (await hasWaiting(deps.database, trip))) return exchange(deps);
    return 'heard';
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    return error.code === 'unauthorized' || error.code === 'not_found' ? 'ended' : 'away';
  }
}

/** What the sheet said that was read here, as long as the one that replaced it was not. */
function formerRun(known: KeptTrip | undefined, { sheet }: DriverTrip): KeptTrip['former'] {
  if (known === undefined || sheet?.state !== 'outdated') return null;
  const isNew = known.trip.sheet?.sheetVersion !== sheet.sheetVersion;
  return known.former ?? (isNew ? known.trip.run : null);
}

async function hasWaiting(database: PhoneDatabase, trip: DriverTrip): Promise<boolean> {
  const items = await database.getAllFromIndex('queue', 'trip', tripKey(trip));
  return items.some(({ refusal }) => refusal === null);
}

async function tellTrip(deps: ExchangeDeps, trip: DriverTrip): Promise<void> {
  const items = await deps.database.getAllFromIndex('queue', 'trip', tripKey(trip));
  const waiting = items.filter(({ refusal }) => refusal === null).sort((a, b) => a.order! - b.order!);
  await tellWaiting(waiting, {
    tell: (chunk) => tell(deps, trip, chunk),
    refuse: (item, fault) => refuse(deps.database, item, faultTitle(fault)),
    isFinal,
    goesAlone: ({ action }) => action.kind === 'acknowledge' || action.signed !== undefined,
  });
}

async function tell(deps: ExchangeDeps, trip: DriverTrip, chunk: QueueItem[]): Promise<void> {
  const params = { planId: trip.planId, tripId: trip.tripId };
  const [{ action }] = chunk as [QueueItem];
  if (action.kind === 'acknowledge') {
    const { sheetVersion, at } = action;
    await deps.client.call('acknowledgeSheet', { params, body: { sheetVersion, at } });
    await settle(deps, chunk, new Map());
  } else if (action.signed !== undefined && action.event.kind === 'handed_over') {
    const { id, at, stop, people } = action.event;
    await deps.client.call('signHandover', { params, body: { id, at, stop, people, ...action.signed } });
    await settle(deps, chunk, new Map());
  } else {
    const { results } = await deps.client.call('recordTripEvents', { params, body: { events: eventsOf(chunk) } });
    await settle(deps, chunk, new Map(results.map((result) => [result.id, result])));
  }
}

/** Whether saying the same again would be answered the same. */
function isFinal({ status, code }: ApiFault): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429 && code !== 'unauthorized';
}

function eventsOf(items: readonly QueueItem[]): JourneyEvent[] {
  return items.flatMap(({ action }) => (action.kind === 'event' ? [action.event] : []));
}

/** Takes what the server has out of the queue and into the log in one step, so that it is never in neither. */
async function settle({ database, token }: ExchangeDeps, items: QueueItem[], results: Map<string, EventResult>) {
  const step = database.transaction(['trips', 'queue'], 'readwrite');
  const kept = await step.objectStore('trips').get(token);
  for (const item of items) {
    const { action, order } = item;
    const refusal = action.kind === 'event' ? results.get(action.event.id)?.refusal : undefined;
    const isIdle = refusal?.code === 'unknown_event';
    if (refusal !== undefined && !isIdle) await step.objectStore('queue').put({ ...item, refusal: refusal.text });
    else await step.objectStore('queue').delete(order!);
    if (refusal === undefined && action.kind === 'event') kept?.trip.log.push(driverLogEntry(action.event, unnumbered));
  }
  if (kept !== undefined) await step.objectStore('trips').put(kept);
  await step.done;
}

async function refuse(database: PhoneDatabase, item: QueueItem, refusal: Bilingual): Promise<void> {
  await database.put('queue', { ...item, refusal });
}
