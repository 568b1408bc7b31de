import { inBlocks } from './blocks.ts';
import type { Counts } from './counts.ts';
import type { DormProblem, Guest } from './guest.ts';
import type { Couple, Group, Mix } from './needs.ts';
import type { RoomClass } from './roomClasses.ts';

/** A room and who sleeps in it by this assignment. */
export interface FilledRoom {
  room: number;
  isNew: boolean;
  guests: Guest[];
}

/** A room's share of the groups. */
type Share = { group: Group; people: number }[];

/** People who are to share one room, before it has a number. */
interface Roommates {
  guests: Guest[];
  places: number;
}

/** Gives rooms and people to the counts: rooms of a class side by side for people of one company, on as few floors as come about. */
export function realise({ rooms }: DormProblem, classes: readonly RoomClass[], counts: Counts): FilledRoom[] {
  const waiting = membersOf(counts);
  const inCouples = new Map<RoomClass, Roommates[]>();
  for (const [{ guests }, room] of counts.couples)
    inCouples.set(room, [...(inCouples.get(room) ?? []), { guests: [...guests], places: 2 }]);
  const mixesIn = new Map<RoomClass, [Mix, number][]>();
  for (const [mix, own] of counts.rooms)
    for (const [room, opened] of own) {
      const known = mixesIn.get(room);
      if (known === undefined) mixesIn.set(room, [[mix, opened]]);
      else known.push([mix, opened]);
    }
  const take = ({ group, people }: Share[number]) => waiting.get(group)!.splice(0, people);
  const filled: FilledRoom[] = [];
  for (const room of classes) {
    const mates: Roommates[] = inCouples.get(room) ?? [];
    for (const [mix, opened] of mixesIn.get(room) ?? []) {
      const shares = mix.groups.flatMap((group) => {
        const people = counts.people.get(group)?.get(room) ?? 0;
        return people > 0 ? [{ group, people }] : [];
      });
      const places = mix.alone ? 1 : (room.placesFor?.get(mix) ?? room.places);
      for (const share of pack(shares, opened, places)) mates.push({ guests: share.flatMap(take), places });
    }
    mates.sort((a, b) => compare(blockOf(a), blockOf(b)));
    const numbers = [...room.rooms].sort((a, b) => comparePlaces(rooms[a]!, rooms[b]!));
    const shared = inBlocks(rooms, mates, numbers.slice(0, mates.length), filled);
    filled.push(...shared.map((one) => ({ room: one.room, isNew: room.isNew, guests: one.guests })));
  }
  return filled;
}

/** People of each group still to be given a room: the groups' members without those who have a couple's room. */
function membersOf(counts: Counts): Map<Group, Guest[]> {
  const paired = new Set([...counts.couples.keys()].flatMap(({ guests }: Couple) => guests));
  return new Map(
    [...counts.people.keys()].map((group) => [group, group.guests.filter((guest) => !paired.has(guest))] as const),
  );
}

/**
 * Shares of rooms such that few groups meet: full rooms of one group first, then each rest where it just fits, split only where
 * no room has space for all of it.
 */
function pack(shares: Share, opened: number, places: number): Share[] {
  const packed: { share: Share; free: number }[] = [];
  const rests: Share = [];
  for (const { group, people } of shares) {
    for (let full = Math.floor(people / places); full > 0; full--)
      packed.push({ share: [{ group, people: places }], free: 0 });
    if (people % places > 0) rests.push({ group, people: people % places });
  }
  rests.sort((a, b) => b.people - a.people);
  for (const rest of rests) {
    let people = rest.people;
    while (people > 0) {
      const fitting = packed.filter(({ free }) => free >= people).sort((a, b) => a.free - b.free)[0];
      if (fitting === undefined && packed.length < opened) {
        packed.push({ share: [{ group: rest.group, people }], free: places - people });
        break;
      }
      const into = fitting ?? [...packed].sort((a, b) => b.free - a.free)[0];
      if (into === undefined || into.free === 0) throw new Error('more people than places: the counts do not fit');
      const come = Math.min(people, into.free);
      into.share.push({ group: rest.group, people: come });
      into.free -= come;
      people -= come;
    }
  }
  return packed.map(({ share }) => share);
}

function blockOf({ guests: [first] }: Roommates): string {
  return first === undefined ? '' : JSON.stringify([first.companyId, first.coach]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Site by site, building by building, floor by floor. */
export function comparePlaces(a: RoomAddress, b: RoomAddress): number {
  return (
    collator.compare(a.site, b.site) ||
    collator.compare(a.building, b.building) ||
    collator.compare(a.floor, b.floor) ||
    collator.compare(a.room, b.room)
  );
}

type RoomAddress = { site: string; building: string; floor: string; room: string };
