import type { ObservationSheet, ObservedPerson, WardenDuty } from '../../contract/observation.ts';
import { nobodys } from '../../contract/wardens.ts';
import { daysBetween, localDate } from '../../health/localDays.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { isOnListOf, type WardensOfBeds, wardensOfBeds } from '../dorms/wardens.ts';
import { journeyClock } from '../journeyClock.ts';
import { loadJourney } from '../loadJourney.ts';
import { namesOf } from '../people.ts';
import { type ObservedJourney, observeAll, openComplaints } from './observe.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/**
 * The sheet of a day: everybody who is observed on it, or waits for his release, as far as the reader may see him.
 *
 * @param date null: today
 * @param warden only people in his buildings; `nobodys`: in nobody's; null: everybody
 * @throws as `loadJourney`
 */
export async function readObservation(
  deps: Deps,
  planId: string,
  { date, warden }: { date: string | null; warden: string | null } = { date: null, warden: null },
): Promise<ObservationSheet> {
  const journey = await loadJourney(deps, planId);
  const nowMs = journeyClock(journey);
  const day = date ?? localDate(nowMs, journey.timeZone);
  const everybody = observeAll(journey, nowMs);
  const names = await namesOf(
    deps,
    journey.row.batchId,
    everybody.map(({ person }) => person.workerId),
    journey.policy,
  );
  const wardens = await wardensOfBeds(deps.database, journey.row.batchId);
  const all = everybody
    .filter((one) => isOnSheet(one, day, journey.timeZone))
    .map((one) => present(one, day, names.get(one.person.workerId) ?? ''));
  const people = all.filter(({ bedId }) => isOnListOf(warden, bedId, wardens));
  const slots = people.flatMap((one) => one.slots);
  return {
    date: day,
    now: new Date(nowMs).toISOString(),
    fever: { celsius: journey.policy.temp.fever_c, op: journey.policy.temp.op },
    times: journey.policy.iso.temp_times,
    due: slots.filter(({ state }) => state === 'due').length,
    missed: slots.filter(({ state }) => state === 'missed').length,
    releasable: people.filter(({ obstacles }) => obstacles.length === 0).length,
    wardens: dutiesOf(all, wardens),
    people,
  };
}

/** What each warden has to see to, by login, then what is in nobody's building; none where no building has one. */
function dutiesOf(people: readonly ObservedPerson[], wardens: WardensOfBeds): WardenDuty[] {
  if (wardens.logins.length === 0) return [];
  return [...wardens.logins, null].map((login) => {
    const own = people.filter(({ bedId }) => isOnListOf(login ?? nobodys, bedId, wardens));
    const slots = own.flatMap((person) => person.slots);
    const count = (wanted: string) => slots.filter(({ state }) => state === wanted).length;
    return { login, people: own.length, due: count('due'), missed: count('missed') };
  });
}

/** Observed on that day: arrived by then, and not gone before it. */
function isOnSheet({ person, term }: ObservedJourney, day: string, timeZone: string): boolean {
  if (day < term.firstDay) return false;
  const gone = person.history.find(({ kind }) => kind === 'released' || kind === 'checked_out');
  return gone === undefined || day <= localDate(Date.parse(gone.at), timeZone);
}

function present(one: ObservedJourney, day: string, nameMasked: string): ObservedPerson {
  const { person, term, slots, obstacles, steps } = one;
  return {
    workerId: person.workerId,
    companyId: person.companyId ?? '',
    nameMasked,
    tripId: person.tripId,
    bedId: person.bedId,
    state: person.state,
    firstDay: term.firstDay,
    lastDay: term.lastDay,
    day: daysBetween(term.firstDay, day),
    singleRoom: term.singleRoom,
    isExtended: daysBetween(term.firstDay, term.lastDay) > term.days,
    slots: slots
      .filter(({ key }) => key.startsWith(day))
      .map(({ key, dueMs, state, doneMs }) => ({
        key,
        dueAt: new Date(dueMs).toISOString(),
        state,
        doneAt: doneMs === null ? null : new Date(doneMs).toISOString(),
      })),
    missed: slots.filter(({ state }) => state === 'missed').length,
    temperature: person.temperature && {
      celsius: person.temperature.celsius,
      at: new Date(person.temperature.at).toISOString(),
      isFever: person.temperature.isFever,
    },
    complaints: openComplaints(one).map(({ atMs, kind, what }) => ({ at: new Date(atMs).toISOString(), kind, what })),
    obstacles,
    steps,
  };
}
