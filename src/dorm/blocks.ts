import { grouped } from '../contract/grouped.ts';
import type { DormRoom } from '../contract/scenario.ts';
import { blockPrice } from './price.ts';
import { floorOf } from './roomClasses.ts';

/** People who share a room, as far as blocks go. */
export interface Roommates {
  guests: readonly { companyId: string }[];
}

/** A room and who has it. */
type Filled = Roommates & { room: number };

/** What it weighs that companies are spread over floors: `blockPrice` for each floor of a company beyond its first. */
export function spreadOf(rooms: readonly DormRoom[], filled: readonly Filled[]): number {
  const floors = new Map<string, Set<string>>();
  for (const { room, guests } of filled)
    for (const { companyId } of guests) {
      const own = floors.get(companyId) ?? new Set();
      floors.set(companyId, own.add(floorOf(rooms[room]!)));
    }
  return blockPrice * [...floors.values()].reduce((sum, { size }) => sum + size - 1, 0);
}

/**
 * Shares rooms that nothing else tells apart among those who need one, so that companies are spread over few floors: the largest company
 * first, where it has rooms already, else on the floor that it just fits on, else on the one with most room. In the order of the rooms
 * where that is no worse.
 *
 * @param mates one for each room
 * @param numbers rooms floor by floor, as many as mates
 * @param before rooms that are shared out already
 */
export function inBlocks<T extends Roommates>(
  rooms: readonly DormRoom[],
  mates: readonly T[],
  numbers: readonly number[],
  before: readonly Filled[],
): (T & { room: number })[] {
  const inOrder = mates.map((one, i) => ({ ...one, room: numbers[i]! }));
  const free = grouped(numbers, (room) => floorOf(rooms[room]!));
  if (free.size < 2) return inOrder;
  const homes = new Map<string, Set<string>>();
  for (const { room, guests } of before)
    for (const { companyId } of guests)
      homes.set(companyId, (homes.get(companyId) ?? new Set()).add(floorOf(rooms[room]!)));
  const companies = [...grouped(mates, ({ guests: [first] }) => first?.companyId ?? '')];
  const shared = companies
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([companyId, own]) => {
      const home = homes.get(companyId) ?? new Set<string>();
      homes.set(companyId, home);
      return own.map((one, i) => {
        const floor = bestFloor(free, home, own.length - i);
        home.add(floor);
        return { ...one, room: free.get(floor)!.shift()! };
      });
    });
  return spreadOf(rooms, [...before, ...shared]) < spreadOf(rooms, [...before, ...inOrder]) ? shared : inOrder;
}

/** The floor on which a company that needs so many rooms gets the next one. */
function bestFloor(free: ReadonlyMap<string, readonly number[]>, home: ReadonlySet<string>, wanted: number): string {
  const open = [...free].filter(([, left]) => left.length > 0);
  const rank = ([floor, left]: (typeof open)[number]): number => {
    if (home.has(floor)) return 2e9 + left.length;
    return left.length >= wanted ? 1e9 - left.length : left.length;
  };
  return open.reduce((best, one) => (rank(one) > rank(best) ? one : best))[0];
}
