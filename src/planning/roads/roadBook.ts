import type { CruiseSpeeds } from '../../contract/speeds.ts';
import type { GraphHopperClient } from '../../routing/graphhopper/client.ts';
import { type NamedPoint, partlyOutsideMap, RoadFault, type RoadFaultKind } from '../../routing/graphhopper/fault.ts';
import { copyMatrix, writeNoRoad, writePessimistic, writeRoadLeg } from '../../routing/roadCells.ts';
import type { LegMatrix } from '../../routing/router.ts';
import { type KnownLeg, type OpenLegCache, type PlaceFault, pairKey } from './legCache.ts';
import { Networks } from './networks.ts';

/** What a road book is opened with. */
export interface RoadBookParts {
  /** The batch's places, in the order of the matrix. */
  places: readonly NamedPoint[];
  /** Estimates of all legs. */
  estimate: LegMatrix;
  speeds: CruiseSpeeds;
  client: Pick<GraphHopperClient, 'route' | 'matrix'>;
  cache: OpenLegCache;
  /** Told of what goes wrong without stopping the work. */
  onTrouble: (error: unknown) => void;
}

/** A matrix is asked for so many pairs at least, and where they are at least this part of its cells. */
const matrixPairs = 8;
const matrixFill = 0.3;
/** Faults that may be about one pair, and after how many of them the server counts as away. */
const pairFaults: ReadonlySet<RoadFaultKind> = new Set(['bad_reply', 'server_error', 'timeout']);
const mostFailed = 4;

/**
 * The legs of a batch while they turn from estimates into measured roads: measures the cells that it is asked for, from the
 * cache where they are known. Once the server does not answer, `away` says why and the rest stays estimated.
 */
export class RoadBook {
  /** Measured where measured, estimated where not. */
  readonly legs: LegMatrix;
  /** Why no more legs are measured; null while the server answers. */
  away: RoadFault | null = null;
  /** Why some legs could not be measured; null where none failed. */
  missing: RoadFault | null = null;
  /** Legs that came from the cache. */
  fromCache = 0;
  readonly #parts: RoadBookParts;
  readonly #places: readonly NamedPoint[];
  readonly #known = new Map<number, KnownLeg>();
  /** Places that the map does not have, or has no road near. */
  readonly #off = new Map<number, PlaceFault>();
  /** Cells at which the server failed while it answered others. */
  readonly #failed = new Set<number>();

  constructor(parts: RoadBookParts) {
    this.#parts = parts;
    this.legs = copyMatrix(parts.estimate);
    // what is asked is what the cache remembers
    this.#places = parts.places.map(({ lng, lat, name }) => ({ lng: round5(lng), lat: round5(lat), name }));
  }

  /** Whether the server could still say more of a cell: it is an estimate, or came from a matrix without classes and line. */
  isOpen(cell: number): boolean {
    const known = this.#known.get(cell);
    if (this.#failed.has(cell)) return false;
    if (known === undefined) return this.legs.estimated[cell] === 1 && this.legs.distanceM[cell]! > 0;
    return !('noRoad' in known) && known.classes === null && known.line === null;
  }

  /** The encoded line of a leg; null where none is known. */
  line(cell: number): string | null {
    const known = this.#known.get(cell);
    return known === undefined || 'noRoad' in known ? null : known.line;
  }

  /** Legs that the server failed to tell. */
  get failed(): number {
    return this.#failed.size;
  }

  /** Measured legs, those without a road included. */
  get measured(): number {
    return this.#known.size;
  }

  /**
   * A copy of the legs in which those that nobody measured are longer, by `share` of their error band and by a
   * detour, so that a search prefers measured ones.
   */
  pessimistic(share: number, detourM: number): LegMatrix {
    const legs = copyMatrix(this.legs);
    for (let cell = 0; cell < legs.distanceM.length; cell++)
      if (this.isOpen(cell) && !this.#known.has(cell)) writePessimistic(legs, cell, share, detourM);
    return legs;
  }

  /** Takes over whatever the cache knows of any pair. */
  async recall(): Promise<void> {
    const cells = Array.from(this.legs.distanceM, (_, cell) => cell);
    await this.#fromCache(cells.filter((cell) => this.isOpen(cell)));
  }

  /** Measures the open ones among the cells. Does not reject when the server is away; `signal` ends it with its reason. */
  async measure(cells: Iterable<number>, signal?: AbortSignal): Promise<void> {
    const open = [...new Set(cells)].filter((cell) => this.isOpen(cell));
    const asked = await this.#fromCache(open);
    if (this.away !== null || asked.length === 0) return;

    const stop = new AbortController();
    const ends = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    const found: { cell: number; leg: KnownLeg }[] = [];
    await Promise.all(
      asked.map(async (cell) => {
        const leg = await this.#ask(cell, ends).catch((error: unknown) => {
          if (error instanceof RoadFault) this.#fail(cell, error);
          else if (!ends.aborted) throw error;
          if (this.away !== null) stop.abort();
          return null;
        });
        if (leg === null) return;
        this.#write(cell, leg);
        found.push({ cell, leg });
      }),
    ).finally(() => this.#store(found));
    signal?.throwIfAborted();
    this.#spreadNoRoad();
  }

  /** One pair that the server chokes on stays an estimate; a server that fails again and again, or for all, is away. */
  #fail(cell: number, fault: RoadFault): void {
    this.missing ??= fault;
    this.#failed.add(cell);
    const isForAll = !pairFaults.has(fault.kind) || this.#failed.size >= mostFailed;
    if (isForAll) this.away ??= fault;
  }

  /** Where one leg between two road networks is missing, all are: an island is asked for once, not once a place. */
  #spreadNoRoad(): void {
    const networks = new Networks(this.legs.size);
    const size = this.legs.size;
    for (const [cell, leg] of this.#known) if (!('noRoad' in leg)) networks.join(Math.floor(cell / size), cell % size);
    const apart = new Set<string>();
    for (const [cell, leg] of this.#known)
      if ('noRoad' in leg && leg.noRoad === 'not_connected')
        apart.add(networks.pair(Math.floor(cell / size), cell % size));
    if (apart.size === 0) return;
    for (let cell = 0; cell < size * size; cell++)
      if (this.isOpen(cell) && apart.has(networks.pair(Math.floor(cell / size), cell % size)))
        this.#write(cell, { noRoad: 'not_connected' });
  }

  /**
   * Distances and times of many pairs for the sake of a decision, in few calls: as a matrix where the server has one and the
   * pairs fill a fair part of it, else like `measure`.
   */
  async screen(cells: Iterable<number>, signal?: AbortSignal): Promise<void> {
    const open = [...new Set(cells)].filter((cell) => this.isOpen(cell) && !this.#known.has(cell));
    const asked = await this.#fromCache(open);
    const size = this.legs.size;
    const from = [...new Set(asked.map((cell) => Math.floor(cell / size)))];
    const to = [...new Set(asked.map((cell) => cell % size))];
    const isDense = asked.length >= matrixPairs && asked.length >= matrixFill * from.length * to.length;
    if (this.away !== null || !isDense || !(await this.#askMatrix(from, to, signal))) await this.measure(asked, signal);
  }

  /** @returns false where there is no matrix to be had */
  async #askMatrix(from: readonly number[], to: readonly number[], signal?: AbortSignal): Promise<boolean> {
    const named = (indices: readonly number[]) => indices.map((index) => this.#places[index]!);
    try {
      const legs = await this.#parts.client.matrix(named(from), named(to), signal);
      if (legs === null) return false;
      const found = legs.flatMap((leg, i) => {
        const cell = from[Math.floor(i / to.length)]! * this.legs.size + to[i % to.length]!;
        // a pair without a road is asked again by itself, to learn which place is at fault
        if (leg === null || !this.isOpen(cell)) return [];
        const known: KnownLeg = { ...leg, classes: null, line: null };
        this.#write(cell, known);
        return [{ cell, leg: known }];
      });
      await this.#store(found);
      return true;
    } catch (error) {
      if (!(error instanceof RoadFault)) throw error;
      if (error.kind !== 'too_many_points' || from.length + to.length <= 2) return false;
      const [near, far] = from.length >= to.length ? halves(from) : halves(to);
      const parts =
        from.length >= to.length
          ? [[near, to] as const, [far, to] as const]
          : [
              [from, near],
              [from, far],
            ];
      for (const [rows, columns] of parts) if (!(await this.#askMatrix(rows!, columns!, signal))) return false;
      return true;
    }
  }

  /** Fills known cells from the cache. @returns the others */
  async #fromCache(cells: readonly number[]): Promise<number[]> {
    if (cells.length === 0) return [];
    const known = await this.#parts.cache.load(cells.map((cell) => this.#pair(cell))).catch((error: unknown) => {
      this.#parts.onTrouble(error);
      return new Map<string, KnownLeg>();
    });
    return cells.filter((cell) => {
      const leg = known.get(pairKey(this.#pair(cell)));
      if (leg === undefined) return true;
      this.fromCache += 1;
      this.#write(cell, leg);
      return false;
    });
  }

  /** One leg, or why there is none; rejects where the server does not answer. Null where it was known meanwhile. */
  async #ask(cell: number, signal: AbortSignal): Promise<KnownLeg | null> {
    const { from, to } = this.#pair(cell);
    const size = this.legs.size;
    const off = this.#off.get(Math.floor(cell / size)) ?? this.#off.get(cell % size);
    if (off !== undefined) return { noRoad: off };
    try {
      return await this.#parts.client.route(from, to, signal);
    } catch (error) {
      if (!(error instanceof RoadFault)) throw error;
      if (error.kind === 'not_connected') return { noRoad: error.kind };
      if (error.kind !== 'point_not_found' && error.kind !== 'outside_map') throw error;
      this.#off.set(error.place === from ? Math.floor(cell / size) : cell % size, error.kind);
      return { noRoad: error.kind };
    }
  }

  #write(cell: number, leg: KnownLeg): void {
    this.#known.set(cell, leg);
    if (!('noRoad' in leg)) writeRoadLeg(this.legs, cell, leg, this.#parts.speeds);
    // beyond its map the server knows nothing, so the estimate stands
    else if (leg.noRoad === 'outside_map') this.missing ??= partlyOutsideMap();
    else writeNoRoad(this.legs, cell);
  }

  #pair(cell: number): { from: NamedPoint; to: NamedPoint } {
    const size = this.legs.size;
    return { from: this.#places[Math.floor(cell / size)]!, to: this.#places[cell % size]! };
  }

  async #store(found: readonly { cell: number; leg: KnownLeg }[]): Promise<void> {
    const legs = found.map(({ cell, leg }) => ({ pair: this.#pair(cell), leg }));
    await this.#parts.cache.store(legs).catch((error: unknown) => this.#parts.onTrouble(error));
  }
}

function halves(indices: readonly number[]): [readonly number[], readonly number[]] {
  const middle = Math.ceil(indices.length / 2);
  return [indices.slice(0, middle), indices.slice(middle)];
}

/** About a metre. */
function round5(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}
