import type { Plan, PlanTrip } from '../../../contract/plan.ts';
import type { MoveTarget, PlanEdit, PlanLimit } from '../../../contract/planEdit.ts';
import type { Bilingual } from '../../../contract/text.ts';
import type { Writing } from '../assemble.ts';
import { changeTrips, type Outcome, type Wish } from '../changeTrips.ts';
import type { DraftState } from '../draftState.ts';
import { tripName } from '../draftState.ts';
import type { EditBatch } from '../editBatch.ts';
import { rankedIdleBuses } from '../idleBuses.ts';
import { forbidden } from '../limitsOf.ts';
import { locksOnLeaving, locksOnTrip } from '../lockHold.ts';
import { groupName } from '../names.ts';
import { partedBy } from '../partedBy.ts';
import { sketchOf } from '../sketch.ts';
import { type MovedPerson, whom } from '../whom.ts';

/** Moves people to another bus, to an idle one, or out of all. */
export function movePeople(
  edits: EditBatch,
  state: DraftState,
  { what, to }: PlanEdit & { kind: 'move' },
  writing: Writing,
): Outcome {
  const found = whom(state.plan, what);
  if ('limits' in found) return { done: false, limits: found.limits };
  return moveTo(edits, state, found.people, to, writing);
}

/** The same for people who are known already. */
export function moveTo(
  edits: EditBatch,
  state: DraftState,
  people: readonly MovedPerson[],
  to: MoveTarget,
  writing: Writing,
): Outcome {
  const { plan } = state;
  const goal = to.kind === 'trip' ? to.tripId : null;
  const target = plan.trips.find(({ tripId }) => tripId === goal) ?? null;
  if (goal !== null && target === null) return refused(unknownTrip(goal));
  const moving = people.filter(({ tripId }) => to.kind === 'new' || tripId !== goal);
  if (moving.length === 0) return refused(alreadyThere(goal));
  const ids = moving.map(({ workerId }) => workerId);
  // a bus that is yet to be chosen has no id: any name that no trip has will do
  const home = to.kind === 'new' ? 'new' : goal;
  const limits = [
    ...locksOnLeaving(state, moving),
    ...(goal === null ? [] : locksOnTrip(state, goal)),
    ...partedBy(edits, plan, new Map(ids.map((workerId) => [workerId, home]))),
  ];
  if (limits.length > 0) return { done: false, limits };

  const left = leaving(edits, state, moving);
  const byHand = { workerIds: ids, tripIds: [] };
  if (to.kind === 'left_over')
    return changeTrips(edits, state, { trips: left, left: ids, byHand, text: leftText(edits, moving, plan) }, writing);
  if (target !== null) {
    const wish = joining(edits, state, target, ids);
    const text = moveText(edits, moving, plan, { tripId: target.tripId, plate: target.bus.plate });
    return changeTrips(edits, state, { trips: [...left, wish], left: [], byHand, text }, writing);
  }
  return toIdleBus(edits, state, { ids, left, moving, plate: to.kind === 'new' ? to.plate : undefined }, writing);
}

/** The trips that people leave, in their order of stops. */
export function leaving(edits: EditBatch, { plan }: DraftState, moving: readonly MovedPerson[]): Wish[] {
  const gone = new Set(moving.map(({ workerId }) => workerId));
  const from = new Set(moving.map(({ tripId }) => tripId));
  return plan.trips
    .filter(({ tripId }) => from.has(tripId))
    .map((trip) => {
      const sketch = sketchOf(edits, trip);
      const people = sketch.people.filter((workerId) => !gone.has(workerId));
      return { sketch: { ...sketch, people }, order: 'keep', crew: 'prefer' };
    });
}

/** A bus that people join: its order of stops gives way, unless it was made by hand. */
export function joining(
  edits: EditBatch,
  { byHand }: DraftState,
  target: PlanTrip | { tripId: string; plate: string },
  ids: readonly string[],
): Wish {
  if ('plate' in target) {
    const sketch = { ...target, crew: [], pickups: [], dropoffs: [], people: ids };
    return { sketch, order: 'free', crew: 'prefer' };
  }
  const sketch = sketchOf(edits, target);
  const order = byHand.tripIds.includes(target.tripId) ? 'keep' : 'free';
  return { sketch: { ...sketch, people: [...sketch.people, ...ids] }, order, crew: 'prefer' };
}

/** A bus that stands idle: the one named, else the cheapest that can. */
function toIdleBus(
  edits: EditBatch,
  state: DraftState,
  {
    ids,
    left,
    moving,
    plate,
  }: { ids: string[]; left: Wish[]; moving: readonly MovedPerson[]; plate: string | undefined },
  writing: Writing,
): Outcome {
  const { plan } = state;
  const tripId = tripName(state.lastTrip + 1);
  const emptied = new Set(left.flatMap((wish) => (wish.sketch.people.length === 0 ? [wish.sketch.plate] : [])));
  const running = plan.trips.map(({ bus }) => bus.plate).filter((running) => !emptied.has(running));
  if (plate !== undefined && running.includes(plate)) return refused(busTaken(plate));
  const plates =
    plate === undefined ? rankedIdleBuses(edits, plan, { tripId, people: ids }, new Set(running)) : [plate];
  let first: Outcome | null = null;
  for (const bus of plates) {
    const wish = joining(edits, state, { tripId, plate: bus }, ids);
    const text = moveText(edits, moving, plan, { tripId, plate: bus });
    const byHand = { workerIds: ids, tripIds: [] };
    const outcome = changeTrips(edits, state, { trips: [...left, wish], left: [], byHand, text }, writing);
    if (outcome.done) return outcome;
    first ??= outcome;
  }
  return first ?? refused(noIdleBus());
}

function refused(limit: PlanLimit): Outcome {
  return { done: false, limits: [limit] };
}

/** Whom an edit moves, in words: so many people of which groups. */
function peopleText({ batch }: EditBatch, moving: readonly MovedPerson[], plan: Plan): Bilingual {
  const ids = new Set(moving.map(({ workerId }) => workerId));
  const groups = new Set(
    plan.workers.flatMap(({ workerId, adcode, companyId }) =>
      ids.has(workerId) ? [groupName(batch.places.list, adcode, companyId)] : [],
    ),
  );
  const names = groups.size > 3 ? null : [...groups];
  const from = [...new Set(moving.map(({ tripId }) => tripId))];
  return {
    zh: `${from.map((tripId) => tripId ?? '未安排').join('+')} 的 ${moving.length} 人（${names?.join('、') ?? `${groups.size} 组`}）`,
    en: `${moving.length} of ${from.map((tripId) => tripId ?? 'those left over').join('+')} (${names?.join(', ') ?? `${groups.size} groups`})`,
  };
}

function moveText(
  edits: EditBatch,
  moving: readonly MovedPerson[],
  plan: Plan,
  { tripId, plate }: { tripId: string; plate: string },
): Bilingual {
  const people = peopleText(edits, moving, plan);
  return { zh: `${people.zh}移到 ${tripId}（${plate}）`, en: `${people.en} to ${tripId} (${plate})` };
}

function leftText(edits: EditBatch, moving: readonly MovedPerson[], plan: Plan): Bilingual {
  const people = peopleText(edits, moving, plan);
  return { zh: `${people.zh}移出，未安排`, en: `${people.en} left over` };
}

/** The draft has no trip of that id. */
export function unknownTrip(tripId: string): PlanLimit {
  const text = { zh: `草稿中没有班次 ${tripId}`, en: `the draft has no trip ${tripId}` };
  return forbidden(tripId, 'unknown', 'in the draft', tripId, text);
}

function alreadyThere(tripId: string | null): PlanLimit {
  const text = { zh: '这些人员已在该处', en: 'these people are there already' };
  return forbidden(tripId, 'nothing', 'a change', 'none', text);
}

/** A bus drives one trip a batch. */
export function busTaken(plate: string): PlanLimit {
  const text = { zh: `客车 ${plate} 已有班次`, en: `the bus ${plate} drives another trip` };
  return forbidden(null, 'bus', 'idle', plate, text);
}

function noIdleBus(): PlanLimit {
  return forbidden(null, 'bus', 'idle', 'none', { zh: '没有空闲的客车', en: 'no bus stands idle' });
}
