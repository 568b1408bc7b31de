import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ApiFault } from '../../src/web/lib/api/fault.ts';
import { createTalker, type Heard } from '../../src/web/lib/outbox/talker.ts';
import { tellWaiting } from '../../src/web/lib/outbox/tellWaiting.ts';

const fault = (status: number) => new ApiFault({ code: 'x', status });

describe('what waits is told', () => {
  /** A server that cannot read what is in `bad`, and breaks off at what is in `lost`. */
  const server = (bad: readonly number[], lost: readonly number[] = []) => {
    const calls: number[][] = [];
    const refused: number[] = [];
    const telling = {
      tell: async (items: number[]) => {
        calls.push(items);
        if (items.some((item) => lost.includes(item))) throw fault(0);
        if (items.some((item) => bad.includes(item))) throw fault(422);
      },
      refuse: async (item: number) => void refused.push(item),
      isFinal: ({ status }: ApiFault) => status === 422,
      goesAlone: (item: number) => item < 0,
    };
    return { calls, refused, telling };
  };

  it('in its order, a hundred at a time, and alone what goes alone', async () => {
    const { calls, telling } = server([]);
    await tellWaiting([...Array.from({ length: 101 }, (_, i) => i), -1, 7], telling);
    expect(calls.map((items) => [items[0], items.length])).toEqual([
      [0, 100],
      [100, 1],
      [-1, 1],
      [7, 1],
    ]);
  });

  it('one that cannot be read is put aside and holds up no other', async () => {
    const { calls, refused, telling } = server([2]);
    await tellWaiting([1, 2, 3], telling);
    expect(refused).toEqual([2]);
    expect(calls).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  it('what breaks off leaves the rest waiting, and refuses nobody', async () => {
    const { refused, telling } = server([], [2]);
    await expect(tellWaiting([1, 2, 3], telling)).rejects.toMatchObject({ status: 0 });
    expect(refused).toEqual([]);
  });
});

describe('talking', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  /** Talks that end in these ways, one after the other, and then are heard. */
  const talksThat = (...ends: Heard[]) => {
    const at: number[] = [];
    const startMs = Date.now();
    const talk = async (): Promise<Heard> => {
      at.push(Date.now() - startMs);
      return ends.shift() ?? 'heard';
    };
    return { at, talk };
  };

  it('comes again after a silence, each time later, and at its pace once it was heard', async () => {
    const { at, talk } = talksThat('away', 'away');
    const talker = createTalker(talk, 20_000);
    talker.wake();
    await jest.advanceTimersByTimeAsync(30_000);
    talker.close();
    expect(at).toHaveLength(4);
    const [first, second, third, fourth] = at as [number, number, number, number];
    // half to the whole of 2 s, then of 4 s
    expect(second - first).toBeGreaterThanOrEqual(1000);
    expect(second - first).toBeLessThanOrEqual(2000);
    expect(third - second).toBeGreaterThanOrEqual(2000);
    expect(third - second).toBeLessThanOrEqual(4000);
    expect(fourth - third).toBe(20_000);
  });

  it('is one at a time; who asks meanwhile has one more at once, and none without a pace comes by itself', async () => {
    const { at, talk } = talksThat();
    const talker = createTalker(talk, null);
    talker.wake();
    talker.wake();
    talker.wake();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(at).toEqual([0, 0]);
    talker.wake();
    await jest.advanceTimersByTimeAsync(0);
    expect(at).toHaveLength(3);
  });

  it('stops where it has ended', async () => {
    const { at, talk } = talksThat('ended');
    const talker = createTalker(talk, 1000);
    talker.wake();
    await jest.advanceTimersByTimeAsync(10_000);
    talker.wake();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(at).toEqual([0]);
  });
});
