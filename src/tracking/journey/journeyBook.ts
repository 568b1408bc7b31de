import type { PersonJourney, TripProgress } from '../../contract/journey.ts';
import { isPersonEvent, type RecordedEvent } from '../../contract/journeyEvent.ts';
import type { PlanPart } from '../../contract/planPart.ts';
import type { JourneyFold, JourneyRules } from './foldJourney.ts';
import { foldPerson, type ToldOfPerson } from './foldPerson.ts';
import { type FoldedTrip, foldTrip, type TripEvent, withPeople } from './foldTrip.ts';
import { compareActions, type Timed } from './order.ts';
import { inPresentStops } from './presentStops.ts';
import { isSighted, type SightedEvent } from './tripProgress.ts';

type Plan = Pick<PlanPart, 'trips' | 'workers'>;

/**
 * A journey that goes on: takes what is told of a plan as it comes, in any order, and folds anew only those whom it concerns. What it comes
 * to depends on the set of events alone. Of the positions of a trip the newest counts.
 */
export class JourneyBook {
  readonly #plan: Plan;
  readonly #rules: JourneyRules;
  readonly #workers: Map<string, Plan['workers'][number]>;
  readonly #planned: Map<string, Plan['trips'][number]>;
  /** As they were told; the lists below have them in the stops of the plan as it is now. */
  readonly #known = new Map<string, Timed<RecordedEvent>>();
  readonly #undone = new Set<string>();
  /** In the order of actions, with what was undone. */
  readonly #ofTrip = new Index<TripEvent | (RecordedEvent & SightedEvent)>();
  readonly #ofPerson = new Index<ToldOfPerson['event']>();
  /** Whom a trip concerns: planned for it, told in it, signed for; and the same by person. */
  readonly #riders = new Map<string, Set<string>>();
  readonly #buses = new Map<string, Set<string>>();
  readonly #trips = new Map<string, FoldedTrip>();
  readonly #changedTrips: Set<string>;
  readonly #changedPeople: Set<string>;
  #isStale = true;
  #newestMs: number | null = null;
  #fold: JourneyFold = { trips: new Map(), people: new Map(), told: new Map(), undone: new Map(), newestMs: null };

  /** @param plan the plan, or the part of it that the reader may see */
  constructor(plan: Plan, rules: JourneyRules) {
    this.#plan = plan;
    this.#rules = rules;
    this.#workers = new Map(plan.workers.map((worker) => [worker.workerId, worker]));
    this.#planned = new Map(plan.trips.map((trip) => [trip.tripId, trip]));
    for (const { workerId, tripId } of plan.workers) if (tripId !== null) this.#link(workerId, tripId);
    this.#changedTrips = new Set(plan.trips.map(({ tripId }) => tripId));
    this.#changedPeople = new Set(this.#workers.keys());
  }

  /** Takes in what was told; what is known already changes nothing. */
  add(events: readonly RecordedEvent[]): void {
    for (const event of events) this.#add({ event, atMs: Date.parse(event.at) });
  }

  /** How many events it holds. */
  get size(): number {
    return this.#known.size;
  }

  /** Whether an event was taken in, and has not been passed by. */
  has(eventId: string): boolean {
    return this.#known.has(eventId);
  }

  /** Everything that was taken in, in no order that counts; of positions the newest of each trip. */
  get events(): RecordedEvent[] {
    return Array.from(this.#known.values(), ({ event }) => event);
  }

  /** What it comes to by now. Never changed afterwards: what is told later makes another one. */
  get fold(): JourneyFold {
    if (this.#isStale) this.#fold = this.#foldAnew();
    this.#isStale = false;
    return this.#fold;
  }

  #add(told: Timed<RecordedEvent>): void {
    if (this.#known.has(told.event.id)) return;
    this.#known.set(told.event.id, told);
    const { atMs } = told;
    const event = inPresentStops(told.event, this.#planned);
    const timed = { event, atMs };
    this.#isStale = true;
    this.#newestMs = Math.max(this.#newestMs ?? atMs, atMs);
    if (event.kind === 'undone') {
      this.#undone.add(event.eventId);
      const gone = this.#known.get(event.eventId);
      if (gone !== undefined) this.#note(gone.event);
      return;
    }
    this.#note(event);
    if (isPersonEvent(event)) {
      this.#ofPerson.add(event.workerId, timed as ToldOfPerson);
      if (isSighted(event)) this.#ofTrip.add(event.tripId, { event, atMs });
      if (event.tripId !== undefined) this.#link(event.workerId, event.tripId);
      return;
    }
    if (event.kind === 'handed_over') for (const workerId of event.people) this.#link(workerId, event.tripId ?? '');
    if (event.kind === 'position') this.#position(timed as Timed<TripEvent>);
    else this.#ofTrip.add(event.tripId ?? '', timed as Timed<TripEvent>);
  }

  #position(timed: Timed<TripEvent>): void {
    const tripId = timed.event.tripId ?? '';
    const before = this.#ofTrip.list(tripId).find(({ event }) => event.kind === 'position');
    if (before !== undefined && compareActions(before, timed) > 0) {
      this.#known.delete(timed.event.id);
      return;
    }
    if (before !== undefined) {
      this.#known.delete(before.event.id);
      this.#ofTrip.remove(tripId, before);
    }
    this.#ofTrip.add(tripId, timed);
  }

  /** Notes whom an event concerns. A call of a bus concerns everybody of the bus; whoever is seen at a stop, the bus. */
  #note(event: RecordedEvent): void {
    if (isPersonEvent(event)) this.#changedPeople.add(event.workerId);
    if ((!isPersonEvent(event) || isSighted(event)) && event.tripId !== undefined) this.#changedTrips.add(event.tripId);
  }

  #link(workerId: string, tripId: string): void {
    setOf(this.#riders, tripId).add(workerId);
    setOf(this.#buses, workerId).add(tripId);
  }

  #foldAnew(): JourneyFold {
    for (const trip of this.#plan.trips) {
      const { tripId } = trip;
      if (!this.#changedTrips.has(tripId)) continue;
      const before = this.#trips.get(tripId);
      const folded = foldTrip(trip, this.#counting(this.#ofTrip.list(tripId)));
      this.#trips.set(tripId, folded);
      const isPassedBy = before === undefined || before.passed !== folded.passed || hasOtherCalls(before, folded);
      if (isPassedBy) for (const workerId of this.#riders.get(tripId) ?? []) this.#changedPeople.add(workerId);
    }
    const people = new Map(this.#fold.people);
    const [told, undone] = [new Map(this.#fold.told), new Map(this.#fold.undone)];
    for (const workerId of this.#changedPeople) {
      const own = this.#counting(this.#ofPerson.list(workerId));
      const worker = this.#workers.get(workerId) ?? null;
      for (const tripId of this.#buses.get(workerId) ?? []) this.#changedTrips.add(tripId);
      told.set(workerId, eventsOf(own));
      const taken = this.#ofPerson.list(workerId).filter(({ event }) => this.#undone.has(event.id));
      if (taken.length > 0) undone.set(workerId, eventsOf(taken));
      if (worker === null && own.length === 0) people.delete(workerId);
      else
        people.set(workerId, foldPerson({ workerId, worker, told: own, buses: this.#busesOf(workerId) }, this.#rules));
    }
    const trips = new Map<string, TripProgress>();
    for (const { tripId } of this.#plan.trips)
      trips.set(tripId, this.#changedTrips.has(tripId) ? this.#count(tripId, people) : this.#fold.trips.get(tripId)!);
    this.#changedTrips.clear();
    this.#changedPeople.clear();
    return { trips, people, told, undone, newestMs: this.#newestMs };
  }

  #counting<E extends RecordedEvent>(told: readonly Timed<E>[]): Timed<E>[] {
    return told.filter(({ event }) => !this.#undone.has(event.id));
  }

  #busesOf(workerId: string): Map<string, FoldedTrip> {
    const buses = new Map<string, FoldedTrip>();
    for (const tripId of this.#buses.get(workerId) ?? []) {
      const trip = this.#trips.get(tripId);
      if (trip !== undefined) buses.set(tripId, trip);
    }
    return buses;
  }

  #count(tripId: string, people: ReadonlyMap<string, PersonJourney>): TripProgress {
    const trip = this.#trips.get(tripId)!;
    const riders: PersonJourney[] = [];
    let heard: Timed<RecordedEvent> | undefined = this.#counting(this.#ofTrip.list(tripId)).at(-1);
    for (const workerId of this.#riders.get(tripId) ?? []) {
      const person = people.get(workerId);
      if (person !== undefined) riders.push(person);
      const last = this.#counting(this.#ofPerson.list(workerId)).findLast(({ event }) => event.tripId === tripId);
      if (last !== undefined && (heard === undefined || compareActions(heard, last) < 0)) heard = last;
    }
    return withPeople(trip, riders, heard?.event.at ?? null);
  }
}

function hasOtherCalls({ calls: before }: FoldedTrip, { calls: now }: FoldedTrip): boolean {
  return (
    before.length !== now.length ||
    before.some(({ event, reached }, i) => now[i]!.event !== event || now[i]!.reached !== reached)
  );
}

function eventsOf<E>(told: readonly Timed<E>[]): E[] {
  return told.map(({ event }) => event);
}

function setOf(sets: Map<string, Set<string>>, key: string): Set<string> {
  const known = sets.get(key) ?? new Set();
  sets.set(key, known);
  return known;
}

/** Lists of events by somebody's id, each in the order of actions. */
class Index<E extends RecordedEvent> {
  readonly #lists = new Map<string, Timed<E>[]>();

  list(key: string): readonly Timed<E>[] {
    return this.#lists.get(key) ?? [];
  }

  add(key: string, timed: Timed<E>): void {
    const list = this.#lists.get(key) ?? [];
    this.#lists.set(key, list);
    // what is told is mostly newer than all before
    const before = list.findLastIndex((other) => compareActions(other, timed) < 0);
    list.splice(before + 1, 0, timed);
  }

  remove(key: string, timed: Timed<E>): void {
    const list = this.#lists.get(key) ?? [];
    const index = list.indexOf(timed);
    if (index >= 0) list.splice(index, 1);
  }
}
