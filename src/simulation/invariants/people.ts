import { workerStates } from '../../contract/journey.ts';
import type { Invariant, Violation } from './invariant.ts';

/** Everybody of the plan is there once, in one state that there is; nobody else is. */
export const nobodyLost: Invariant = ({ people }, { scene: { workers } }) => {
  const seen = new Map<string, number>();
  const found: Violation[] = [];
  const say = (subject: string, what: string) => found.push({ invariant: 'nobody_lost', subject, what });
  for (const { workerId, state } of people) {
    seen.set(workerId, (seen.get(workerId) ?? 0) + 1);
    if (!workerStates.includes(state)) say(workerId, `is in no known state: ${state}`);
  }
  const known = new Set(workers.map(({ workerId }) => workerId));
  for (const workerId of known) {
    const times = seen.get(workerId) ?? 0;
    if (times !== 1) say(workerId, `is there ${times} times`);
  }
  for (const workerId of seen.keys()) if (!known.has(workerId)) say(workerId, 'is nobody of the plan');
  return found;
};

/** Each event that stands is in its person's history, once, in the order of time; the newest entry says the state that he is in. */
export const fullHistory: Invariant = ({ people }, { events }) => {
  const found: Violation[] = [];
  for (const { workerId, history, state } of people) {
    const say = (what: string) => found.push({ invariant: 'full_history', subject: workerId, what });
    const times = new Map<string, number>();
    const states = new Map<string, Set<string>>();
    for (const { eventId, kind, state: after } of history) {
      states.set(eventId, (states.get(eventId) ?? new Set()).add(after));
      // what a bus does happens to its passengers too
      if (kind === 'arrived' || kind === 'handed_over') continue;
      // who boards a bus that has come already is told of twice by one event: he boards, and is there
      times.set(eventId, (times.get(eventId) ?? 0) + 1);
    }
    for (const { id, kind } of events.get(workerId) ?? []) {
      if (kind === 'handed_over') continue;
      const count = times.get(id) ?? 0;
      const isArrivalToo = count === 2 && states.get(id)?.size === 2;
      if (count !== 1 && !isArrivalToo) say(`${kind} ${id} stands ${count} times in the history`);
      times.delete(id);
    }
    for (const eventId of times.keys()) say(`${eventId} is in the history and does not stand in the log`);
    if (history.some(({ at }, n) => n > 0 && Date.parse(at) < Date.parse(history[n - 1]!.at)))
      say('history out of order');
    const last = history.at(-1);
    if (last !== undefined && last.state !== state) say(`is ${state}, the history ends in ${last.state}`);
  }
  return found;
};
