import type { Registration, RegistrationResult } from '../../contract/arrivals.ts';
import type { EventResult } from '../../contract/journey.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { plannedBeds } from '../dorms/plannedBeds.ts';
import { type LoadedJourney, loadJourney } from '../loadJourney.ts';
import { recordEvents } from '../recordEvents.ts';
import { type PlannedRegistration, planRegistration } from './planRegistration.ts';
import { registrationOf } from './registrationOf.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/**
 * Registers people at a desk: identity checked, temperature, symptom, bed. Desks that had no connection send later; whoever is registered
 * twice is registered once, and the second desk hears by whom. Its temperature counts, its bed does not. Whoever has a fever goes to a room
 * apart, whatever bed was named. Without a bed named he gets the one that he was planned to have.
 *
 * @returns in the order of the registrations
 * @throws as `recordEvents`
 */
export async function registerArrivals(
  deps: Deps,
  planId: string,
  registrations: readonly Registration[],
): Promise<RegistrationResult[]> {
  const journey = await loadJourney(deps, planId);
  const beds = await plannedBeds(deps.database, journey);
  const context = { planId, fold: journey.fold, policy: journey.policy };
  const planned = registrations.map((one) => planRegistration(context, one, beds.get(one.workerId)));
  const told = await recordEvents(deps, { planId, tripId: null, events: planned.flatMap(({ events }) => events) });
  const byId = new Map(told.map((result) => [result.id, result]));
  return planned.map((one) => resultOf(journey, one, byId));
}

function resultOf(
  { fold }: LoadedJourney,
  { registration: { id, workerId, at }, isFever: fever, events, registeredId, isKnown }: PlannedRegistration,
  told: ReadonlyMap<string, EventResult>,
): RegistrationResult {
  const refusal = events.map((event) => told.get(event.id)?.refusal).find((one) => one !== undefined);
  const plain = { id, workerId, isFever: fever };
  if (refusal !== undefined) return { ...plain, result: 'refused', by: null, at: null, text: refusal.text };
  if (told.get(registeredId)?.result === 'recorded')
    return { ...plain, result: 'registered', by: null, at: new Date(at).toISOString(), text: null };
  const before = registrationOf(fold.people.get(workerId) ?? { history: [] });
  const result = isKnown ? 'known' : 'already';
  return { ...plain, result, by: before.registeredBy, at: before.registeredAt, text: null };
}
