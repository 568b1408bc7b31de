import type { Arrivals, ArrivingBus, ArrivingPerson } from '../../contract/arrivals.ts';
import type { PersonJourney } from '../../contract/journey.ts';
import type { PartTrip } from '../../contract/planPart.ts';
import { listWorkerRows } from '../../db/intakeRows.ts';
import { localDate } from '../../health/localDays.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { loadTables } from '../../planning/server/loadScenario.ts';
import { fromValidRow } from '../../planning/server/sealRows.ts';
import { isolationTerm } from '../../policy/isolation.ts';
import { maskId, maskName } from '../../policy/mask.ts';
import { plannedBeds } from '../dorms/plannedBeds.ts';
import { isSettled } from '../journey/personState.ts';
import { type JourneyStatus, type LoadedJourney, loadStatus } from '../loadJourney.ts';
import { expectedStops } from '../rides.ts';
import { registrationOf } from './registrationOf.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** States of whom the desk need not wait for. */
const stayedAway: readonly string[] = ['unplaced', 'no_show', 'refused', 'withdrawn'];

/** Buses and people of a plan as the arrival desk wants them: enough to go on without a connection. @throws as `loadJourney` */
export async function readArrivals(deps: Deps, planId: string): Promise<Arrivals> {
  const journey = await loadStatus(deps, planId, { at: null });
  const { batchId } = journey.row;
  const { scenario } = await loadTables(deps, batchId, ['companies']);
  const riding = ridersOf(journey);
  const buses = journey.plan.trips.map((trip) => busOf(journey, trip, riding.get(trip.tripId) ?? []));
  const { fever_c: celsius, op } = journey.policy.temp;
  return {
    batchId,
    batchName: scenario.name,
    planId,
    timeZone: scenario.timeZone,
    now: new Date(journey.nowMs).toISOString(),
    fever: { celsius, op },
    buses: buses.sort((a, b) => a.due.localeCompare(b.due) || a.tripId.localeCompare(b.tripId)),
    people: await peopleOf(deps, journey, new Map(buses.map(({ tripId, due }) => [tripId, due]))),
    companies: scenario.companies.map(({ companyId, name }) => ({ companyId, name })),
  };
}

/** People by trip; not those who stayed away. */
function ridersOf({ fold }: LoadedJourney): Map<string, PersonJourney[]> {
  const riding = new Map<string, PersonJourney[]>();
  for (const person of fold.people.values()) {
    if (person.tripId === null || stayedAway.includes(person.state)) continue;
    const those = riding.get(person.tripId);
    if (those === undefined) riding.set(person.tripId, [person]);
    else those.push(person);
  }
  return riding;
}

function busOf({ trips }: JourneyStatus, trip: PartTrip, own: readonly PersonJourney[]): ArrivingBus {
  const { tripId } = trip;
  const progress = trips.get(tripId)!;
  const arrived = own.filter(({ state }) => isSettled(state)).length;
  const stops = expectedStops(trip, progress);
  const last = stops.findLastIndex(({ kind }) => kind === 'dropoff');
  const isThere = progress.state === 'arrived' || progress.state === 'handed_over';
  return {
    tripId,
    plate: trip.bus.plate,
    state: progress.state,
    due: progress.eta.stops[last]?.etaAt ?? new Date(stops.at(last)!.arriveMs).toISOString(),
    companies: [...new Set(trip.stops.flatMap(({ companyId }) => (companyId === null ? [] : [companyId])))],
    expected: own.length,
    arrived,
    missing: isThere ? own.length - arrived : 0,
  };
}

async function peopleOf(
  { database, keys }: Deps,
  journey: LoadedJourney,
  dueByTrip: ReadonlyMap<string, string>,
): Promise<ArrivingPerson[]> {
  const {
    row: { batchId },
    fold,
    policy,
    timeZone,
  } = journey;
  const rows = await listWorkerRows(database, batchId);
  const beds = await plannedBeds(database, journey);
  const dates = new Map<string, string>();
  const dateOf = (instant: string) => {
    const date = dates.get(instant) ?? localDate(Date.parse(instant), timeZone);
    dates.set(instant, date);
    return date;
  };
  return rows.flatMap((row): ArrivingPerson[] => {
    const { workerId, claimId } = row;
    const person = workerId === null ? undefined : fold.people.get(workerId);
    if (workerId === null || row.clash !== null || person?.tripId == null) return [];
    const worker = fromValidRow(keys, { ...row, workerId });
    const registration = registrationOf(person);
    const arrival = registration.registeredAt ?? dueByTrip.get(person.tripId) ?? new Date().toISOString();
    const { days, singleRoom } = isolationTerm(row.adcode, dateOf(arrival), policy);
    return [
      {
        workerId,
        claimId,
        tripId: person.tripId,
        companyId: row.companyId,
        nameMasked: maskName(worker.name, policy),
        idMasked: maskId(worker.idNumber, policy),
        seat: person.seat,
        sex: worker.sex,
        state: person.state,
        ...registration,
        bedId: person.bedId,
        plannedBedId: beds.get(workerId) ?? null,
        temperature: person.temperature,
        isolationDays: days,
        singleRoom,
      },
    ];
  });
}
