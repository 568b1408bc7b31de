import { add, type Counts } from './counts.ts';
import { isForCouple } from './greedy.ts';
import type { MipModel, MipRow } from './mip.ts';
import type { Couple, Group, Mix, Needs } from './needs.ts';
import { kinOf, partedPrice, roomPrice, strangersPrice } from './price.ts';
import { classesByCompany, mayHoldFever, placesIn, type RoomClass, type Stock } from './roomClasses.ts';

/**
 * The assignment as a linear model in counts. Variables: rooms of a class that a mix opens, people of a group in a class, rooms of a class
 * where people of one company and coach are, people without a bed, rooms of couples, rooms kept for fever, the use of a floor. Whole numbers
 * make it exact in people without a bed and in opened rooms; strangers are counted as few as rooms can hold them, so that
 * its price is never above the true one.
 */
export class DormModel {
  readonly #model: MipModel = { cost: [], upper: [], integer: [], rows: [] };
  readonly #rooms: { mix: Mix; room: RoomClass; column: number }[] = [];
  readonly #people: { group: Group; room: RoomClass; column: number }[] = [];
  readonly #couples: { couple: Couple; room: RoomClass; column: number }[] = [];
  readonly #without: number[] = [];
  readonly #price: number[] = [];
  /** Price of what no variable stands for: couples, parted until they get a room. */
  readonly #base: number;

  constructor(needs: Needs, stock: Stock) {
    const used = new Map<RoomClass, MipRow>(stock.classes.map((room) => [room, row(-Infinity, room.rooms.length)]));
    const everybody = new Map(needs.groups.map((group) => [group, row(group.guests.length, group.guests.length)]));
    for (const group of needs.groups) {
      const column = this.#column({ integer: true, upper: group.guests.length });
      this.#without.push(column);
      put(everybody.get(group)!, column, 1);
    }
    const classesOf = classesByCompany(stock.classes);
    for (const mix of needs.mixes)
      for (const room of classesOf(mix)) this.#addRooms(mix, room, used.get(room)!, everybody);
    for (const couple of needs.couples)
      for (const room of stock.classes.filter((candidate) => isForCouple(candidate, couple.groups))) {
        const column = this.#column({ integer: true, upper: 1, price: roomPrice - partedPrice });
        this.#couples.push({ couple, room, column });
        put(used.get(room)!, column, 1);
        for (const group of couple.groups) put(everybody.get(group)!, column, 1);
      }
    this.#base = partedPrice * needs.couples.length;
    this.#onlyOnce();
    this.#keepForFever(stock, used);
    this.#partFloors(stock, used);
    this.#model.rows.push(...used.values(), ...everybody.values());
  }

  /** Number of variables: what solving costs. */
  get size(): number {
    return this.#model.cost.length;
  }

  /** To minimise people without a bed. */
  fewestWithout(): MipModel {
    const cost = this.#model.cost.map(() => 0);
    for (const column of this.#without) cost[column] = 1;
    return { ...this.#model, cost };
  }

  /** To minimise the price with at most so many people without a bed; `priceOf` turns its cost into the price. */
  cheapest(without: number): MipModel {
    const values = this.#without.map(() => 1);
    const rows = [...this.#model.rows, { lower: -Infinity, upper: without, columns: this.#without, values }];
    return { ...this.#model, cost: this.#price, rows };
  }

  /** The price that a cost of `cheapest` stands for. */
  priceOf(cost: number): number {
    return cost + this.#base;
  }

  /** What a solution says. */
  countsOf(values: Float64Array): Counts {
    const counts: Counts = { rooms: new Map(), people: new Map(), couples: new Map() };
    const at = (column: number) => Math.round(values[column]!);
    for (const { mix, room, column } of this.#rooms) if (at(column) > 0) add(counts.rooms, mix, room, at(column));
    for (const { group, room, column } of this.#people) if (at(column) > 0) add(counts.people, group, room, at(column));
    for (const { couple, room, column } of this.#couples) if (at(column) > 0) counts.couples.set(couple, room);
    return counts;
  }

  #column({ integer, upper, price = 0 }: { integer: boolean; upper: number; price?: number }): number {
    this.#model.integer.push(integer);
    this.#model.upper.push(upper);
    this.#model.cost.push(0);
    return this.#price.push(price) - 1;
  }

  /** Rooms of a class for a mix, and its people in them. */
  #addRooms(mix: Mix, room: RoomClass, used: MipRow, everybody: ReadonlyMap<Group, MipRow>): void {
    const groups = mix.groups.filter((group) => placesIn(room, group) > 0);
    if (groups.length === 0) return;
    const places = placesIn(room, groups[0]!);
    const kins = [...new Set(groups.map(kinOf))];
    const mayMix = places > 1 && kins.length > 1;
    const price = (room.isNew ? roomPrice : 0) - (mayMix ? strangersPrice : 0);
    const rooms = this.#column({ integer: true, upper: room.rooms.length, price });
    this.#rooms.push({ mix, room, column: rooms });
    put(used, rooms, 1);
    const inside = row(-Infinity, 0);
    const fits = new Map(kins.map((kin) => [kin, row(-Infinity, 0)]));
    for (const group of groups) {
      const column = this.#column({ integer: true, upper: group.guests.length });
      this.#people.push({ group, room, column });
      put(everybody.get(group)!, column, 1);
      put(inside, column, 1);
      put(fits.get(kinOf(group))!, column, 1);
    }
    put(inside, rooms, -places);
    this.#model.rows.push(inside);
    if (!mayMix) return;
    const present = row(0, Infinity);
    for (const kin of fits.values()) {
      const here = this.#column({ integer: true, upper: room.rooms.length, price: strangersPrice });
      put(kin, here, -places);
      put(present, here, 1);
    }
    put(present, rooms, -1);
    this.#model.rows.push(...fits.values(), present);
  }

  /** A couple has one room at most. */
  #onlyOnce(): void {
    const columns = new Map<Couple, number[]>();
    for (const { couple, column } of this.#couples) columns.set(couple, [...(columns.get(couple) ?? []), column]);
    for (const own of columns.values())
      this.#model.rows.push({ lower: -Infinity, upper: 1, columns: own, values: own.map(() => 1) });
  }

  #keepForFever({ classes, reserve }: Stock, used: ReadonlyMap<RoomClass, MipRow>): void {
    if (reserve === 0) return;
    const kept = row(reserve, Infinity);
    for (const room of classes.filter(mayHoldFever)) {
      const column = this.#column({ integer: true, upper: room.rooms.length });
      put(used.get(room)!, column, 1);
      put(kept, column, 1);
    }
    this.#model.rows.push(kept);
  }

  /** A floor with rooms of both kinds is used for one of them: its variable is 1 for isolation. */
  #partFloors({ classes }: Stock, used: ReadonlyMap<RoomClass, MipRow>): void {
    const floors = new Map<string, number>();
    for (const room of classes) {
      if (room.floor === null) continue;
      const column = floors.get(room.floor) ?? this.#column({ integer: true, upper: 1 });
      floors.set(room.floor, column);
      const limit = used.get(room)!;
      put(limit, column, room.kind === 'isolation' ? -room.rooms.length : room.rooms.length);
      if (room.kind === 'isolation') limit.upper = 0;
    }
  }
}

function row(lower: number, upper: number): MipRow {
  return { lower, upper, columns: [], values: [] };
}

function put(into: MipRow, column: number, value: number): void {
  into.columns.push(column);
  into.values.push(value);
}
