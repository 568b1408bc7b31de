import type { Couple, Group, Mix } from './needs.ts';
import { mayHoldFever, type RoomClass } from './roomClasses.ts';

/** Who gets how many rooms and places of which class: an assignment before rooms and beds have numbers. */
export interface Counts {
  /** Rooms of a class that a mix has. */
  rooms: Map<Mix, Map<RoomClass, number>>;
  /** People of a group in rooms of a class. */
  people: Map<Group, Map<RoomClass, number>>;
  /** The class of the room that a couple has to itself. */
  couples: Map<Couple, RoomClass>;
}

/** Adds to a count of counts. */
export function add<K>(counts: Map<K, Map<RoomClass, number>>, key: K, room: RoomClass, amount: number): void {
  const own = counts.get(key) ?? new Map<RoomClass, number>();
  counts.set(key, own.set(room, (own.get(room) ?? 0) + amount));
}

/** Rooms that can still be opened, floors apart and the fever rooms kept. */
export class RoomStock {
  readonly #left: number[];
  /** What a floor with rooms of both kinds is used for, once one is opened. */
  readonly #floors = new Map<string, RoomClass['kind']>();
  readonly #isolationOn = new Map<string, RoomClass[]>();
  /** Empty isolation rooms beyond those kept. */
  #spare: number;

  constructor(classes: readonly RoomClass[], reserve: number) {
    this.#left = classes.map(({ rooms }) => rooms.length);
    const holding = classes.filter(mayHoldFever);
    this.#spare = holding.reduce((sum, { rooms }) => sum + rooms.length, 0) - reserve;
    for (const room of holding)
      if (room.floor !== null) this.#isolationOn.set(room.floor, [...(this.#isolationOn.get(room.floor) ?? []), room]);
  }

  /** Whether one more room of the class may be opened. */
  mayOpen(room: RoomClass): boolean {
    return this.#left[room.index]! > 0 && this.#floorAllows(room) && this.#loss(room) <= this.#spare;
  }

  open(room: RoomClass): void {
    this.#spare -= this.#loss(room);
    this.#left[room.index]!--;
    if (room.floor !== null) this.#floors.set(room.floor, room.kind);
  }

  #floorAllows({ floor, kind }: RoomClass): boolean {
    const used = floor === null ? undefined : this.#floors.get(floor);
    return used === undefined || used === kind;
  }

  /** Empty isolation rooms that opening one costs: itself, or all of a floor that turns into an ordinary one. */
  #loss(room: RoomClass): number {
    if (room.kind === 'isolation') return mayHoldFever(room) ? 1 : 0;
    if (room.floor === null || this.#floors.has(room.floor)) return 0;
    return (this.#isolationOn.get(room.floor) ?? []).reduce((sum, { rooms }) => sum + rooms.length, 0);
  }
}
