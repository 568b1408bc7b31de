import type { Plan } from '../../contract/plan.ts';
import type { Moved, PlanLimit } from '../../contract/planEdit.ts';
import { compareIds } from '../demand.ts';
import { forbidden } from './limitsOf.ts';

/** People to be moved, by name, each with the trip that he is in now (null: left over). */
export interface MovedPerson {
  workerId: string;
  tripId: string | null;
}

/** Whom an edit names, in order of their ids; or that it names nobody. */
export function whom(plan: Plan, what: Moved): { people: MovedPerson[] } | { limits: PlanLimit[] } {
  switch (what.kind) {
    case 'group': {
      const members = plan.workers.filter(
        ({ tripId, adcode, companyId }) =>
          tripId === what.tripId && adcode === what.adcode && companyId === what.companyId,
      );
      return some(members, what.people);
    }
    case 'stop': {
      const stop = tripOf(plan, what.tripId)?.stops.find(({ seq }) => seq === what.seq);
      return some(riding(plan, [...(stop?.board ?? []), ...(stop?.alight ?? [])]));
    }
    case 'workers': {
      const people = riding(plan, what.workerIds);
      const known = new Set(people.map(({ workerId }) => workerId));
      return what.workerIds.every((workerId) => known.has(workerId)) ? some(people) : nobody();
    }
    case 'trip':
      return some(plan.workers.filter(({ tripId }) => tripId === what.tripId));
  }
}

function tripOf({ trips }: Plan, tripId: string) {
  return trips.find((trip) => trip.tripId === tripId);
}

function riding({ workers }: Plan, ids: readonly string[]): MovedPerson[] {
  const wanted = new Set(ids);
  return workers.filter(({ workerId }) => wanted.has(workerId));
}

function some(people: readonly MovedPerson[], limit?: number): { people: MovedPerson[] } | { limits: PlanLimit[] } {
  if (people.length === 0 || people.length < (limit ?? 0)) return nobody();
  const sorted = people
    .map(({ workerId, tripId }) => ({ workerId, tripId }))
    .sort((a, b) => compareIds(a.workerId, b.workerId));
  return { people: sorted.slice(0, limit) };
}

function nobody(): { limits: PlanLimit[] } {
  const text = {
    zh: '方案中没有所指的人员、班次或站点，或没有这么多人',
    en: 'the draft has no such people, trip or stop, or not so many',
  };
  return { limits: [forbidden(null, 'unknown', 'in the draft', 'unknown', text)] };
}
