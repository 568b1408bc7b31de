import { backOffMs } from './backOff.ts';

/** `heard`: the server has everything that it takes; `ended`: it will never hear us again; `away`: nothing was heard, try again. */
export type Heard = 'heard' | 'ended' | 'away';

/** Talks with the server, turn by turn. */
export interface Talker {
  /** Talks now, or again at once where it is talking. */
  wake(): void;
  close(): void;
}

/**
 * Talks to the server one turn at a time: when woken, again after `pollMs` where it was heard, after growing waits where it was not,
 * and no more once it has ended. A fault of the page's own is written to the console and counts as silence.
 *
 * @param pollMs null: only when woken
 */
export function createTalker(talk: () => Promise<Heard>, pollMs: number | null): Talker {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isTalking = false;
  let isAskedAgain = false;
  let isClosed = false;

  async function turn(): Promise<void> {
    if (isClosed) return;
    if (isTalking) {
      isAskedAgain = true;
      return;
    }
    clearTimeout(timer);
    isTalking = true;
    const heard = await talk().catch(broken);
    isTalking = false;
    failures = heard === 'away' ? failures + 1 : 0;
    if (heard === 'ended') isClosed = true;
    const waitMs = heard === 'away' ? backOffMs(failures, Math.random()) : isAskedAgain ? 0 : pollMs;
    isAskedAgain = false;
    if (waitMs !== null && !isClosed) timer = setTimeout(() => void turn(), waitMs);
  }

  return {
    wake: () => void turn(),
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

function broken(error: unknown): 'away' {
  // uncaught, so that it stands in the console and stops nothing here
  queueMicrotask(() => {
    throw error;
  });
  return 'away';
}
