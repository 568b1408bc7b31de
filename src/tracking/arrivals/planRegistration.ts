import type { Registration } from '../../contract/arrivals.ts';
import type { JourneyEvent } from '../../contract/journeyEvent.ts';
import { isFever } from '../../policy/fever.ts';
import type { Policy } from '../../policy/schema.ts';
import { derivedId } from '../derivedId.ts';
import type { JourneyFold } from '../journey/foldJourney.ts';
import { registrationOf } from './registrationOf.ts';

/** A registration with the events that it comes to. */
export interface PlannedRegistration {
  registration: Registration;
  isFever: boolean;
  events: JourneyEvent[];
  registeredId: string;
  /** Whether this registration was sent before. */
  isKnown: boolean;
}

/** What is known when somebody is registered. */
export interface RegistrationContext {
  planId: string;
  fold: JourneyFold;
  policy: Policy;
}

/**
 * The events of one registration; the same registration always gives the same ids.
 *
 * @param plannedBedId the bed that he is to have; it is among the healthy
 */
export function planRegistration(
  { planId, fold, policy }: RegistrationContext,
  registration: Registration,
  plannedBedId: string | undefined,
): PlannedRegistration {
  const { id, workerId, at, celsius, symptom, bedId = plannedBedId } = registration;
  const person = fold.people.get(workerId);
  const tripId = person?.tripId ?? null;
  const ofPerson = { workerId, at, ...(tripId !== null && { tripId }) };
  const isRegistered = person !== undefined && registrationOf(person).registeredAt !== null;
  const ofHim = [...(fold.told.get(workerId) ?? []), ...(fold.undone.get(workerId) ?? [])];
  const made = ofHim.filter(({ kind }) => kind === 'registered').length;
  // both desks make the same id, unless what the first one did was undone
  const registeredId = derivedId(planId, workerId, 'registered', String(isRegistered ? made - 1 : made));
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
  const isKnown = ofHim.some((event) => event.id === temperatureId);
  return { registration, isFever: fever, events, registeredId, isKnown };
}
