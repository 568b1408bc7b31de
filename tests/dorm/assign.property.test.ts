import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assignDorms } from '../../src/dorm/assign.ts';
import type { MipSolver } from '../../src/dorm/mip.ts';
import { createMipSolver } from '../../src/planning/highsMip.ts';
import { bestByForce, worthOf } from './bruteForce.ts';
import { smallDorms } from './randomDorms.ts';

describe('assignment of beds against every possible one', () => {
  let mip: MipSolver;
  beforeAll(async () => {
    mip = await createMipSolver();
  });

  it('leaves as few without a bed as possible, is never above what it calls optimal, and its bound holds', () => {
    let optimal = 0;
    fc.assert(
      fc.property(smallDorms, ({ problem, policy }) => {
        const found = assignDorms(problem, policy, mip);
        const room = new Map(found.placements.map((one) => [one.guestId, one.room]));
        const worth = worthOf(
          problem,
          policy,
          problem.guests.map(({ guestId }) => room.get(guestId) ?? null),
        );
        expect(worth).toEqual({ without: found.without.length, price: found.price });
        const best = bestByForce(problem, policy);
        expect(found.without.length).toBe(best.without);
        expect(found.bound.without).toBeLessThanOrEqual(best.without);
        expect(found.bound.price).toBeLessThanOrEqual(best.price);
        if (found.optimal) expect(found.price).toBe(best.price);
        optimal += found.optimal ? 1 : 0;
      }),
      { numRuns: 1000 },
    );
    expect(optimal).toBeGreaterThan(900);
  });
});
