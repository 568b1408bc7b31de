import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DormRoom } from '../../src/contract/scenario.ts';
import { inBlocks, type Roommates, spreadOf } from '../../src/dorm/blocks.ts';

/** Rooms on floors of these sizes, floor by floor. */
const roomsOn = (...sizes: number[]): DormRoom[] =>
  sizes.flatMap((size, floor) =>
    Array.from({ length: size }, (_, i) => ({
      ...{ site: 'S', building: 'A', floor: String(floor + 1), room: `${floor + 1}0${i}` },
      ...{ beds: 4, sex: 'any' as const, kind: 'isolation' as const, companyId: null },
    })),
  );
const matesOf = (companies: string): Roommates[] => [...companies].map((companyId) => ({ guests: [{ companyId }] }));
const all = (rooms: readonly DormRoom[]) => rooms.map((_, index) => index);

describe('blocks of companies', () => {
  it('put a company on one floor where it fits, though the order would part it', () => {
    // in order: floor 1 has AAB, floor 2 has BB; shared out: AA on floor 2 and BBB on floor 1
    const rooms = roomsOn(3, 2);
    const mates = matesOf('AABBB');
    const found = inBlocks(rooms, mates, all(rooms), []);
    expect(
      spreadOf(
        rooms,
        mates.map((one, room) => ({ ...one, room })),
      ),
    ).toBe(1);
    expect(spreadOf(rooms, found)).toBe(0);
    expect(found.map(({ room }) => room).sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it('bring a company to the floor where it has rooms already', () => {
    const rooms = roomsOn(2, 2);
    const before = [{ room: 3, guests: [{ companyId: 'A' }] }];
    const found = inBlocks(rooms, matesOf('AB'), [0, 2], before);
    expect(found.find(({ guests: [one] }) => one!.companyId === 'A')!.room).toBe(2);
  });

  it('use the same rooms as the order, never spread more, and mostly as little as can be', () => {
    let best = 0;
    const cases = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 3 }),
      companies: fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 9, maxLength: 9 }),
    });
    fc.assert(
      fc.property(cases, ({ sizes, companies }) => {
        const rooms = roomsOn(...sizes).slice(0, 6);
        const mates = matesOf(companies.slice(0, rooms.length).sort().join(''));
        const found = inBlocks(rooms, mates, all(rooms), []);
        expect(found.map(({ room }) => room).sort()).toEqual(all(rooms));
        const spread = spreadOf(rooms, found);
        expect(spread).toBeLessThanOrEqual(
          spreadOf(
            rooms,
            mates.map((one, room) => ({ ...one, room })),
          ),
        );
        const least = Math.min(
          ...orders(mates).map((order) =>
            spreadOf(
              rooms,
              order.map((one, room) => ({ ...one, room })),
            ),
          ),
        );
        expect(spread).toBeGreaterThanOrEqual(least);
        best += spread === least ? 1 : 0;
      }),
      { numRuns: 200 },
    );
    expect(best).toBeGreaterThan(180);
  });
});

/** Every order of a list. */
function orders<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((one, i) => orders([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [one, ...rest]));
}
