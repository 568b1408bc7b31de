import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Exchange } from '../../solver/index.ts';

/** A thread's place in a team that searches one problem. Member 0 leads: its result is the team's. */
export interface Seat {
  member: number;
  members: number;
  /** A line to each of the others and to who listens, on which solutions are shared. */
  ports: MessagePort[];
  /** Shared memory: at 0, 1 when the run must end; at 1, how many helpers have finished. */
  signals: Int32Array;
}

/** Every member searches with a seed of its own; the leader's is the team's. */
export function memberSeed(seed: number, { member }: Seat): number {
  return seed + 1_000_003 * member;
}

/** What a search needs of its seat. */
export interface TakenSeat {
  cancelled: () => boolean;
  /** Undefined for who works alone. */
  exchange: Exchange | undefined;
}

const cancelAt = 0;
const finishedAt = 1;
/** The leader waits no longer than this for helpers that have stopped searching. */
const finishMs = 1000;

/** The seat of who works alone and is never told to stop. */
export const alone: TakenSeat = { cancelled: () => false, exchange: undefined };

/** Signals of a team that is to run. */
export function freshSignals(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(8));
}

/** Tells all members to end with the best solution so far. */
export function cancelTeam(signals: Int32Array): void {
  Atomics.store(signals, cancelAt, 1);
}

/** Called inside the thread that sits there. */
export function takeSeat({ member, members, ports, signals }: Seat): TakenSeat {
  const cancelled = () => Atomics.load(signals, cancelAt) === 1;
  if (members === 1) return { cancelled, exchange: undefined };
  const exchange: Exchange = {
    share: (solution) => {
      for (const port of ports) port.postMessage(solution);
    },
    receive: () => {
      for (const port of ports) {
        const found = receiveMessageOnPort(port);
        if (found !== undefined) return found.message as Int32Array;
      }
      return null;
    },
    finish: () => {
      // who calls a run off does not wait for what helpers found last
      if (member === 0) {
        if (!cancelled()) awaitHelpers(signals, members - 1);
      } else {
        Atomics.add(signals, finishedAt, 1);
        Atomics.notify(signals, finishedAt);
      }
    },
  };
  return { cancelled, exchange };
}

function awaitHelpers(signals: Int32Array, helpers: number): void {
  const deadline = performance.now() + finishMs;
  for (;;) {
    const finished = Atomics.load(signals, finishedAt);
    const waitMs = deadline - performance.now();
    if (finished >= helpers || waitMs <= 0) return;
    Atomics.wait(signals, finishedAt, finished, waitMs);
  }
}
