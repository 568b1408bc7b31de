import type { Queryable } from '../db/pool.ts';
import { addRequests, purgeRequests } from '../db/rateLimits.ts';

const minuteMs = 60_000;
/** How often processes tell each other; what a sender may send beyond his limit is what fits into this. */
const tellMs = 500;

/** What a sender has sent in a minute. */
interface Count {
  /** By all processes, as far as they have told. */
  told: number;
  /** By this one since it told. */
  own: number;
}

export interface SharedCountsOptions {
  /** As whom counts may be written. */
  database: Queryable;
  perMinute: number;
  /** Nothing is told any more once it has fired. */
  closing: AbortSignal;
  /** Hears that the others could not be told; this process goes on by itself. */
  onError(error: unknown): void;
}

/**
 * Counts requests by sender and minute over all processes. Each counts by itself and tells the others through the database twice a second
 * with one statement for all senders: a statement for each request would cost more than most requests do.
 */
export class SharedCounts {
  readonly #options: SharedCountsOptions;
  #minute = 0;
  #counts = new Map<string, Count>();
  #isTelling = false;
  #purgedMinute = 0;

  constructor(options: SharedCountsOptions) {
    this.#options = options;
  }

  /** Counts a request. @returns null where it may go on; else how long the sender has to wait, in milliseconds */
  count(sender: string, now = Date.now()): number | null {
    const minute = Math.floor(now / minuteMs);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#counts = new Map();
    }
    let count = this.#counts.get(sender);
    if (count === undefined) {
      count = { told: 0, own: 0 };
      this.#counts.set(sender, count);
    }
    if (count.told + count.own >= this.#options.perMinute) return (minute + 1) * minuteMs - now;
    count.own += 1;
    this.#tellSoon();
    return null;
  }

  #tellSoon(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    setTimeout(async () => {
      if (this.#options.closing.aborted) return;
      await this.#tell().catch(this.#options.onError);
      this.#isTelling = false;
      if ([...this.#counts.values()].some(({ own }) => own > 0)) this.#tellSoon();
    }, tellMs).unref();
  }

  async #tell(): Promise<void> {
    const { database } = this.#options;
    const minute = this.#minute;
    const counts = this.#counts;
    const untold = [...counts].filter(([, { own }]) => own > 0);
    if (untold.length === 0) return;
    const prefix = `requests/${minute}/`;
    const sent = untold.map(([sender, { own }]) => ({ key: prefix + sender, points: own }));
    const all = await addRequests(database, sent, (minute + 2) * minuteMs);
    for (const [index, [, count]] of untold.entries()) count.own -= sent[index]!.points;
    for (const { key, points } of all) counts.get(key.slice(prefix.length))!.told = points;
    if (minute > this.#purgedMinute) {
      this.#purgedMinute = minute;
      await purgeRequests(database, Date.now());
    }
  }
}
