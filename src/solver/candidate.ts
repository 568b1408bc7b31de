import type { Route } from './route.ts';

/** A place for people of one group in one route. */
export class Candidate {
  route: Route | null = null;
  people = 0;
  fen = Number.POSITIVE_INFINITY;
  /** Bus that the route gets, its own or a larger one. */
  type = -1;
  pickupAt = 0;
  dropoffAt = 0;

  forget(): void {
    this.route = null;
    this.fen = Number.POSITIVE_INFINITY;
  }

  take(route: Route, people: number, fen: number, type: number, pickupAt: number, dropoffAt: number): void {
    this.route = route;
    this.people = people;
    this.fen = fen;
    this.type = type;
    this.pickupAt = pickupAt;
    this.dropoffAt = dropoffAt;
  }
}

/** What a seat is sought for. */
export class Ask {
  group = 0;
  /** People of the group to seat. */
  people = 0;
  /** Seats that everybody needs who boards with them, and the highest risk of these. */
  heads = 0;
  risk = 0;
  /** The groups of the party that boards as a whole; null where some may board and others not. */
  together: readonly number[] | null = null;
}
