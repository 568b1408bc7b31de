import type { Registration, RegistrationResult } from '../../contract/arrivals.ts';
import type { EventResult } from '../../contract/journey.ts';
import type { JourneyEvent } from '../../contract/journeyEvent.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { isFever } from '../../policy/fever.ts';
import { derivedId } from '../derivedId.ts';
import { plannedBeds } from '../dorms/plannedBeds.ts';
import { type LoadedJourney, loadJourney } from '../loadJourney.ts';
import { recordEvents } from '../recordEvents.ts';
import { registrationOf } from './readArrivals.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** A registration with the events that it comes to. */
interface Planned {
  registration: Registration;
  isFever: boolean;
  events: JourneyEvent[];
  registeredId: string;
  /** Whether this registration was sent before. */
  isKnown: boolean;
}

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
  const planned = registrations.map((one) => plan(journey, one, beds.get(one.workerId)));
  const told = await recordEvents(deps, { planId, tripId: null, events: planned.flatMap(({ events }) => events) });
  const byId = new Map(told.map((result) => [result.id, result]));
  return planned.map((one) => resultOf(journey, one, byId));
}

/** @param plannedBedId the bed that he is to have; it is among the healthy */
function plan(
  { row, fold, policy, events: log }: LoadedJourney,
  registration: Registration,
  plannedBedId: string | undefined,
): Planned {
  const { id, workerId, at, celsius, symptom, bedId = plannedBedId } = registration;
  const person = fold.people.get(workerId);
  const tripId = person?.tripId ?? null;
  const ofPerson = { workerId, at, ...(tripId !== null && { tripId }) };
  const isRegistered = person !== undefined && registrationOf(person).registeredAt !== null;
  const made = log.filter((event) => event.kind === 'registered' && event.workerId === workerId).length;
  // both desks make the same id, unless what the first one did was undone
  const registeredId = derivedId(row.planId, workerId, 'registered', String(isRegistered ? made - 1 : made));
  const temperatureId = derivedId(id, 'temperature');
  const fever = isFever(celsius, policy);
  const isApart = person !== undefined && ['isolated', 'referred', 'hospital'].includes(person.state);

  const events: JourneyEvent[] = [
    { kind: 'temperature', id: temperatureId, ...ofPerson, celsius, checkpoint: 'arrival' },
    { kind: 'registered', id: registeredId, ...ofPerson },
  ];
  if (symptom !== undefined) events.push({ kind: 'symptom', id: derivedId(id, 'symptom'), ...ofPerson, what: symptom });
  const bed = bedId === undefined || bedId === plannedBedId ? {} : { bedId };
  if (fever && !isApart) events.push({ kind: 'isolated', id: derivedId(id, 'isolated'), ...ofPerson, ...bed });
  else if (!fever && bedId !== undefined && !isRegistered)
    events.push({ kind: 'bed', id: derivedId(id, 'bed'), ...ofPerson, bedId });
  const isKnown = log.some((event) => event.id === temperatureId);
  return { registration, isFever: fever, events, registeredId, isKnown };
}

function resultOf(
  { fold }: LoadedJourney,
  { registration: { id, workerId, at }, isFever: fever, events, registeredId, isKnown }: Planned,
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
