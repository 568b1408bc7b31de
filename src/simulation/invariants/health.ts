import type { RecordedEvent } from '../../contract/journeyEvent.ts';
import { isolationTerm } from '../../policy/isolation.ts';
import type { Scene } from '../scene.ts';
import type { Invariant, Violation } from './invariant.ts';

/** Every fever and symptom that was told has one alert, and no alert is without its cause; no matter has two. */
export const alertOnce: Invariant = ({ alerts, log }, { scene: { policy } }) => {
  if (alerts === null) return [];
  const found: Violation[] = [];
  const say = (subject: string, what: string) => found.push({ invariant: 'alert_once', subject, what });
  const times = new Map<string, number>();
  for (const { workerId, kind, key } of alerts) {
    const name = `${kind} ${workerId} ${key}`;
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  for (const [name, count] of times) if (count > 1) say(name, `was raised ${count} times`);
  const due = new Set(
    log.filter((event) => isComplaint(event, policy)).map((event) => `complaint ${personOf(event)} ${event.id}`),
  );
  for (const name of due) if (!times.has(name)) say(name, 'was never raised');
  for (const name of times.keys())
    if (name.startsWith('complaint ') && !due.has(name)) say(name, 'was raised without a fever or symptom');
  return found;
};

/** Nobody is released before the days of his origin are over, or while he is set apart or with a doctor. */
export const releaseLawful: Invariant = ({ people }, { scene, events }) => {
  const adcodes = new Map(scene.workers.map(({ workerId, adcode }) => [workerId, adcode]));
  const arrivals = new Map(
    people.map(({ workerId, history }) => [workerId, history.find(({ state }) => state === 'arrived')?.at ?? null]),
  );
  const found: Violation[] = [];
  for (const [workerId, own] of events) {
    const say = (what: string) => found.push({ invariant: 'release_lawful', subject: workerId, what });
    for (const [index, event] of own.entries()) {
      if (event.kind !== 'released') continue;
      const before = own.slice(0, index);
      const came = arrivals.get(workerId) ?? before.find(({ kind }) => kind === 'registered')?.at;
      if (came == null) {
        say('was released without having arrived');
        continue;
      }
      const days = dayOf(event.at, scene) - dayOf(came, scene);
      const { days: asked } = isolationTerm(adcodes.get(workerId) ?? '', dateOf(came, scene), scene.policy);
      if (days < asked) say(`was released after ${days} of ${asked} days`);
      const extended = before.findLast((one) => one.kind === 'extended');
      if (extended?.kind === 'extended' && dateOf(event.at, scene) < extended.until)
        say(`was released before ${extended.until}, until when his stay was extended`);
      const care = before.findLast(({ kind }) => careKinds.has(kind));
      if (care !== undefined && care.kind !== 'returned') say(`was released while ${care.kind}`);
    }
  }
  return found;
};

const careKinds: ReadonlySet<string> = new Set(['isolated', 'referred', 'hospital', 'returned']);

function isComplaint(event: RecordedEvent, { temp }: Scene['policy']): boolean {
  if (event.kind === 'symptom') return true;
  if (event.kind !== 'temperature') return false;
  return temp.op === '>' ? event.celsius > temp.fever_c : event.celsius >= temp.fever_c;
}

function personOf(event: RecordedEvent): string {
  return 'workerId' in event ? event.workerId : '';
}

const calendars = new Map<string, Intl.DateTimeFormat>();

function dateOf(at: string, { timeZone }: Pick<Scene, 'timeZone'>): string {
  const calendar = calendars.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  calendars.set(timeZone, calendar);
  return calendar.format(Date.parse(at));
}

function dayOf(at: string, scene: Pick<Scene, 'timeZone'>): number {
  return Date.parse(dateOf(at, scene)) / 86_400_000;
}
