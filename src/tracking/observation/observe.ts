import type { PersonJourney, WorkerState } from '../../contract/journey.ts';
import type { RecordedEvent } from '../../contract/journeyEvent.ts';
import { type CareState, type CareStep, stepsFrom } from '../../health/observation/path.ts';
import { obstaclesToRelease, type ReleaseObstacle } from '../../health/observation/release.ts';
import { readingSlots, type Slot } from '../../health/observation/slots.ts';
import { type ObservationTerm, observationTerm } from '../../health/observation/term.ts';
import { isFever } from '../../policy/fever.ts';
import { isSettled } from '../journey/personState.ts';
import type { LoadedJourney } from '../loadJourney.ts';

/** Fever or symptom. */
export interface Complaint {
  eventId: string;
  atMs: number;
  kind: 'fever' | 'symptom';
  /** Degrees, or what was told. */
  what: string;
}

/** Somebody who arrived, as observation sees him. */
export interface ObservedJourney {
  person: PersonJourney;
  state: CareState;
  arrivedMs: number;
  term: ObservationTerm;
  slots: Slot[];
  /** All since his arrival. */
  complaints: Complaint[];
  /** When he last came back from isolation or hospital; null where he never went. */
  returnedMs: number | null;
  readingsMs: number[];
  obstacles: ReleaseObstacle[];
  steps: CareStep[];
}

const careStateOf: Partial<Record<WorkerState, CareState>> = {
  registered: 'observed',
  in_bed: 'observed',
  isolated: 'isolated',
  referred: 'referred',
  hospital: 'hospital',
  released: 'released',
  checked_out: 'checked_out',
};

/** What observation looks at of a journey. */
export type ObservedSource = Pick<LoadedJourney, 'fold' | 'policy' | 'timeZone'> & {
  plan: Pick<LoadedJourney['plan'], 'workers'>;
};

/** Everybody of a journey who has arrived and was registered, with what the rules ask of him. */
export function observeAll(journey: ObservedSource, nowMs: number): ObservedJourney[] {
  const adcodes = new Map(journey.plan.workers.map(({ workerId, adcode }) => [workerId, adcode]));
  const { people, told } = journey.fold;
  return [...people.values()]
    .filter(({ state }) => isSettled(state))
    .map((person) =>
      observe(
        journey,
        { person, adcode: adcodes.get(person.workerId) ?? '', told: told.get(person.workerId) ?? [] },
        nowMs,
      ),
    );
}

function observe(
  { policy, timeZone }: ObservedSource,
  { person, adcode, told }: { person: PersonJourney; adcode: string; told: readonly RecordedEvent[] },
  nowMs: number,
): ObservedJourney {
  const { history } = person;
  const timeOf = (is: (entry: PersonJourney['history'][number]) => boolean) => {
    const entry = history.find(is);
    return entry === undefined ? null : Date.parse(entry.at);
  };
  const arrivedMs = timeOf(({ state }) => state === 'arrived') ?? timeOf(({ state }) => isSettled(state)) ?? nowMs;
  const extendedUntil = person.stayUntil;
  const term = observationTerm({ adcode, arrivedMs, timeZone, extendedUntil }, policy);
  const since = told.filter(({ at }) => Date.parse(at) >= arrivedMs);
  const complaints = since.flatMap((event): Complaint[] => {
    const of = { eventId: event.id, atMs: Date.parse(event.at) };
    if (event.kind === 'symptom') return [{ ...of, kind: 'symptom', what: event.what }];
    if (event.kind !== 'temperature' || !isFever(event.celsius, policy)) return [];
    return [{ ...of, kind: 'fever', what: event.celsius.toFixed(1) }];
  });
  const readingsMs = since.filter(({ kind }) => kind === 'temperature').map(({ at }) => Date.parse(at));
  const returned = history.findLast(({ kind }) => kind === 'returned');
  const returnedMs = returned === undefined ? null : Date.parse(returned.at);
  const ended = history.find(({ kind }) => kind === 'released' || kind === 'checked_out');
  const endedMs = ended === undefined ? null : Date.parse(ended.at);
  const state = careStateOf[person.state] ?? 'observed';
  const observed = { term, arrivedMs, endedMs, away: awayOf(history), readingsMs, timeZone };
  const release = { term, state, complaintsMs: complaints.map(({ atMs }) => atMs), returnedMs, readingsMs, timeZone };
  const obstacles = obstaclesToRelease(release, nowMs);
  return {
    person,
    state,
    arrivedMs,
    term,
    slots: readingSlots(observed, nowMs, policy),
    complaints,
    returnedMs,
    readingsMs,
    obstacles,
    steps: stepsFrom(state).filter((step) => step !== 'released' || obstacles.length === 0),
  };
}

/** Complaints that nobody has cleared by bringing him back. */
export function openComplaints({
  complaints,
  returnedMs,
}: Pick<ObservedJourney, 'complaints' | 'returnedMs'>): Complaint[] {
  return complaints.filter(({ atMs }) => returnedMs === null || atMs > returnedMs);
}

/** Times with a doctor. */
function awayOf(history: PersonJourney['history']): { fromMs: number; toMs: number | null }[] {
  const away: { fromMs: number; toMs: number | null }[] = [];
  for (const { kind, at } of history) {
    const isOut = away.length > 0 && away.at(-1)!.toMs === null;
    if ((kind === 'referred' || kind === 'hospital') && !isOut) away.push({ fromMs: Date.parse(at), toMs: null });
    else if ((kind === 'returned' || kind === 'isolated' || kind === 'bed') && isOut)
      away.at(-1)!.toMs = Date.parse(at);
  }
  return away;
}
