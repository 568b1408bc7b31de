import type { RecordedEvent } from '../../contract/journeyEvent.ts';
import { isPersonEvent } from '../../contract/journeyEvent.ts';
import { listKnownEvents, listRoomWorkers } from '../../db/journeyEvents.ts';
import { bedStays, roomOf, sharedRoom } from '../../health/bedStays.ts';
import { fromJourneyRow } from '../../planning/server/sealJourney.ts';
import { effectiveEvents } from '../journey/order.ts';
import type { TraceDeps } from './traceContacts.ts';

/** Somebody who slept in the same room. */
export interface RoomContact {
  workerId: string;
  room: string;
  fromMs: number;
  /** Null: still. */
  toMs: number | null;
}

/** Everybody who had a bed in the same room as somebody at the same time. */
export async function roomContacts(
  { database, keys }: TraceDeps,
  { planId, batchId }: { planId: string; batchId: string },
  workerId: string,
): Promise<RoomContact[]> {
  const own = bedStays(await eventsOf({ database, keys }, planId, [workerId]));
  if (own.length === 0) return [];
  const mates = await listRoomWorkers(database, batchId, [...new Set(own.map(({ bedId }) => roomOf(bedId)))]);
  const others = mates.filter((mate) => mate !== workerId);
  const events = others.length === 0 ? [] : await eventsOf({ database, keys }, planId, others);
  return others.flatMap((mate) => {
    const stays = bedStays(events.filter((event) => isPersonEvent(event) && event.workerId === mate));
    return own.flatMap((mine) =>
      stays.flatMap((stay): RoomContact[] => {
        const shared = sharedRoom(mine, stay);
        return shared === null ? [] : [{ workerId: mate, room: roomOf(mine.bedId), ...shared }];
      }),
    );
  });
}

/** What the log says of people, in the order of actions, without what was undone. */
export async function eventsOf(
  { database, keys }: TraceDeps,
  planId: string,
  workerIds: readonly string[],
): Promise<RecordedEvent[]> {
  const rows = await listKnownEvents(database, planId, { workerIds, eventIds: [] });
  return effectiveEvents(rows.map((row) => fromJourneyRow(keys, row)).filter((event) => event !== null));
}
