import { bedLabel, type RoomAddress, roomLabel } from '../contract/dorms.ts';
import type { Plan } from '../contract/plan.ts';
import type { PartTrip, PlanPart } from '../contract/planPart.ts';
import type { DormRoom } from '../contract/scenario.ts';
import type { Policy } from '../policy/schema.ts';

/** What is played: a published plan, its rules and its beds. */
export interface Scene {
  planId: string;
  trips: readonly PartTrip[];
  workers: PlanPart['workers'];
  policy: Policy;
  timeZone: string;
  /** The bed that each worker is to have, as events name it. */
  beds: ReadonlyMap<string, string>;
  /** Beds of rooms that the plan leaves empty. */
  spareBeds: readonly string[];
  /** Beds of the rooms kept for fever. */
  feverBeds: readonly string[];
}

/** What a scene is made from. */
export interface SceneSource {
  planId: string;
  plan: Pick<Plan, 'trips' | 'workers' | 'dorms'>;
  policy: Policy;
  timeZone: string;
  rooms: readonly DormRoom[];
}

/** A plan as the simulation plays it. */
export function makeScene({ planId, plan, policy, timeZone, rooms }: SceneSource): Scene {
  const { trips, workers } = plan;
  const stays = workers.flatMap(({ workerId, stay }) => (stay === undefined ? [] : [{ workerId, stay }]));
  const feverRooms = new Set((plan.dorms?.feverRooms ?? []).map(roomLabel));
  const openedRooms = new Set(stays.map(({ stay }) => roomLabel(stay)));
  const isFree = (room: RoomAddress) => !openedRooms.has(roomLabel(room));
  return {
    planId,
    trips,
    workers,
    policy,
    timeZone,
    beds: new Map(stays.map(({ workerId, stay }) => [workerId, bedLabel(stay)])),
    spareBeds: rooms.filter((room) => isFree(room) && !feverRooms.has(roomLabel(room))).flatMap(bedsOf),
    feverBeds: rooms.filter((room) => isFree(room) && feverRooms.has(roomLabel(room))).flatMap(bedsOf),
  };
}

function bedsOf(room: DormRoom): string[] {
  return Array.from({ length: room.beds }, (_, index) => bedLabel({ ...room, bed: index + 1 }));
}
