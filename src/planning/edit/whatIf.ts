import type { Plan } from '../../contract/plan.ts';
import type { WhatIf } from '../../contract/planDraft.ts';
import type { Moved, MoveTarget, PlanLimit } from '../../contract/planEdit.ts';
import type { Writing } from './assemble.ts';
import { certainCrew } from './certainCrew.ts';
import { busyDrivers, freeAt } from './changeTrips.ts';
import { type DraftState, tripName } from './draftState.ts';
import type { EditBatch } from './editBatch.ts';
import { type Fit, fitSketch } from './fit.ts';
import { idleKinds } from './idleBuses.ts';
import { joining, leaving, moveTo } from './kinds/move.ts';
import { locksOnLeaving, locksOnTrip } from './lockHold.ts';
import { objectiveCny } from './lookPrice.ts';
import { partedBy } from './partedBy.ts';
import { busesOf, raised, type TripPair } from './raised.ts';
import type { Sketch } from './sketch.ts';
import { lookAt } from './sketchLook.ts';
import { freeDrivers } from './staff.ts';
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
  free: ReturnType<typeof freeDrivers>;
  locks: PlanLimit[];
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
  const busy = busyDrivers(plan, new Set(wishes.map(({ sketch }) => sketch.tripId)));
  const free = freeDrivers(edits.batch, busy);
  const before = new Map(plan.trips.map((trip) => [trip.tripId, lookOf(edits.batch, trip, plan)]));
  const left: TripPair[] = [];
  const cancelled: TripLook[] = [];
  let isClear = true;
  for (const { sketch } of wishes) {
    if (sketch.people.length === 0) {
      cancelled.push(before.get(sketch.tripId)!);
      continue;
    }
    const after = look(
      edits,
      state,
      sketch,
      fitSketch(edits, sketch, { freeDrivers: freeAt(edits, free, sketch.plate), order: 'keep' }),
    );
    if (after === null) isClear = false;
    else left.push({ before: before.get(sketch.tripId)!, after });
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
    free,
    locks,
  };
}

function look(edits: EditBatch, state: DraftState, sketch: Sketch, fit: Fit): TripLook | null {
  if (!fit.lawful || !certainCrew(edits, state.plan, sketch, fit)) return null;
  return lookAt(edits, sketch, fit);
}

function targetOf(drag: Drag, to: MoveTarget, plate: string | null): Target {
  const { edits, state, people, left, locks } = drag;
  const { plan } = state;
  const goal = to.kind === 'trip' ? to.tripId : null;
  const moving = people.filter(({ tripId }) => goal === null || tripId !== goal);
  const type = plate === null ? undefined : edits.typeOf.get(plate);
  const aboard = goal === null ? 0 : plan.workers.filter(({ tripId }) => tripId === goal).length;
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
    ...partedBy(edits, plan, new Map(moving.map(({ workerId }) => [workerId, home]))),
  ];
  if (held.length > 0) return forbids(shown, held);
  // leaving and joining at once, or a crew that is not certain: the edit itself says
  if (left === null || people.some(({ tripId }) => tripId !== null && tripId === goal)) return exact(drag, to, shown);
  if (plate === null) return lawful(drag, moving, null, shown);

  const target = plan.trips.find(({ tripId }) => tripId === goal);
  const ids = moving.map(({ workerId }) => workerId);
  const { sketch, order } = joining(edits, state, target ?? { tripId: tripName(state.lastTrip + 1), plate }, ids);
  const fit = fitSketch(edits, sketch, { freeDrivers: freeAt(edits, freeFor(drag, sketch), plate), order });
  if (!fit.lawful) return forbids(shown, fit.limits);
  const after = look(edits, state, sketch, fit);
  if (after === null) return exact(drag, to, shown);
  const before = target === undefined ? null : lookOf(edits.batch, target, plan);
  return lawful(drag, moving, { before, after }, shown);
}

/** Drivers for a bus that people join: those whom nobody else needs, its own among them. */
function freeFor({ edits, state, free, people }: Drag, sketch: Sketch): ReturnType<typeof freeDrivers> {
  if (free === null || sketch.crew.length === 0) return free;
  const changed = new Set([sketch.tripId, ...people.flatMap(({ tripId }) => tripId ?? [])]);
  return freeDrivers(edits.batch, busyDrivers(state.plan, changed));
}

type Shown = Pick<Target, 'tripId' | 'plate' | 'aboard' | 'capacity'>;

function forbids(shown: Shown, limits: PlanLimit[]): Target {
  return { ...shown, verdict: 'forbidden', limits, objectiveCny: null, distanceM: null };
}

/** A move that breaks nothing: what it comes near to, and what it costs. */
function lawful(drag: Drag, moving: readonly MovedPerson[], joined: TripPair | null, shown: Shown): Target {
  const { edits, state, left, cancelled, rides } = drag;
  const { plan } = state;
  const pairs = [...left!, ...(joined === null ? [] : [joined])];
  const groups = ridesAfter(plan, rides, moving, joined?.after.tripId ?? null);
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
function ridesAfter(plan: Plan, rides: GroupRides, moving: readonly MovedPerson[], goal: string | null) {
  const moved = new Set(moving.map(({ workerId }) => workerId));
  const after = new Map<string, Map<string, number>>();
  for (const worker of plan.workers) {
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
