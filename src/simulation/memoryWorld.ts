import type { Registration, RegistrationResult } from '../contract/arrivals.ts';
import type { EventResult } from '../contract/journey.ts';
import type { JourneyEvent, RecordedEvent } from '../contract/journeyEvent.ts';
import type { ReleaseResult } from '../contract/observation.ts';
import { isFever } from '../policy/fever.ts';
import { planRegistration } from '../tracking/arrivals/planRegistration.ts';
import { derivedId } from '../tracking/derivedId.ts';
import { admitEvent, type TellingContext } from '../tracking/journey/admitEvent.ts';
import { JourneyBook } from '../tracking/journey/journeyBook.ts';
import { observeAll } from '../tracking/observation/observe.ts';
import type { Voice } from './acts.ts';
import type { Scene } from './scene.ts';
import type { Sight, World } from './world.ts';

/** The rules of the journey log without a server: what the database does for them is done by a list. */
export class MemoryWorld implements World {
  readonly #scene: Scene;
  readonly #log: RecordedEvent[] = [];
  readonly #known = new Set<string>();
  readonly #context: Omit<TellingContext, 'role'>;
  readonly #book: JourneyBook;

  constructor(scene: Scene) {
    this.#scene = scene;
    const { trips, workers, policy } = scene;
    this.#context = {
      tripIds: new Set(trips.map(({ tripId }) => tripId)),
      seats: new Map(workers.map(({ workerId, tripId }) => [workerId, tripId])),
      ofPerson: new Map(),
      undoable: new Set(),
      rules: { isFever: (celsius) => isFever(celsius, policy) },
    };
    this.#book = new JourneyBook({ trips: [...trips], workers: [...workers] }, this.#context.rules);
  }

  async tell({ role, name }: Voice, events: readonly JourneyEvent[]): Promise<EventResult[]> {
    return events.map((event) => this.#record(event, { role, by: role === 'driver' ? role : name }));
  }

  async register(by: Voice, registrations: readonly Registration[]): Promise<RegistrationResult[]> {
    const { planId, policy, beds } = this.#scene;
    const context = { planId, policy, fold: this.#book.fold };
    const planned = registrations.map((one) => planRegistration(context, one, beds.get(one.workerId)));
    return planned.map(({ registration: { id, workerId }, isFever: fever, events }): RegistrationResult => {
      const results = events.map((event) => this.#record(event, { role: by.role, by: by.name }));
      const refusal = results.find((one) => one.refusal !== undefined)?.refusal;
      const result = refusal === undefined ? 'registered' : 'refused';
      return { id, workerId, result, isFever: fever, by: by.name, at: null, bedId: null, text: refusal?.text ?? null };
    });
  }

  async release(workerIds: readonly string[]): Promise<ReleaseResult[]> {
    const nowMs = this.#log.reduce((latest, { at }) => Math.max(latest, Date.parse(at)), 0);
    const { workers, policy, timeZone } = this.#scene;
    const journey = { policy, timeZone, plan: { workers: [...workers] }, fold: this.#book.fold };
    const observed = new Map(observeAll(journey, nowMs).map((one) => [one.person.workerId, one]));
    return workerIds.map((workerId): ReleaseResult => {
      const obstacles = observed.get(workerId)?.obstacles ?? ['days'];
      if (obstacles.length > 0) return { workerId, result: 'refused', obstacles };
      const id = derivedId(this.#scene.planId, workerId, 'released', String(this.#log.length));
      const at = new Date(nowMs).toISOString();
      this.#record({ kind: 'released', id, at, workerId }, { role: 'warden', by: 'warden', isSignOff: true });
      return { workerId, result: 'released', obstacles };
    });
  }

  /** Nothing: alerts are rows of the database. */
  async watch(): Promise<void> {}

  async look(): Promise<Sight> {
    const { people, trips } = this.#book.fold;
    return { people: [...people.values()], trips: [...trips.values()], log: this.#log, alerts: null };
  }

  #record(
    event: JourneyEvent,
    { role, by, isSignOff = false }: { role: string; by: string; isSignOff?: boolean },
  ): EventResult {
    const { id } = event;
    if (this.#known.has(id)) return { id, result: 'known' };
    const refusal = admitEvent(event, { ...this.#context, role, isSignOff });
    if (refusal !== null) return { id, result: 'refused', refusal };
    this.#known.add(id);
    const recorded = { ...event, seq: this.#log.length, receivedAt: event.at, by, planVersion: 1 };
    this.#log.push(recorded);
    this.#book.add([recorded]);
    return { id, result: 'recorded' };
  }
}
