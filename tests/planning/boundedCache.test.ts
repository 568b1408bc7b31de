import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BoundedCache } from '../../src/planning/server/boundedCache.ts';

describe('a bounded cache', () => {
  it('lets go of what was not used for longest', () => {
    const cache = new BoundedCache<string>(10);
    cache.put('a', 'A', 4);
    cache.put('b', 'B', 4);
    cache.get('a');
    // 4 + 4 + 4 > 10, and b was used before a
    cache.put('c', 'C', 4);
    expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual(['A', undefined, 'C']);
  });

  it('counts what takes the place of another once, and never keeps more than it may', () => {
    const puts = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 1, max: 12 })));
    fc.assert(
      fc.property(puts, (list) => {
        const cache = new BoundedCache<number>(10);
        for (const [key, size] of list) {
          cache.put(key, size, size);
          expect(cache.get(key)).toBe(size <= 10 ? size : undefined);
        }
        const kept = ['a', 'b', 'c', 'd', 'e'].map((key) => cache.get(key) ?? 0);
        expect(kept.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(10);
      }),
    );
  });
});
