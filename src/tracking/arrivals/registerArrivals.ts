import type { Registration, RegistrationResult } from '../../contract/arrivals.ts';
import type { EventResult } from '../../contract/journey.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { plannedBeds } from '../dorms/plannedBeds.ts';
import { type LoadedJourney, loadJourney } from '../loadJourney.ts';
import { recordEvents } from '../recordEvents.ts';
import { type BedChange, changeRefusedBed, lawfulBeds } from './arrivalBeds.ts';
import { type PlannedRegistration, planRegistration } from './planRegistration.ts';
import { registrationOf } from './registrationOf.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/**
 * Registers people at a desk: identity checked, temperature, symptom, bed. Desks that had no connection send later; whoever is registered
 * twice is registered once, and the second desk hears by whom. Its temperature counts, its bed does not. Without a bed named he gets the one
 * that he was planned to have. Where somebody else has the bed, or the rules keep him out of it, he gets another one and the desk hears
 * which and why. Whoever has a fever goes to an empty isolation room, whatever bed was planned.
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
  const asked = registrations.map((one) => planRegistration(context, one, beds.get(one.workerId)));
  const planned = await lawfulBeds(deps, planId, asked, beds);
  const told = await recordEvents(deps, { planId, tripId: null, events: planned.flatMap(({ events }) => events) });
  const byId = new Map(told.map((result) => [result.id, result]));
  const results: RegistrationResult[] = [];
  for (const one of planned) {
    const bed = one.events.find(({ id }) => byId.get(id)?.refusal?.code.startsWith('bed_'));
    const change = bed === undefined ? one.bed : await changeRefusedBed(deps, planId, one, bed);
    results.push(resultOf(journey, { ...one, bed: change }, byId));
  }
  return results;
}

function resultOf(
  { fold }: LoadedJourney,
  one: PlannedRegistration & { bed: BedChange | null },
  told: ReadonlyMap<string, EventResult>,
): RegistrationResult {
  const { registration, isFever, events, registeredId, isKnown, bed } = one;
  const { id, workerId, at } = registration;
  const refusals = events.flatMap((event) => told.get(event.id)?.refusal ?? []);
  const refusal = refusals.find(({ code }) => !code.startsWith('bed_'));
  const given = events.flatMap((event) => ('bedId' in event ? (event.bedId ?? []) : []))[0] ?? null;
  const bedId = bed === null ? (given ?? fold.people.get(workerId)?.bedId ?? null) : bed.bedId;
  const plain = { id, workerId, isFever, bedId };
  if (refusal !== undefined) return { ...plain, result: 'refused', by: null, at: null, text: refusal.text };
  if (told.get(registeredId)?.result === 'recorded')
    return { ...plain, result: 'registered', by: null, at: new Date(at).toISOString(), text: bed?.text ?? null };
  const before = registrationOf(fold.people.get(workerId) ?? { history: [] });
  const result = isKnown ? 'known' : 'already';
  return { ...plain, result, by: before.registeredBy, at: before.registeredAt, text: null };
}
