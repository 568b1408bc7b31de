import type { PlanTrip, PlanWorker } from '../../contract/plan.ts';
import type { WhatIf } from '../../contract/planDraft.ts';
import type { Moved, MoveTarget, PlanLimit } from '../../contract/planEdit.ts';
import type { Writing } from './assemble.ts';
import { certainCrew } from './certainCrew.ts';
import { type DraftState, tripName } from './draftState.ts';
import { countFree, type Duties, dutiesOf } from './duties.ts';
import type { EditBatch } from './editBatch.ts';
import { type Fit, fitSketch } from './fit.ts';
import { idleKinds } from './idleBuses.ts';
import { joining, leaving, moveTo } from './kinds/move.ts';
import { locksOnLeaving, locksOnTrip } from './lockHold.ts';
import { objectiveCny } from './lookPrice.ts';
import { type Party, partedAmong, partiesOf } from './partedBy.ts';
import { busesOf, raised, type TripPair } from './raised.ts';
import type { Sketch } from './sketch.ts';
import { lookAt } from './sketchLook.ts';
import { type GroupRides, groupKey, groupRides, lookOf, type TripLook } from './tripLook.ts';
import { type MovedPerson, whom } from './whom.ts';

type Target = WhatIf['targets'][number];

/** What is the same for every bus that people are held over. */
interface Drag {
  edits: EditBatch;
  state: DraftState;
  people: readonly MovedPerson[];
  writing: Writing;
  /** The trips that the people leave, as they would be without them; null where even that is forbidden or unclear. */
  left: TripPair[] | null;
  cancelled: TripLook[];
  rides: GroupRides;
  duties: Duties;
  parties: Party[];
  locks: PlanLimit[];
  /** Everybody by trip, and the trips that run: nothing is searched for once a bus. */
  riding: ReadonlyMap<string | null, readonly PlanWorker[]>;
  trips: ReadonlyMap<string, { trip: PlanTrip; look: TripLook }>;
}

/**
 * What would come of putting the same people into each bus, into an idle one of each kind, and into none. Verdicts are those of the edit
 * itself: limits are decided from sums where they suffice, else by the timetable engine's quick search; a bus whose crew is not certain
 * from that is drawn up whole. Prices are those of the quick search, which the drawn trip never exceeds.
 */
export function whatIf(
  edits: EditBatch,
  state: DraftState,
  what: Moved,
  writing: Writing,
): { people: number; targets: Target[] } | { limits: PlanLimit[] } {
  const found = whom(state.plan, what);
  if ('limits' in found) return found;
  const { people } = found;
  const { plan } = state;
  const drag = dragOf(edits, state, people, writing);
  const from = new Set(people.map(({ tripId }) => tripId));
  const emptied = new Set(drag.cancelled.map(({ plate }) => plate));
  const running = new Set(plan.trips.map(({ bus }) => bus.plate).filter((plate) => !emptied.has(plate)));
  const targets = plan.trips
    .filter(({ tripId }) => from.size > 1 || !from.has(tripId))
    .map(({ tripId, bus }) => targetOf(drag, { kind: 'trip', tripId }, bus.plate));
  for (const plate of idleKinds(edits, running)) targets.push(targetOf(drag, { kind: 'new', plate }, plate));
  if (from.size > 1 || !from.has(null)) targets.push(targetOf(drag, { kind: 'left_over' }, null));
  return { people: people.length, targets };
}

function dragOf(edits: EditBatch, state: DraftState, people: readonly MovedPerson[], writing: Writing): Drag {
  const { plan } = state;
  const wishes = leaving(edits, state, people);
  const duties = dutiesOf(plan);
  const but = new Set(wishes.map(({ sketch }) => sketch.tripId));
  const riding = byTrip(plan.workers);
  const trips = new Map(
    plan.trips.map((trip) => {
      const workers = riding.get(trip.tripId) ?? [];
      return [trip.tripId, { trip, look: lookOf(edits.batch, trip, { workers }) }] as const;
    }),
  );
  const left: TripPair[] = [];
  const cancelled: TripLook[] = [];
  let isClear = true;
  for (const { sketch } of wishes) {
    if (sketch.people.length === 0) {
      cancelled.push(trips.get(sketch.tripId)!.look);
      continue;
    }
    const freeDrivers = countFree(edits, duties, { plate: sketch.plate, but });
    const after = look(edits, duties, sketch, fitSketch(edits, sketch, { freeDrivers, order: 'keep' }));
    if (after === null) isClear = false;
    else left.push({ before: trips.get(sketch.tripId)!.look, after });
  }
  const locks = locksOnLeaving(state, people);
  return {
    edits,
    state,
    people,
    writing,
    left: isClear ? left : null,
    cancelled,
    rides: groupRides(plan),
    duties,
    parties: partiesOf(edits, plan, new Set(people.map(({ workerId }) => workerId))),
    locks,
    riding,
    trips,
  };
}

function byTrip(workers: readonly PlanWorker[]): Map<string | null, PlanWorker[]> {
  const riding = new Map<string | null, PlanWorker[]>();
  for (const worker of workers) {
    const those = riding.get(worker.tripId);
    if (those === undefined) riding.set(worker.tripId, [worker]);
    else those.push(worker);
  }
  return riding;
}

function look(edits: EditBatch, duties: Duties, sketch: Sketch, fit: Fit): TripLook | null {
  if (!fit.lawful || !certainCrew(edits, duties, sketch, fit)) return null;
  return lookAt(edits, sketch, fit);
}

function targetOf(drag: Drag, to: MoveTarget, plate: string | null): Target {
  const { edits, state, people, left, locks, parties, duties } = drag;
  const goal = to.kind === 'trip' ? to.tripId : null;
  const moving = people.filter(({ tripId }) => goal === null || tripId !== goal);
  const type = plate === null ? undefined : edits.typeOf.get(plate);
  const aboard = goal === null ? 0 : (drag.riding.get(goal)?.length ?? 0);
  const shown = {
    tripId: goal,
    plate,
    aboard: plate === null ? 0 : aboard + moving.length,
    capacity: type === undefined ? 0 : Math.max(...edits.batch.fleet[type]!.capacity),
  };
  const home = to.kind === 'new' ? 'new' : goal;
  const held = [
    ...locks,
    ...(goal === null ? [] : locksOnTrip(state, goal)),
    ...partedAmong(parties, new Map(moving.map(({ workerId }) => [workerId, home]))),
  ];
  if (held.length > 0) return forbids(shown, held);
  // leaving and joining at once, or a crew that is not certain: the edit itself says
  if (left === null || people.some(({ tripId }) => tripId !== null && tripId === goal)) return exact(drag, to, shown);
  if (plate === null) return lawful(drag, moving, null, shown);

  const target = goal === null ? undefined : drag.trips.get(goal);
  const ids = moving.map(({ workerId }) => workerId);
  const { sketch, order } = joining(edits, state, target?.trip ?? { tripId: tripName(state.lastTrip + 1), plate }, ids);
  const but = new Set([sketch.tripId, ...people.flatMap(({ tripId }) => tripId ?? [])]);
  const fit = fitSketch(edits, sketch, { freeDrivers: countFree(edits, duties, { plate, but }), order });
  if (!fit.lawful) return forbids(shown, fit.limits);
  const after = look(edits, duties, sketch, fit);
  if (after === null) return exact(drag, to, shown);
  return lawful(drag, moving, { before: target?.look ?? null, after }, shown);
}

type Shown = Pick<Target, 'tripId' | 'plate' | 'aboard' | 'capacity'>;

function forbids(shown: Shown, limits: PlanLimit[]): Target {
  return { ...shown, verdict: 'forbidden', limits, objectiveCny: null, distanceM: null };
}

/** A move that breaks nothing: what it comes near to, and what it costs. */
function lawful(drag: Drag, moving: readonly MovedPerson[], joined: TripPair | null, shown: Shown): Target {
  const { edits, state, left, cancelled } = drag;
  const { plan } = state;
  const pairs = [...left!, ...(joined === null ? [] : [joined])];
  const groups = ridesAfter(drag, moving, joined?.after.tripId ?? null);
  const was = plan.unassigned.length;
  const leftBefore = moving.filter(({ tripId }) => tripId === null).length;
  const limits = raised(edits.batch, pairs, {
    buses: plan.trips.length,
    rides: groups,
    left: { before: was, after: joined === null ? was + moving.length - leftBefore : was - leftBefore },
  });
  const price = (looks: readonly TripLook[]) => objectiveCny(edits.batch, looks);
  const before = [...cancelled, ...pairs.flatMap((pair) => pair.before ?? [])];
  const after = pairs.map((pair) => pair.after);
  const splits = groups.reduce((sum, group) => sum + Math.max(1, group.after) - Math.max(1, group.before), 0);
  const metres = (looks: readonly TripLook[]) => looks.reduce((sum, { distanceM }) => sum + distanceM, 0);
  const changeCny = price(after) - price(before) + splits * edits.batch.policy.price.split_group;
  return {
    ...shown,
    verdict: limits.length > 0 ? 'warning' : 'allowed',
    limits,
    objectiveCny: Math.round(100 * changeCny) / 100,
    distanceM: metres(after) - metres(before),
  };
}

/** Buses of the groups whose people are moved, before and after. */
function ridesAfter({ riding, rides }: Drag, moving: readonly MovedPerson[], goal: string | null) {
  const moved = new Set(moving.map(({ workerId }) => workerId));
  const from = new Set(moving.map(({ tripId }) => tripId));
  const after = new Map<string, Map<string, number>>();
  for (const worker of [...from].flatMap((tripId) => riding.get(tripId) ?? [])) {
    if (!moved.has(worker.workerId)) continue;
    const key = groupKey(worker);
    const trips = after.get(key) ?? new Map(rides.get(key));
    if (worker.tripId !== null) trips.set(worker.tripId, trips.get(worker.tripId)! - 1);
    if (worker.tripId !== null && trips.get(worker.tripId) === 0) trips.delete(worker.tripId);
    if (goal !== null) trips.set(goal, (trips.get(goal) ?? 0) + 1);
    after.set(key, trips);
  }
  return [...after].map(([group, trips]) => ({ group, before: busesOf(rides, group), after: trips.size }));
}

/** The edit itself, thrown away. */
function exact({ edits, state, people, writing }: Drag, to: MoveTarget, shown: Shown): Target {
  const outcome = moveTo(edits, state, people, to, writing);
  if (!outcome.done) return forbids(shown, outcome.limits);
  const [before, after] = [state.plan.kpis, outcome.state.plan.kpis];
  return {
    ...shown,
    verdict: outcome.raised.length > 0 ? 'warning' : 'allowed',
    limits: outcome.raised,
    objectiveCny: Math.round(100 * (after.objective - before.objective)) / 100,
    distanceM: after.distanceM - before.distanceM,
  };
}
