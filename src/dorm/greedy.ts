import { add, type Counts, RoomStock } from './counts.ts';
import type { Group, Mix, Needs } from './needs.ts';
import { placesIn, type RoomClass, type Stock } from './roomClasses.ts';

/** People of a mix who look for rooms together: those of one company, or all of it. */
interface Party {
  mix: Mix;
  groups: Group[];
  left: number;
}

/**
 * A good assignment at once: rooms with people already there first, then each company's own rooms, then those open to all, always the room
 * that takes most of those still without one, of equal ones the smallest. Couples get a room afterwards, where one is left.
 */
export function assignGreedily(needs: Needs, { classes, reserve }: Stock): Counts {
  const counts: Counts = { rooms: new Map(), people: new Map(), couples: new Map() };
  const stock = new RoomStock(classes, reserve);
  const left = new Map(needs.groups.map((group) => [group, group.guests.length]));
  const rooms = new Map<string | null, RoomClass[]>();
  for (const room of classes) push(rooms, room.companyId, room);
  const stages: [rooms: RoomClass[], parties: Party[]][] = [
    ...[...partiesByCompany(needs)].map(([own, parties]): [RoomClass[], Party[]] => [rooms.get(own) ?? [], parties]),
    [rooms.get(null) ?? [], needs.mixes.map((mix) => ({ mix, groups: mix.groups, left: 0 }))],
  ];
  for (const [choices, parties] of stages) {
    const [open, fresh] = [choices.filter(({ isNew }) => !isNew), choices.filter(({ isNew }) => isNew)];
    for (const choice of [open, fresh]) fill(counts, stock, left, choice, parties);
  }
  for (const couple of needs.couples) {
    const room = classes.find((candidate) => isForCouple(candidate, couple.groups) && stock.mayOpen(candidate));
    if (room === undefined) continue;
    if (!couple.groups.every((group) => left.get(group)! > 0 || someoneIn(counts, group) !== null)) continue;
    for (const group of couple.groups) takeOut(counts, left, group);
    stock.open(room);
    counts.couples.set(couple, room);
  }
  return counts;
}

/** Whether two people of these groups may have a room of the class to themselves. */
export function isForCouple(room: RoomClass, groups: readonly Group[]): boolean {
  return room.isNew && room.sex === 'any' && room.places >= 2 && groups.every((group) => placesIn(room, group) >= 2);
}

/** The groups of each mix by company: who looks for rooms of that company together. */
function partiesByCompany({ mixes }: Needs): Map<string, Party[]> {
  const parties = new Map<string, Party[]>();
  for (const mix of mixes) {
    const own = new Map<string, Group[]>();
    for (const group of mix.groups) push(own, group.companyId, group);
    for (const [companyId, groups] of own) push(parties, companyId, { mix, groups, left: 0 });
  }
  return parties;
}

function push<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function sumLeft(groups: readonly Group[], left: ReadonlyMap<Group, number>): number {
  return groups.reduce((sum, group) => sum + left.get(group)!, 0);
}

/** Opens room after room, each for the party of which it takes most. */
function fill(
  counts: Counts,
  stock: RoomStock,
  left: Map<Group, number>,
  rooms: readonly RoomClass[],
  parties: readonly Party[],
): void {
  for (const party of parties) party.left = sumLeft(party.groups, left);
  const choices = parties.flatMap((party) =>
    rooms.flatMap((room) => {
      const places = Math.max(...party.groups.map((group) => placesIn(room, group)));
      return places > 0 ? [{ party, room, places }] : [];
    }),
  );
  let open = choices;
  for (;;) {
    let best: (typeof choices)[number] | null = null;
    let most = 0;
    open = open.filter(({ party, room }) => party.left > 0 && stock.mayOpen(room));
    for (const choice of open) {
      const takes = Math.min(choice.party.left, choice.places);
      if (takes > most || (takes === most && best !== null && choice.places < best.places)) {
        best = choice;
        most = takes;
      }
    }
    if (best === null) return;
    const { party, room, places } = best;
    const groups = party.groups.filter((group) => left.get(group)! > 0 && placesIn(room, group) > 0);
    if (groups.length === 0) {
      open = open.filter((choice) => choice !== best);
      continue;
    }
    stock.open(room);
    moveIn(counts, left, groups, room, places);
    add(counts.rooms, party.mix, room, 1);
    party.left = sumLeft(party.groups, left);
  }
}

/** Fills one room, largest group first. */
function moveIn(
  counts: Counts,
  left: Map<Group, number>,
  groups: readonly Group[],
  room: RoomClass,
  places: number,
): void {
  let free = places;
  for (const group of [...groups].sort((a, b) => left.get(b)! - left.get(a)!)) {
    const come = Math.min(free, left.get(group)!);
    if (come === 0) return;
    add(counts.people, group, room, come);
    left.set(group, left.get(group)! - come);
    free -= come;
  }
}

/** A class in which people of the group have places; null where none has. */
function someoneIn(counts: Counts, group: Group): RoomClass | null {
  const own = counts.people.get(group) ?? new Map<RoomClass, number>();
  return [...own.keys()].find((room) => own.get(room)! > 0) ?? null;
}

/** Takes one of a group out of his place, or out of those who have none. */
function takeOut(counts: Counts, left: Map<Group, number>, group: Group): void {
  const waiting = left.get(group)!;
  const room = someoneIn(counts, group);
  if (waiting > 0) left.set(group, waiting - 1);
  else if (room !== null) add(counts.people, group, room, -1);
}
