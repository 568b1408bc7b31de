import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { deadlineMs, Shutdown, type ShutdownGroup } from '../../src/shutdown.ts';

const log = { info: () => undefined, error: jest.fn() };
let events: string[];
let exits: number[];
let shutdown: Shutdown;

beforeEach(() => {
  jest.useFakeTimers();
  log.error.mockClear();
  events = [];
  exits = [];
  shutdown = new Shutdown({ log, exit: (status) => exits.push(status) });
});
afterEach(() => {
  jest.useRealTimers();
});

function add(group: ShutdownGroup, name: string, close: () => Promise<void> = async () => undefined): void {
  shutdown.add(group, {
    name,
    close: async () => {
      events.push(`${name} begins`);
      await close();
      events.push(`${name} ends`);
    },
    abandon: () => events.push(`${name} abandoned`),
  });
}

const sleep = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms));
const never = () => new Promise<void>(() => undefined);

describe('Shutdown', () => {
  it('closes in the order of the groups, however they were added, and the database server last', async () => {
    add('server', 'postgres');
    add('database', 'pool');
    add('work', 'workers', sleep(100));
    add('door', 'http', sleep(50));
    const done = shutdown.run('test', 0);
    await jest.advanceTimersByTimeAsync(150);
    await done;
    const names = ['http', 'workers', 'pool', 'postgres'];
    expect(events).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]));
    expect(exits).toEqual([0]);
  });

  it('goes on past a part that fails and one that hangs, and still ends before the deadline', async () => {
    add('door', 'broken', async () => {
      throw new Error('no');
    });
    add('work', 'hanging', never);
    add('server', 'postgres', sleep(3_000));
    void shutdown.run('test', 0);
    await jest.advanceTimersByTimeAsync(deadlineMs - 1);
    expect(events.at(-1)).toBe('postgres ends');
    expect(exits).toEqual([0]);
    expect(log.error).toHaveBeenCalledTimes(2);
  });

  it('ends within the deadline even if every group hangs', async () => {
    for (const group of ['door', 'work', 'queues', 'database', 'server'] as const) add(group, group, never);
    void shutdown.run('test', 0);
    await jest.advanceTimersByTimeAsync(deadlineMs);
    expect(exits).toHaveLength(1);
  });

  it('tells waiting work to give up, and runs once however often it is called', async () => {
    expect(shutdown.signal.aborted).toBe(false);
    const [first, second] = [shutdown.run('a', 1), shutdown.run('b', 0)];
    expect(shutdown.signal.aborted).toBe(true);
    await Promise.all([first, second]);
    expect(exits).toEqual([1]);
  });

  it('a signal stops in order; its echo from npm changes nothing; a second one forces', async () => {
    const before = new Set(process.listeners('SIGINT'));
    const stopListening = shutdown.listen();
    const [onSignal] = process.listeners('SIGINT').filter((listener) => !before.has(listener));
    add('work', 'workers', never);
    add('server', 'postgres');

    onSignal!('SIGINT');
    await jest.advanceTimersByTimeAsync(20);
    onSignal!('SIGINT');
    expect(exits).toEqual([]);
    await jest.advanceTimersByTimeAsync(1_000);
    onSignal!('SIGINT');
    expect(exits).toEqual([130]);
    expect(events).toEqual(['workers begins', 'workers abandoned', 'postgres abandoned']);
    stopListening();
    expect(process.listeners('SIGINT').includes(onSignal!)).toBe(false);
  });
});
