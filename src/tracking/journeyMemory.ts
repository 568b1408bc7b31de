import type { PlanPart } from '../contract/planPart.ts';
import type { KeyRing } from '../crypto/keyRing.ts';
import { type JourneyNews, listJourneyNews } from '../db/journeyEvents.ts';
import type { Database } from '../db/pool.ts';
import { BoundedCache } from '../planning/server/boundedCache.ts';
import { fromJourneyRow } from '../planning/server/sealJourney.ts';
import type { JourneyRules } from './journey/foldJourney.ts';
import { JourneyBook } from './journey/journeyBook.ts';

/** A plan as some readers see it. */
export interface SeenPlan {
  plan: PlanPart;
  /** Names the plan's content and its rules: equal stamps are equal plans. */
  stamp: string;
  rules: JourneyRules;
}

/** What is known of the log of one plan. */
interface Kept {
  /** What was told since then has to be read. */
  since: string;
  /** How often the log had been forgotten when it was read. */
  forgets: number;
  /** By the stamp of the plan: planners, hosts, those who read the version before. At least one; all hold the same events. */
  books: Map<string, JourneyBook>;
}

/** Some 100 journeys of 700 people on the road, ten of them after fourteen days; about 1 kB each. */
const eventsMax = 300_000;
const booksMax = 3;

/**
 * Journeys that were read last, so that only what was told since is read, unsealed and folded. The database says each time whether the
 * reader may see all of a log; whoever may not is not served from here. Forgets when the log forgets.
 */
export class JourneyMemory {
  readonly #kept = new BoundedCache<Kept>(eventsMax);

  /** The journey of a plan by now; null where the reader may not see all of it. */
  async read(
    { database, keys }: { database: Database; keys: KeyRing },
    planId: string,
    seen: SeenPlan,
  ): Promise<JourneyBook | null> {
    for (;;) {
      const known = this.#kept.get(planId) ?? null;
      const since = known?.since ?? null;
      const news = await database.snapshot((db) => listJourneyNews(db, planId, since));
      if (!news.seesAll) return null;
      // others may have read on meanwhile, or forgotten
      const current = this.#kept.get(planId) ?? null;
      if (known !== null && current !== known) continue;
      if (current !== null && current.forgets !== news.forgets) {
        this.#kept.drop(planId);
        continue;
      }
      return this.#take(planId, { current, news, keys }, seen);
    }
  }

  #take(
    planId: string,
    { current, news, keys }: { current: Kept | null; news: JourneyNews; keys: KeyRing },
    { plan, stamp, rules }: SeenPlan,
  ): JourneyBook {
    const kept = current ?? { since: news.since, forgets: news.forgets, books: new Map<string, JourneyBook>() };
    const [any] = kept.books.values();
    const told = news.rows
      .filter(({ eventId }) => any?.has(eventId) !== true)
      .map((row) => fromJourneyRow(keys, row))
      .filter((event) => event !== null);
    for (const book of kept.books.values()) book.add(told);
    if (BigInt(news.since) > BigInt(kept.since)) kept.since = news.since;

    let book = kept.books.get(stamp);
    if (book === undefined) {
      book = new JourneyBook(plan, rules);
      book.add(any?.events ?? told);
      if (kept.books.size >= booksMax) kept.books.delete(kept.books.keys().next().value!);
      kept.books.set(stamp, book);
    }
    this.#kept.put(planId, kept, book.size * kept.books.size + 1);
    return book;
  }
}
