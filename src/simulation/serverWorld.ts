import { randomUUID } from 'node:crypto';
import type { Registration, RegistrationResult } from '../contract/arrivals.ts';
import type { EventResult } from '../contract/journey.ts';
import type { JourneyEvent } from '../contract/journeyEvent.ts';
import type { ReleaseResult } from '../contract/observation.ts';
import { type Actor, systemActor } from '../db/actor.ts';
import { listAlerts as listHealthAlerts } from '../db/healthAlerts.ts';
import { listAlerts as listTripAlerts } from '../db/journeyAlerts.ts';
import { openAlert } from '../planning/server/health/sealAlert.ts';
import { loadWholePlan } from '../planning/server/loadDocument.ts';
import { loadScenario } from '../planning/server/loadScenario.ts';
import { registerArrivals } from '../tracking/arrivals/registerArrivals.ts';
import { type JourneyDeps, loadJourney, publishedPlan } from '../tracking/loadJourney.ts';
import { signRelease } from '../tracking/observation/signRelease.ts';
import { recordEvents } from '../tracking/recordEvents.ts';
import { watchJourney } from '../tracking/watch/watchJourneys.ts';
import type { Voice } from './acts.ts';
import { makeScene, type Scene } from './scene.ts';
import type { Sight, World } from './world.ts';

/** A published plan of a server as a scene. @throws AppError `not_found` where the plan is not published */
export async function serverScene(deps: JourneyDeps, planId: string): Promise<Scene> {
  const { batchId, publishedVersion } = await publishedPlan(deps.database, planId);
  const { scenario, policy } = await loadScenario(deps, batchId);
  const plan = await loadWholePlan(deps, planId, publishedVersion);
  return makeScene({ planId, plan, policy, timeZone: scenario.timeZone, rooms: scenario.dorms });
}

/** A server's use-cases on its database: each voice tells as the actor that it is, and sees what such a one may see. */
export class ServerWorld implements World {
  readonly #deps: JourneyDeps;
  readonly #planId: string;

  /** @param deps as the program itself; the batch has to be a demo's, whose clock stands at its newest event */
  constructor(deps: JourneyDeps, planId: string) {
    this.#deps = deps;
    this.#planId = planId;
  }

  tell(by: Voice, events: readonly JourneyEvent[]): Promise<EventResult[]> {
    const tripId = by.role === 'driver' ? by.name : null;
    return recordEvents(this.#as(by), { planId: this.#planId, tripId, events });
  }

  register(by: Voice, registrations: readonly Registration[]): Promise<RegistrationResult[]> {
    return registerArrivals(this.#as(by), this.#planId, registrations);
  }

  release(workerIds: readonly string[]): Promise<ReleaseResult[]> {
    return signRelease(this.#as({ role: 'warden', name: 'warden' }), this.#planId, workerIds);
  }

  async watch(): Promise<void> {
    await watchJourney(this.#deps, this.#planId, null);
  }

  async look(): Promise<Sight> {
    const { fold, log } = await loadJourney(this.#deps, this.#planId);
    const { database } = this.#deps;
    const health = await listHealthAlerts(database, this.#planId, { onlyOpen: false });
    // what is over on the road may come again
    const road = await listTripAlerts(database, this.#planId, { openOnly: true });
    return {
      people: [...fold.people.values()],
      trips: [...fold.trips.values()],
      log: log(),
      alerts: [
        ...health.map((alert) => {
          const { kind, key } = openAlert(this.#deps.keys, alert);
          return { workerId: alert.workerId, kind, key };
        }),
        ...road.map(({ tripId, kind, subject }) => ({ workerId: tripId, kind, key: subject ?? '' })),
      ],
    };
  }

  #as({ role, name }: Voice): JourneyDeps {
    const isDriver = role === 'driver';
    const trip = isDriver ? { linkId: randomUUID(), planId: this.#planId, tripId: name } : null;
    const actor: Actor = { ...systemActor(isDriver ? `driver ${name}` : name), role, trip };
    return { ...this.#deps, database: this.#deps.database.as(actor) };
  }
}
