import { type DriverLogEntry, driverLogEntry } from '../../contract/driverLog.ts';
import type { DriverRun, DriverTrip, DriverTripPerson, DriverTripStop } from '../../contract/driverTrip.ts';
import type { PlanStop } from '../../contract/plan.ts';
import type { PartTrip, PlanPart } from '../../contract/planPart.ts';
import type { Company, Scenario } from '../../contract/scenario.ts';
import type { Worker } from '../../contract/worker.ts';
import { listJourneyEvents } from '../../db/journeyEvents.ts';
import { findPlan } from '../../db/plans.ts';
import { AppError } from '../../errors.ts';
import { countyRegister } from '../../geo/index.ts';
import { maskId } from '../../policy/mask.ts';
import type { Policy } from '../../policy/schema.ts';
import type { ServerDeps } from './deps.ts';
import { type OfTrip, readSheetState } from './drafts/acknowledge.ts';
import { loadDocument } from './loadDocument.ts';
import { listPeople } from './loadIntake.ts';
import { loadTables } from './loadScenario.ts';
import { findTrip } from './renderPlan.ts';
import { fromJourneyRow } from './sealJourney.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/**
 * A trip as its driver's phone shows it: what his sheet says, and nothing more. Before the trip is published, and once it is
 * cancelled, there is no run.
 *
 * @throws AppError `not_found`
 */
export async function driverTrip(
  deps: Deps,
  { planId, tripId }: OfTrip,
): Promise<Omit<DriverTrip, 'expiresAt' | 'eta'>> {
  const row = await findPlan(deps.database, planId);
  if (row === null) throw new AppError('not_found', 'there is no such plan');
  const { scenario, policy } = await loadTables(deps, row.batchId, ['companies', 'drivers']);
  const sheet = await orNull(readSheetState(deps.database, { planId, tripId }));
  const log = await tripLog(deps, { planId, tripId });
  const head = { planId, tripId, batchName: scenario.name, timeZone: scenario.timeZone, sheet, log };
  if (sheet === null || sheet.state === 'cancelled') return { ...head, run: null };
  const plan = await loadDocument(deps, planId);
  const people = await listPeople(deps, row.batchId);
  return { ...head, run: runOf(plan, findTrip(plan, tripId), { scenario, policy, people }) };
}

/** What was told of the trip so far, without what phones do not need: positions, temperatures, words. */
async function tripLog({ database, keys }: Deps, { planId, tripId }: OfTrip): Promise<DriverLogEntry[]> {
  const rows = await listJourneyEvents(database, { planId, tripId });
  return rows
    .map((row) => fromJourneyRow(keys, row))
    .filter((event) => event !== null)
    .filter(({ kind }) => kind !== 'position')
    .sort((a, b) => a.seq - b.seq)
    .map((event) => driverLogEntry(event, event.seq));
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  return answer.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  });
}

/** @param policy the batch's, by which the server itself judges what phones tell */
function runOf(
  plan: PlanPart,
  trip: PartTrip,
  {
    scenario,
    policy,
    people,
  }: { scenario: Pick<Scenario, 'companies' | 'drivers'>; policy: Policy; people: readonly Worker[] },
): DriverRun {
  const companies = new Map(scenario.companies.map((company) => [company.companyId, company]));
  const known = new Map(people.map((worker) => [worker.workerId, worker]));
  const drivers = new Map((scenario.drivers ?? []).map((driver) => [driver.driverId, driver]));
  return {
    bus: trip.bus,
    drivers: trip.crew.map(({ driverId, name }) => ({
      driverId,
      name: drivers.get(driverId)?.name ?? name,
      phone: drivers.get(driverId)?.phone ?? '',
    })),
    stops: trip.stops.map((stop) => stopOf(stop, companies)),
    people: plan.workers
      .filter((worker) => worker.tripId === trip.tripId)
      .map(({ workerId, companyId, seat }) => ({
        workerId,
        seat: seat ?? '',
        company: companies.get(companyId)?.name ?? companyId,
        captain: captainOf(trip, workerId),
        ...personOf(workerId, known.get(workerId), policy),
      })),
    escorts: (trip.escorts ?? []).map(({ companyId }) => {
      const company = companies.get(companyId);
      return { company: company?.name ?? companyId, contact: company?.contact ?? '', phone: company?.phone ?? '' };
    }),
    rules: rulesOf(policy),
  };
}

function stopOf(stop: PlanStop, companies: ReadonlyMap<string, Company>): DriverTripStop {
  const company = stop.companyId === null ? undefined : companies.get(stop.companyId);
  return {
    ...stop,
    address: company?.address ?? countyName(stop.adcode),
    contact: company === undefined ? null : { company: company.name, name: company.contact, phone: company.phone },
  };
}

/** Province, prefecture and county; empty where the stop has none. */
function countyName(adcode: string | null): string {
  const county = adcode === null ? null : countyRegister().byAdcode(adcode);
  return county === null ? '' : `${county.province}${county.prefecture}${county.name}`;
}

/** Somebody whose data were deleted meanwhile is his id alone, as on the sheet. */
function personOf(
  workerId: string,
  worker: Worker | undefined,
  policy: Policy,
): Pick<DriverTripPerson, 'name' | 'phone' | 'idTail'> {
  if (worker === undefined) return { name: workerId, phone: '', idTail: '' };
  const shown = maskId(worker.idNumber, policy);
  return { name: worker.name, phone: worker.phone, idTail: shown.slice(shown.lastIndexOf('*') + 1) };
}

function captainOf({ captains = [] }: PartTrip, workerId: string): DriverTripPerson['captain'] {
  if (captains[0] === workerId) return 'captain';
  return captains.includes(workerId) ? 'deputy' : null;
}

function rulesOf({ trip, temp, rest }: Policy): DriverRun['rules'] {
  return {
    maxWaitMin: trip.max_wait_min,
    feverC: temp.fever_c,
    feverOp: temp.op,
    checkpoints: temp.checkpoints,
    healthStopEveryMin: rest.health_stop_every_min,
    restMinLenMin: rest.min_len,
  };
}
