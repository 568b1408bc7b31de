import type { Policy } from '../policy/schema.ts';
import { spreadOf } from './blocks.ts';
import { countedPrice } from './counting.ts';
import type { Counts } from './counts.ts';
import { assignGreedily } from './greedy.ts';
import { type DormAssignment, type DormBound, type DormProblem, type Guest, lastDay, overlaps } from './guest.ts';
import type { MipSolver } from './mip.ts';
import { DormModel } from './model.ts';
import { type Needs, needsOf } from './needs.ts';
import { kinOf, priceOf } from './price.ts';
import { comparePlaces, type FilledRoom, realise } from './realise.ts';
import { mayHoldFever, type Stock, stockOf } from './roomClasses.ts';

/** Variables up to which the model is solved to the end; beyond it gives a bound alone. */
const exactSize = 20_000;

/**
 * Gives every guest a bed: as few people without one as can be, then the lowest price (`price.ts`). A good assignment at once; where
 * counting does not prove it, the model decides. Without a solver only counting proves anything. Deterministic.
 */
export function assignDorms(problem: DormProblem, policy: Policy, mip: MipSolver | null): DormAssignment {
  const { needs, stock, locked } = prepare(problem, policy);
  const total = needs.groups.reduce((sum, { guests }) => sum + guests.length, 0);
  const finish = (counts: Counts, boundFor: (without: number) => DormBound) =>
    settle({ problem, needs, stock, locked }, counts, boundFor);
  const greedy = assignGreedily(needs, stock);
  const counted = (without: number) => (without === 0 ? countedPrice(needs, stock) : 0);
  const first = finish(greedy, (without) => ({ without: 0, price: counted(without), proof: 'counting' }));
  if (first.optimal || total === 0 || mip === null) return first;
  const model = new DormModel(needs, stock);
  const locksPrice = first.bound.price - counted(first.without.length);
  if (model.size > exactSize) return bounded(first, relaxed(model, first, mip, locksPrice));

  const fewest = first.without.length === 0 ? null : mip.solve(model.fewestWithout());
  const without = Math.min(first.without.length, fewest === null ? Infinity : countOf(fewest.values, model, total));
  const best = mip.solve(model.cheapest(without));
  const bound: DormBound = {
    without: fewest === null ? 0 : wholeBound(fewest.bound),
    price: best === null ? counted(first.without.length) : model.priceOf(wholeBound(best.bound)),
    proof: best?.isOptimal === true && fewest?.isOptimal !== false ? 'exact' : 'relaxation',
  };
  const found = [first, ...(best === null ? [] : [finish(model.countsOf(best.values), () => bound)])];
  const better = found.reduce((a, b) => (compare(b, a) < 0 ? b : a));
  return bounded(better, { ...bound, price: locksPrice + bound.price });
}

function bounded(found: DormAssignment, bound: DormBound): DormAssignment {
  return { ...found, bound, optimal: reaches(found, bound) };
}

/** Below zero where the first is better: fewer without a bed, then the price, then the spread of companies. */
function compare(a: DormAssignment, b: DormAssignment): number {
  return a.without.length - b.without.length || a.price - b.price || a.spread - b.spread;
}

function reaches({ without, price }: Pick<DormAssignment, 'without' | 'price'>, bound: DormBound): boolean {
  return without.length === bound.without && price === bound.price;
}

/** Costs are whole numbers: so is what no solution is below. */
function wholeBound(bound: number): number {
  return Math.ceil(bound - 1e-6);
}

/** People without a bed in a solution. */
function countOf(values: Float64Array, model: DormModel, total: number): number {
  const { people, couples } = model.countsOf(values);
  const housed = [...people.values()].flatMap((own) => [...own.values()]).reduce((sum, count) => sum + count, 0);
  return total - housed - 2 * couples.size;
}

/** Bound of a model too large to be solved to the end. */
function relaxed(model: DormModel, first: DormAssignment, mip: MipSolver, locksPrice: number): DormBound {
  const fewest = first.without.length === 0 ? 0 : mip.relax(model.fewestWithout());
  const cheapest = mip.relax(model.cheapest(first.without.length));
  const price = cheapest === null ? 0 : locksPrice + model.priceOf(wholeBound(cheapest));
  return {
    without: fewest === null ? 0 : wholeBound(fewest),
    price: Math.max(first.bound.price, price),
    proof: 'relaxation',
  };
}

interface Prepared {
  needs: Needs;
  stock: Stock;
  /** Guests whose locked bed exists and is free. */
  locked: ReadonlyMap<string, Guest>;
}

/** Needs of those who are not locked, and what locks and earlier stays leave of the rooms. */
function prepare(problem: DormProblem, policy: Policy): Prepared {
  const held = heldLocks(problem);
  const all = needsOf(problem.guests, policy);
  const stock = stockOf({ ...problem, locks: new Map([...problem.locks].filter(([id]) => held.has(id))) }, all, policy);
  const isFree = ({ guestId }: Guest) => !problem.locks.has(guestId);
  const groups = all.groups.map((group) => Object.assign(group, { guests: group.guests.filter(isFree) }));
  const couples = all.couples.filter(({ guests }) => guests.every(isFree));
  return { needs: { ...all, groups, couples }, stock, locked: held };
}

/** Locks that can hold: the bed exists, and nobody has it on a day of the stay. */
function heldLocks({ rooms, guests, taken, locks }: DormProblem): Map<string, Guest> {
  const held = new Map<string, Guest>();
  const given = new Set<string>();
  for (const guest of guests) {
    const lock = locks.get(guest.guestId);
    if (lock === undefined || lock.bed > (rooms[lock.room]?.beds ?? 0)) continue;
    const stay = { from: guest.from, until: lastDay(guest) };
    const bed = `${lock.room}/${lock.bed}`;
    if (given.has(bed)) continue;
    if (taken.some((other) => other.room === lock.room && other.bed === lock.bed && overlaps(other, stay))) continue;
    given.add(bed);
    held.set(guest.guestId, guest);
  }
  return held;
}

interface Settling extends Prepared {
  problem: DormProblem;
}

/** Rooms and beds for the counts, who has none, and what it costs. */
function settle(
  { problem, needs, stock, locked }: Settling,
  counts: Counts,
  boundFor: (without: number) => DormBound,
): DormAssignment {
  const { rooms, guests, taken, locks } = problem;
  const filled = realise(problem, stock.classes, counts).filter((one) => one.guests.length > 0);
  const placements = new Map(
    [...locked].map(([guestId, guest]) => [guestId, { guestId, ...locks.get(guestId)!, ...stayOf(guest) }]),
  );
  const inRoom = new Map<number, Guest[]>();
  for (const [guestId, guest] of locked) {
    const { room } = locks.get(guestId)!;
    inRoom.set(room, [...(inRoom.get(room) ?? []), guest]);
  }
  for (const { room, guests: own } of filled) {
    const used = new Set((inRoom.get(room) ?? []).map(({ guestId }) => locks.get(guestId)!.bed));
    let bed = 0;
    for (const guest of own) {
      const stay = stayOf(guest);
      do bed++;
      while (used.has(bed) || taken.some((other) => other.room === room && other.bed === bed && overlaps(other, stay)));
      if (bed > rooms[room]!.beds) throw new Error(`room ${room} has more people than beds`);
      placements.set(guest.guestId, { guestId: guest.guestId, room, bed, ...stay });
    }
  }
  const without = guests.filter(({ guestId }) => !placements.has(guestId)).map(({ guestId }) => guestId);
  const base = priceOf(
    [...inRoom].map(([room, own]) => lockedRoom(problem, room, own)),
    0,
  );
  const price =
    base +
    priceOf(
      filled.map((one) => priced(one, inRoom)),
      partedCouples(needs, placements),
    );
  const lower = boundFor(without.length);
  const bound = { ...lower, price: base + lower.price };
  const kept = new Set([...placements.values()].map(({ room }) => room));
  return {
    placements: guests.flatMap(({ guestId }) => placements.get(guestId) ?? []),
    without,
    feverRooms: feverRooms(problem, stock, kept),
    roomsInUse: rooms.filter(({ kind }) => kind === 'isolation').length - stock.keepable,
    price,
    spread: spreadOf(rooms, sleeping(guests, placements)),
    bound,
    optimal: reaches({ without, price }, bound),
  };
}

/** Everybody with a room, one by one. */
function sleeping(guests: readonly Guest[], placements: ReadonlyMap<string, { room: number }>) {
  return guests.flatMap((guest) => {
    const place = placements.get(guest.guestId);
    return place === undefined ? [] : [{ room: place.room, guests: [guest] }];
  });
}

function stayOf(guest: Guest): { from: string; until: string | null } {
  return { from: guest.from, until: lastDay(guest) };
}

/** What a room costs beyond those who are locked in it. */
function priced({ room, isNew, guests }: FilledRoom, locked: ReadonlyMap<number, Guest[]>) {
  const there = new Set((locked.get(room) ?? []).map(kinOf));
  const all = new Set([...there, ...guests.map(kinOf)]);
  return { isNew, groups: there.size > 0 ? all.size - there.size + 1 : all.size };
}

/** What a room of locked beds costs, whoever comes in beside them. */
function lockedRoom({ taken }: DormProblem, room: number, guests: readonly Guest[]) {
  const isShared = taken.some((bed) => bed.room === room && guests.some((one) => overlaps(bed, stayOf(one))));
  return { isNew: !isShared, groups: new Set(guests.map(kinOf)).size };
}

function partedCouples({ couples }: Needs, placements: ReadonlyMap<string, { room: number }>): number {
  const roomOf = ({ guestId }: Guest) => placements.get(guestId)?.room ?? null;
  return couples.filter(({ guests: [a, b] }) => roomOf(a) === null || roomOf(a) !== roomOf(b)).length;
}

/** Rooms kept for fever: of those that may hold it, the ones open to most people, farthest from the others. */
function feverRooms({ rooms }: DormProblem, { classes, reserve }: Stock, used: ReadonlySet<number>): number[] {
  const ordinary = new Set(
    classes.flatMap((room) =>
      room.kind === 'dorm' && room.floor !== null && room.rooms.some((index) => used.has(index)) ? [room.floor] : [],
    ),
  );
  const holding = classes.filter((room) => mayHoldFever(room) && !(room.floor !== null && ordinary.has(room.floor)));
  const openness = (index: number) => {
    const { companyId, sex } = rooms[index]!;
    return (companyId === null ? 2 : 0) + (sex === 'any' ? 1 : 0);
  };
  return holding
    .flatMap((room) => room.rooms.filter((index) => !used.has(index)))
    .sort((a, b) => openness(b) - openness(a) || comparePlaces(rooms[b]!, rooms[a]!))
    .slice(0, reserve);
}
