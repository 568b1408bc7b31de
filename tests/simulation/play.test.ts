import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../src/contract/journeyEvent.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { MemoryWorld } from '../../src/simulation/memoryWorld.ts';
import { roughOdds } from '../../src/simulation/odds.ts';
import { type Played, play } from '../../src/simulation/play.ts';
import { sceneOf } from './support.ts';

/** Three buses of twelve, and one person without a bus: 37 people. */
const scene = sceneOf(3, 12);
/** So rough that 37 people meet everything. */
const odds = { ...roughOdds, noShow: 0.08, feverAtBoarding: 0.05, withdrawn: 0.05, wrongBus: 0.1, fallsIll: 0.1 };

async function run(seed: number): Promise<{ played: Played; log: readonly RecordedEvent[] }> {
  const world = new MemoryWorld(scene);
  const played = await play(world, scene, { odds, seed });
  return { played, log: (await world.look()).log };
}

describe('a batch in fast time', () => {
  it('keeps every invariant under 20 seeds, and leaves each of 37 people in one final state', async () => {
    const kinds = new Set<string>();
    const states = new Set<string>();
    const refused = new Set<string>();
    for (let seed = 1; seed <= 20; seed++) {
      const { played, log } = await run(seed);
      expect({ seed, violations: played.violations }).toEqual({ seed, violations: [] });
      expect(Object.values(played.states).reduce((sum, count) => sum + count)).toBe(37);
      expect(played.told).toBeGreaterThan(played.recorded);
      for (const { kind } of log) kinds.add(kind);
      for (const state of Object.keys(played.states)) states.add(state);
      for (const code of Object.keys(played.refused)) refused.add(code);
    }
    // nothing was left out: every way in which a journey may go was gone
    expect([...states].sort()).toEqual(['checked_out', 'no_show', 'refused', 'unplaced', 'withdrawn']);
    for (const kind of ['incident', 'delay', 'undone', 'walk_on', 'wrong_bus', 'symptom', 'isolated', 'hospital'])
      expect([...kinds]).toContain(kind);
    for (const kind of ['extended', 'returned', 'handed_over', 'released']) expect([...kinds]).toContain(kind);
    for (const code of ['release: reading', 'release: days']) expect([...refused]).toContain(code);
  });

  it('is the same for the same seed, and another one for another', async () => {
    const [one, again, other] = [await run(7), await run(7), await run(8)];
    expect(again).toEqual(one);
    expect(other.log).not.toEqual(one.log);
  });

  it('finds out what the system got wrong: a lost registration leaves somebody aboard who is gone', async () => {
    const world = new MemoryWorld(scene);
    const deaf = new Proxy(world, {
      get: (target, name) => (name === 'register' ? async () => [] : Reflect.get(target, name).bind(target)),
    });
    const { violations } = await play(deaf, scene, { odds, seed: 1 });
    expect(violations.map(({ invariant }) => invariant)).toContain('truth');
  });

  it('finds out a system that lets people go a day too early', async () => {
    const hasty = resolvePolicy({ preset: 'cn-2020-02-11', override: { iso: { days: 13 } } }).policy!;
    const world = new MemoryWorld({ ...scene, policy: hasty });
    const { violations } = await play(world, scene, { odds: { ...odds, asksTooEarly: 0.3 }, seed: 1 });
    expect(violations.map(({ what }) => what)).toContain('was released after 13 of 14 days');
  });
});
