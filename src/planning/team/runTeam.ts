import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { cancelTeam, freshSignals, type Seat } from './seat.ts';

/** What each thread of a team is started with. */
export interface TeamData<Request> {
  request: Request;
  seat: Seat;
}

/** What the leading thread posts: progress now and then, after what may serve as the reply by then; one reply at the end. */
export type TeamMessage<Progress, Reply> = { progress: Progress } | { soFar: Reply } | { reply: Reply };

export interface TeamHooks<Progress, Reply> {
  /** Ends the run early with the best solution so far; does not reject. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** The reply where the run is called off and the leader, which has not told any progress yet, does not answer soon. */
  nothingYet?: (() => Reply) | undefined;
}

/** How long a leader that is still starting is waited for once a run is called off. */
const startingMs = 100;

/**
 * Runs one request in several threads that share what they find, and gives the leader's reply. The event loop stays free.
 * Once the signal fires, the last reply so far is taken at once, whatever the threads are doing.
 * @param entry the script that every thread runs; it must post `TeamMessage`s if its seat is the first
 * @param listeners for each member a line to somebody who only listens to what it shares
 */
export function runTeam<Request, Progress, Reply>(
  entry: URL,
  request: Request,
  threads: number,
  hooks: TeamHooks<Progress, Reply> = {},
  listeners: readonly MessagePort[] = [],
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const signals = freshSignals();
    const ports = mesh(threads);
    for (const [member, line] of listeners.entries()) ports[member]!.push(line);
    const members: Worker[] = [];
    let soFar: Reply | null = null;
    let isHeard = false;
    const settle = (reply: Reply) => {
      resolve(reply);
      for (const thread of members) void thread.terminate();
    };
    const onAbort = () => {
      cancelTeam(signals);
      const { nothingYet } = hooks;
      if (soFar !== null) settle(soFar);
      else if (!isHeard && nothingYet !== undefined)
        setTimeout(() => {
          if (!isHeard) settle(nothingYet());
        }, startingMs);
    };
    hooks.signal?.addEventListener('abort', onAbort, { once: true });
    const fail = (error: unknown) => {
      cancelTeam(signals);
      reject(error);
    };

    for (let member = 0; member < threads; member++) {
      const data: TeamData<Request> = { request, seat: { member, members: threads, ports: ports[member]!, signals } };
      const thread = new Worker(entry, { workerData: data, transferList: ports[member]! });
      members.push(thread);
      thread.on('error', fail);
      if (member > 0) continue;
      thread.on('message', (message: TeamMessage<Progress, Reply>) => {
        isHeard = true;
        if ('progress' in message) hooks.onProgress?.(message.progress);
        else if ('reply' in message) resolve(message.reply);
        else {
          soFar = message.soFar;
          if (hooks.signal?.aborted === true) settle(soFar);
        }
      });
      thread.on('exit', (code) => {
        hooks.signal?.removeEventListener('abort', onAbort);
        fail(new Error(`the leading thread ended with status ${code} and no reply`));
      });
    }
    if (hooks.signal?.aborted) onAbort();
  });
}

/** A line between each two members: for each member its ends. */
function mesh(members: number): MessagePort[][] {
  const ports: MessagePort[][] = Array.from({ length: members }, () => []);
  for (let a = 0; a < members; a++)
    for (let b = 0; b < a; b++) {
      const { port1, port2 } = new MessageChannel();
      ports[a]!.push(port1);
      ports[b]!.push(port2);
    }
  return ports;
}
