import type { BedAddress, BoardRoom, DormBoard, Lodger, MoveTarget } from '../../../contract/dormBoard.ts';
import { roomLabel } from '../../../contract/dorms.ts';
import { buildingLabel } from '../../../contract/wardens.ts';

/** A room with who is in it. */
export interface RoomView {
  key: string;
  room: BoardRoom;
  /** By number of the bed. */
  beds: ReadonlyMap<number, Lodger>;
}

/** Floors of a building, lowest first. */
export interface FloorView {
  floor: string;
  rooms: RoomView[];
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Buildings of a board by name: the reader's own first, then those with people. */
export function buildingsOf({ rooms, lodgers }: DormBoard, own: ReadonlySet<string>): string[] {
  const used = new Set(lodgers.flatMap(({ bed }) => (bed === null ? [] : [buildingLabel(bed)])));
  const all = [...new Set(rooms.map(buildingLabel))];
  const rank = (building: string) => (own.has(building) ? 2 : 0) + (used.has(building) ? 1 : 0);
  return all.sort((a, b) => rank(b) - rank(a) || collator.compare(a, b));
}

/** The floors of a building with their rooms and people. */
export function floorsOf({ rooms, lodgers }: DormBoard, building: string): FloorView[] {
  const inRoom = new Map<string, Map<number, Lodger>>();
  for (const lodger of lodgers) {
    if (lodger.bed === null) continue;
    const key = roomLabel(lodger.bed);
    inRoom.set(key, (inRoom.get(key) ?? new Map()).set(lodger.bed.bed, lodger));
  }
  const floors = new Map<string, RoomView[]>();
  for (const room of rooms) {
    if (buildingLabel(room) !== building) continue;
    const key = roomLabel(room);
    floors.set(room.floor, [...(floors.get(room.floor) ?? []), { key, room, beds: inRoom.get(key) ?? new Map() }]);
  }
  return [...floors]
    .map(([floor, list]) => ({ floor, rooms: list.sort((a, b) => collator.compare(a.room.room, b.room.room)) }))
    .sort((a, b) => collator.compare(a.floor, b.floor));
}

/** What the server says of each room for the person chosen, by room. */
export function targetsByRoom(targets: readonly MoveTarget[]): ReadonlyMap<string, MoveTarget> {
  return new Map(targets.map((target) => [roomLabel(target), target]));
}

/** The address of a bed of a room. */
export function bedOf({ site, building, floor, room }: BoardRoom, bed: number): BedAddress {
  return { site, building, floor, room, bed };
}
