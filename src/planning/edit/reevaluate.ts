import type { Plan, PlanBounds, PlanTrip, PlanUnassigned } from '../../contract/plan.ts';
import type { PlanLimit } from '../../contract/planEdit.ts';
import { type Bilingual, inLocale, type Locale } from '../../contract/text.ts';
import { compareIds } from '../demand.ts';
import { planRejected } from '../makePlan.ts';
import { partiesOf, planWorker } from '../planWorker.ts';
import type { PlannedTrip } from '../trips.ts';
import { assemblePlan, type Writing } from './assemble.ts';
import { busyDrivers, freeAt, noCrew, type Outcome } from './changeTrips.ts';
import type { DraftState } from './draftState.ts';
import type { EditBatch } from './editBatch.ts';
import { type Fit, fitSketch } from './fit.ts';
import { leftOverBounds } from './leftOverBounds.ts';
import { leftOverAnew } from './leftOverSince.ts';
import { carriedLocks } from './lockHold.ts';
import { partedBy } from './partedBy.ts';
import { raisedBy } from './raised.ts';
import { type Sketch, sketchOf } from './sketch.ts';
import { type FittedSketch, freeDrivers, staffSketches } from './staff.ts';
import { listPatch } from './statePatch.ts';

/**
 * Holds a draft against the batch of today: times and figures anew, nobody moved. People who were withdrawn are gone, people who came since stand in
 * `unassigned`, trips without anybody left are cancelled. A trip that the rules of today forbid stays as it stands, and what it breaks is in
 * `broken`.
 * @param hasRejected whether the batch knows its rejected rows; else those of the document stay
 * @param isSameInput true where nothing of the batch has changed since the bounds were proven
 */
export function reevaluate(
  edits: EditBatch,
  state: DraftState,
  { isSameInput, hasRejected }: { isSameInput: boolean; hasRejected: boolean },
  writing: Writing,
): Outcome {
  const today = withPeopleOfToday(edits, state.plan, hasRejected, writing.locale);
  const present = isSameInput ? today : { ...today, unassigned: leftOverAnew(today.unassigned, writing.locale) };
  const limits: PlanLimit[] = [];
  const fitted: FittedSketch[] = [];
  const cancelled = new Set<string>();
  const free = freeDrivers(edits.batch, new Set());
  for (const trip of present.trips) {
    const sketch = sketchOf(edits, trip);
    if (sketch.people.length === 0) {
      cancelled.add(trip.tripId);
      continue;
    }
    const fit = fitOf(edits, sketch, freeAt(edits, free, sketch.plate));
    if (fit.lawful) fitted.push({ sketch, fit, crew: 'prefer' });
    else limits.push(...fit.limits);
  }
  const staying = new Set(fitted.map(({ sketch }) => sketch.tripId));
  const drawn = staffSketches(edits, fitted, busyDrivers(present, staying), state, writing.locale);
  fitted.forEach((one, i) => {
    if (drawn[i] === null) limits.push(noCrew(edits, one));
  });
  const plan = assemblePlan(
    edits,
    {
      plan: isSameInput ? present : withoutShortages(present),
      proof: { left: present.unassigned.length, bounds: boundsOf(edits, state, present, isSameInput) },
    },
    { drawn: drawn.filter((one): one is PlannedTrip => one !== null), cancelled, left: new Set() },
    writing,
  );
  limits.push(...partedBy(edits, plan, new Map(plan.workers.map(({ workerId, tripId }) => [workerId, tripId]))));
  const next: DraftState = {
    ...state,
    plan,
    locks: carriedLocks(state, plan),
    broken: limits,
    proof: { left: plan.unassigned.length, bounds: plan.bounds },
  };
  const changed = new Set(
    listPatch(state.plan.trips, plan.trips, ({ tripId }) => tripId).put.map(({ tripId }) => tripId),
  );
  return {
    done: true,
    state: next,
    text: textOf(changed.size, limits.length),
    raised: raisedBy(edits.batch, state.plan, plan, changed),
  };
}

/** Who has drivers now is not who had them then. */
function withoutShortages({ staffing, ...plan }: Plan): Plan {
  if (staffing === undefined) return plan;
  const { shortages: _, ...counted } = staffing;
  return { ...plan, staffing: counted };
}

function fitOf(edits: EditBatch, sketch: Sketch, freeCount: number): Fit {
  return fitSketch(edits, sketch, { freeDrivers: freeCount, order: 'keep' });
}

/** The document with the people and rejected rows of the batch as it is today. */
function withPeopleOfToday({ batch, workers }: EditBatch, plan: Plan, hasRejected: boolean, locale: Locale): Plan {
  const known = new Map(plan.workers.map((worker) => [worker.workerId, worker]));
  const gone = new Set(plan.workers.filter(({ workerId }) => !workers.has(workerId)).map(({ workerId }) => workerId));
  const isHere = (workerId: string) => !gone.has(workerId);
  const parties = partiesOf(batch.groups);
  const people = batch.intake.workers.map((worker) => {
    const { tripId = null, seat = null, dorm = null, stay } = known.get(worker.workerId) ?? {};
    return { ...planWorker(worker, { tripId, seat, dorm }, parties), ...(stay && { stay }) };
  });
  const added = people.filter(({ workerId }) => !known.has(workerId)).map(({ workerId }) => newcomer(workerId, locale));
  return {
    ...plan,
    trips: gone.size === 0 ? plan.trips : plan.trips.map((trip) => without(trip, isHere)),
    workers: people,
    unassigned: [...plan.unassigned.filter(({ workerId }) => isHere(workerId)), ...added].sort((a, b) =>
      compareIds(a.workerId, b.workerId),
    ),
    rejected: hasRejected ? batch.intake.rejected.map((row) => planRejected(row, locale)) : plan.rejected,
  };
}

function without(trip: PlanTrip, isHere: (workerId: string) => boolean): PlanTrip {
  let aboard = 0;
  const stops = trip.stops.map((stop) => {
    const board = stop.board.filter(isHere);
    const alight = stop.alight.filter(isHere);
    aboard += board.length - alight.length;
    return { ...stop, board, alight, aboard };
  });
  return { ...trip, stops };
}

function newcomer(workerId: string, locale: Locale): PlanUnassigned {
  return {
    workerId,
    reason: { code: 'locked', limit: 'planned', actual: 'new', text: inLocale(cameLater, locale), both: cameLater },
    fix: null,
  };
}

const cameLater: Bilingual = {
  zh: '规划之后才加入名单，尚未安排：请重新优化或手工安排',
  en: 'came after the plan was made: re-optimise, or find a bus by hand',
};

/** Bounds hold on while the input is the same; else only what is proven at once. */
function boundsOf(edits: EditBatch, { proof }: DraftState, present: Plan, isSameInput: boolean): PlanBounds {
  const left = present.unassigned.length;
  return isSameInput && left <= proof.left ? proof.bounds : { ...proof.bounds, ...leftOverBounds(edits, left) };
}

function textOf(trips: number, broken: number): Bilingual {
  return {
    zh: `重新核算：${trips} 个班次有变化${broken > 0 ? `，${broken} 项超限` : ''}`,
    en: `re-evaluated: ${trips} trips changed${broken > 0 ? `, ${broken} limits broken` : ''}`,
  };
}
