import type { DormRoom } from '../contract/scenario.ts';
import type { Sex } from '../contract/worker.ts';
import { feverRooms } from '../policy/feverRooms.ts';
import type { Policy } from '../policy/schema.ts';
import { type BedPlace, type DormProblem, type Guest, overlaps, type TakenBed } from './guest.ts';
import { type Group, isAlone, kindOf, type Mix, type Needs, type RoomKind } from './needs.ts';

/** Rooms that nothing tells apart when they are shared out. */
export interface RoomClass {
  index: number;
  kind: RoomKind;
  sex: DormRoom['sex'];
  companyId: string | null;
  /** People a room takes. */
  places: number;
  /** Places in the list of rooms, floor by floor. */
  rooms: number[];
  /** The floor, where its rooms are of both kinds and the first one used decides; else null. */
  floor: string | null;
  /** False where somebody is in the room already: it costs nothing to open, and holds no fever. */
  isNew: boolean;
  /** Places for a mix where not every mix gets the same; mixes that are missing get none. Null: `places` for all. */
  placesFor: ReadonlyMap<Mix, number> | null;
}

/** Somebody in a room before anything is assigned. */
interface Occupant {
  from: string;
  until: string | null;
  sex: Sex | null;
  coach: string | null;
  inIsolation: boolean;
  alone: boolean;
  /** The mix of a guest whose bed is locked; null for people of other batches. */
  mix: Mix | null;
}

export interface Stock {
  classes: RoomClass[];
  /** Rooms that stay empty for fever, as far as there are so many. */
  reserve: number;
  /** Isolation rooms that earlier stays leave empty. */
  keepable: number;
}

/** The floor of a room, as isolation keeps floors apart. */
export function floorOf({ site, building, floor }: Pick<DormRoom, 'site' | 'building' | 'floor'>): string {
  return JSON.stringify([site, building, floor]);
}

/** How many people a room takes. */
export function placesOf({ beds }: Pick<DormRoom, 'beds'>, { dorm }: Policy): number {
  return Math.min(beds, dorm.max_per_room);
}

/** Sorts rooms into classes, with what earlier stays and locks leave of them. */
export function stockOf(problem: DormProblem, needs: Needs, policy: Policy): Stock {
  const occupants = occupantsOf(problem, needs, policy);
  const floors = new Map<string, { kinds: Set<RoomKind>; occupants: Occupant[] }>();
  problem.rooms.forEach((room, index) => {
    const floor = floors.get(floorOf(room)) ?? { kinds: new Set(), occupants: [] };
    floor.kinds.add(room.kind);
    floor.occupants.push(...(occupants.get(index) ?? []));
    floors.set(floorOf(room), floor);
  });
  const classes = new Map<string, RoomClass>();
  problem.rooms.forEach((room, index) => {
    const floor = floorOf(room);
    const onFloor = floors.get(floor)!;
    const isMixed = policy.iso.floor_exclusive && onFloor.kinds.size > 1;
    const inRoom = occupants.get(index) ?? [];
    const neighbours = isMixed ? onFloor.occupants : [];
    const isOwn = inRoom.length > 0 || neighbours.length > 0;
    const places = placesOf(room, policy);
    const undecided = isMixed && neighbours.length === 0;
    const { kind, sex, companyId } = room;
    const key = isOwn ? `#${index}` : JSON.stringify([kind, sex, companyId, places, undecided ? floor : null]);
    const known = classes.get(key);
    if (known !== undefined) {
      known.rooms.push(index);
      return;
    }
    classes.set(key, {
      ...{ index: classes.size, kind, sex, companyId, places, rooms: [index], floor: undecided ? floor : null },
      isNew: inRoom.length === 0,
      placesFor: isOwn ? placesBeside({ kind, places, inRoom, neighbours }, needs.mixes, policy) : null,
    });
  });
  const all = [...classes.values()];
  const empty = keepable(all);
  return { classes: all, reserve: Math.min(feverRooms(isolatedIn(problem, needs), policy), empty), keepable: empty };
}

/** Who is isolated while newcomers are, with them; nobody where none of them is. */
function isolatedIn({ taken }: DormProblem, { mixes }: Needs): number {
  const isolating = mixes.filter(({ kind }) => kind === 'isolation');
  const coming = isolating.flatMap(({ groups }) => groups).reduce((sum, { guests }) => sum + guests.length, 0);
  const there = taken.filter((bed) => bed.inIsolation && isolating.some((mix) => overlaps(bed, mix))).length;
  return coming === 0 ? 0 : coming + there;
}

function keepable(classes: readonly RoomClass[]): number {
  return classes.filter(mayHoldFever).reduce((sum, { rooms }) => sum + rooms.length, 0);
}

/** Whether an empty room of the class counts as kept for fever. */
export function mayHoldFever({ kind, isNew, placesFor }: RoomClass): boolean {
  return kind === 'isolation' && isNew && (placesFor === null || placesFor.size > 0);
}

/** Looks classes up by whose they are, so that a mix is not held against the rooms of every company. */
export function classesByCompany(classes: readonly RoomClass[]): (mix: Mix) => RoomClass[] {
  const byCompany = new Map<string | null, RoomClass[]>();
  for (const room of classes) {
    const own = byCompany.get(room.companyId);
    if (own === undefined) byCompany.set(room.companyId, [room]);
    else own.push(room);
  }
  return ({ groups }) => {
    const companies = new Set<string | null>([...groups.map(({ companyId }) => companyId), null]);
    return [...companies].flatMap((companyId) => byCompany.get(companyId) ?? []);
  };
}

/** Places that a room of the class has for people of a group; 0 where they may not be there. */
export function placesIn(room: RoomClass, group: Group): number {
  if (room.kind !== group.mix.kind) return 0;
  if (room.companyId !== null && room.companyId !== group.companyId) return 0;
  if (room.sex !== 'any' && room.sex !== group.sex) return 0;
  const places = room.placesFor === null ? room.places : (room.placesFor.get(group.mix) ?? 0);
  return group.mix.alone ? Math.min(1, places) : places;
}

function occupantsOf(
  { taken, guests, locks }: DormProblem,
  { groups }: Needs,
  policy: Policy,
): Map<number, Occupant[]> {
  const occupants = new Map<number, Occupant[]>();
  const put = ({ room }: Pick<BedPlace, 'room'>, occupant: Occupant) =>
    occupants.set(room, [...(occupants.get(room) ?? []), occupant]);
  for (const bed of taken) put(bed, { ...bed, alone: isTakenAlone(bed), mix: null });
  if (locks.size === 0) return occupants;
  const mixOf = new Map(groups.flatMap((group) => group.guests.map(({ guestId }) => [guestId, group.mix] as const)));
  for (const guest of guests) {
    const lock = locks.get(guest.guestId);
    if (lock !== undefined) put(lock, lockedOccupant(guest, mixOf.get(guest.guestId)!, policy));
  }
  return occupants;
}

function isTakenAlone({ singleRoom, inIsolation }: TakenBed): boolean {
  return inIsolation && singleRoom;
}

function lockedOccupant(guest: Guest, mix: Mix, policy: Policy): Occupant {
  const { sex, coach, from } = guest;
  const inIsolation = kindOf(guest) === 'isolation';
  return { sex, coach, from, until: mix.until, inIsolation, alone: isAlone(guest, policy), mix };
}

interface Beside {
  kind: RoomKind;
  places: number;
  inRoom: readonly Occupant[];
  neighbours: readonly Occupant[];
}

/** Places beside those who are there, for each mix that gets any. */
function placesBeside(room: Beside, mixes: readonly Mix[], policy: Policy): ReadonlyMap<Mix, number> {
  const left = new Map<Mix, number>();
  for (const mix of mixes) {
    if (mix.kind !== room.kind) continue;
    const isOther = (occupant: Occupant) => occupant.inIsolation !== (mix.kind === 'isolation');
    if (room.neighbours.some((occupant) => overlaps(occupant, mix) && isOther(occupant))) continue;
    const beside = room.inRoom.filter((occupant) => overlaps(occupant, mix));
    if (!beside.every((occupant) => mayJoin(mix, occupant, policy))) continue;
    const places = room.places - beside.length;
    if (places > 0) left.set(mix, places);
  }
  return left;
}

/** Whether people of a mix may share a room with somebody who is there already. */
function mayJoin(mix: Mix, occupant: Occupant, policy: Policy): boolean {
  if (occupant.mix !== null) return occupant.mix === mix && !mix.alone;
  if (mix.alone || occupant.alone) return false;
  const { sex, coach } = mix.groups[0]!;
  if (policy.dorm.single_sex && occupant.sex !== sex) return false;
  if (mix.kind === 'dorm') return true;
  return policy.cohort.same_room_same_coach ? occupant.coach === coach : occupant.from === mix.from;
}
