import { PolicyRouteTimer } from '../../schedule/routeTimer.ts';
import type { StartRoute } from '../../solver/index.ts';
import { type Batch, cruiseSpeeds, withLegs } from '../batch.ts';
import { type FoundRoutes, foundRoutes, type SearchDeps, type SearchEffort, searchRoutes } from '../searchRoutes.ts';
import { decisiveCells, leftCells, routeCells, starCells } from './cells.ts';
import { inputDigest } from './inputDigest.ts';
import { calledOff, type OpenedBook, openBook } from './openBook.ts';
import type { PlanRoads } from './planRoads.ts';
import type { RoadUse } from './roadUse.ts';

/** Rounds that explore: their number at most, and the part of the search effort that each gets. */
const exploring = { rounds: 4, share: 0.25 };
/** The round on measured legs has all of it; more of them, shorter, follow while its plan still used others. */
const lastShare = 1;
const mostLastRounds = 10;
const extraShare = 0.3;
/** All rounds that are expected, for progress. */
const wholeEffort = exploring.rounds * exploring.share + lastShare;
/** Detour that a leg nobody measured counts with in each further exploring round. */
const exploreDetourM = 3_000;

/**
 * Searches routes on real roads with few calls. Rounds of search on the estimate show which legs plans use; those are measured,
 * and the search runs again: first at the estimate's point values, then with legs that nobody measured ever longer within
 * their error band. The last round avoids them. What it returns stands on measured legs alone, unless the server went away:
 * then on what was measured and the estimate's point values. An input that was settled before goes to the last round at once.
 */
export async function searchOnRoads(
  batch: Batch,
  roads: PlanRoads,
  effort: SearchEffort,
  deps: SearchDeps,
): Promise<{ found: FoundRoutes; use: RoadUse }> {
  const opened = await openBook(batch, roads, cruiseSpeeds(batch.policy), deps.signal);
  if (!('book' in opened)) return { found: await searchRoutes(batch, effort, deps), use: opened.use };

  const found = await new RoadSearch(batch, opened, roads, effort, deps).run();
  const use = opened.useNow();
  const isCutShort = use.away === null && routeCells(found).some((cell) => opened.book.isOpen(cell));
  return { found, use: isCutShort ? { ...use, away: calledOff } : use };
}

class RoadSearch {
  readonly #batch: Batch;
  readonly #opened: OpenedBook;
  readonly #onTrouble: (error: unknown) => void;
  readonly #effort: SearchEffort;
  readonly #deps: SearchDeps;
  /** Part of the effort that is spent, for progress. */
  #spent = 0;
  /** The best found on measured legs alone. */
  #best: FoundRoutes | null = null;
  #latest: FoundRoutes | null = null;
  /** Most people carried by any round. */
  #mostCarried = 0;
  /** Routes to start the next round from. */
  #start: readonly StartRoute[] = [];

  constructor(batch: Batch, opened: OpenedBook, roads: PlanRoads, effort: SearchEffort, deps: SearchDeps) {
    this.#batch = { ...batch, lineOf: (cell) => opened.book.line(cell) };
    this.#opened = opened;
    this.#onTrouble = roads.onTrouble;
    this.#effort = effort;
    this.#deps = deps;
  }

  async run(): Promise<FoundRoutes> {
    const { book, cache } = this.#opened;
    const { signal } = this.#deps;
    const digest = inputDigest(this.#batch);
    const settled = await cache.settled(digest).catch((error: unknown) => {
      this.#onTrouble(error);
      return null;
    });
    await book.recall();
    await this.#measure(() => book.measure(starCells(this.#batch), signal));
    await this.#measure(() => book.screen(decisiveCells(this.#batch), signal));
    if (settled === null) await this.#explore();
    else this.#startFrom(settled);
    const exact = await this.#conclude();
    if (exact === null) return this.#onWhatIsKnown();
    if (book.away === null && book.failed === 0) await cache.settle(digest, foundRoutes(exact)).catch(this.#onTrouble);
    return exact;
  }

  get #goesOn(): boolean {
    return this.#opened.book.away === null && this.#deps.signal?.aborted !== true;
  }

  /** Rounds that find out which legs plans use. */
  async #explore(): Promise<void> {
    for (let i = 0; i < exploring.rounds && this.#goesOn; i++) {
      const found = await this.#search(
        exploring.share,
        { share: Math.min(1, i / 2), detourM: i * exploreDetourM },
        false,
      );
      if (await this.#isExact(found)) break;
    }
  }

  /** Searches in which a leg nobody measured breaks the limit, until nobody is left over for that; null where that failed. */
  async #conclude(): Promise<FoundRoutes | null> {
    for (let i = 0; i < mostLastRounds && this.#goesOn; i++) {
      const found = await this.#search(
        i === 0 ? lastShare : extraShare,
        { share: 1, detourM: this.#batch.policy.limits.loadedDistanceM },
        true,
      );
      if (!(await this.#isExact(found))) continue;
      // bounds hold for all plans that leave nobody more over, whichever round found them
      const { problem, groupOf, reply } = this.#best!;
      return { ...found, problem, groupOf, reply: { ...reply, bounds: found.reply.bounds } };
    }
    return null;
  }

  /** The server went away, or somebody wants to see what there is: the best on measured legs, else one partly estimated. */
  async #onWhatIsKnown(): Promise<FoundRoutes> {
    if (this.#best !== null) return this.#best;
    const batch = this.#known();
    if (this.#latest !== null && this.#deps.signal?.aborted && holds(this.#latest, batch))
      return { ...this.#latest, batch };
    const round = { legs: batch.legs, share: lastShare, start: this.#start, proves: true };
    return searchRoutes(batch, this.#effort, this.#deps, round);
  }

  async #search(part: number, pessimism: { share: number; detourM: number }, proves: boolean): Promise<FoundRoutes> {
    const { onProgress, ...deps } = this.#deps;
    const before = this.#spent;
    const legs = this.#opened.book.pessimistic(pessimism.share, pessimism.detourM);
    const round = { legs, share: part, start: this.#start, proves };
    const found = await searchRoutes(
      this.#known(),
      this.#effort,
      {
        ...deps,
        ...(onProgress && {
          onProgress: (progress) =>
            onProgress({ ...progress, share: Math.min(1, (before + part * progress.share) / wholeEffort) }),
        }),
      },
      round,
    );
    this.#spent = before + part;
    this.#latest = found;
    this.#startFrom(foundRoutes(found));
    return found;
  }

  #startFrom(routes: readonly StartRoute[]): void {
    this.#start = routes;
    this.#mostCarried = Math.max(this.#mostCarried, carried(routes));
  }

  /**
   * Whether routes use legs only that the server told, and leave nobody over whom another round carried; legs that are missing
   * for that are measured for the next round.
   */
  async #isExact(found: FoundRoutes): Promise<boolean> {
    const wanted = [...routeCells(found), ...(carried(found.reply.routes) < this.#mostCarried ? leftCells(found) : [])];
    const open = wanted.filter((cell) => this.#opened.book.isOpen(cell));
    if (open.length > 0) {
      await this.#measure(() => this.#opened.book.measure(open, this.#deps.signal));
      return false;
    }
    if (this.#best === null || isBetter(found, this.#best)) this.#best = found;
    return true;
  }

  /** Measuring ends when the work is called off; the plan does not. */
  async #measure(work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => {
      if (this.#deps.signal?.aborted !== true) throw error;
    });
  }

  /** The batch on what is known by now, point values where nothing is. */
  #known(): Batch {
    return withLegs(this.#batch, this.#opened.book.pessimistic(0, 0));
  }
}

/** More people, or as many for less money. */
function isBetter(a: FoundRoutes, b: FoundRoutes): boolean {
  const [carriedA, carriedB] = [carried(a.reply.routes), carried(b.reply.routes)];
  return carriedA > carriedB || (carriedA === carriedB && a.reply.moneyFen < b.reply.moneyFen);
}

function carried(routes: readonly Pick<StartRoute, 'groups'>[]): number {
  return routes.flatMap(({ groups }) => groups).reduce((sum, { people }) => sum + people, 0);
}

/** Whether routes are lawful on other legs than those that they were found on. */
function holds({ reply }: FoundRoutes, batch: Batch): boolean {
  const timer = new PolicyRouteTimer(batch.timing, batch.policy);
  return reply.routes.every((route) => timer.timetable(route.busType, route, route.drivers).lawful);
}
