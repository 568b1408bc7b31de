import type { Plan } from '../../contract/plan.ts';
import type { PlanLimit } from '../../contract/planEdit.ts';
import type { Bilingual } from '../../contract/text.ts';
import { assemblePlan, type Writing } from './assemble.ts';
import type { ByHand, DraftState } from './draftState.ts';
import { tripNumber } from './draftState.ts';
import type { EditBatch } from './editBatch.ts';
import { type FitOptions, fitSketch } from './fit.ts';
import { leftOverSince } from './leftOverSince.ts';
import { forbidden } from './limitsOf.ts';
import { carriedLocks } from './lockHold.ts';
import { raisedBy } from './raised.ts';
import type { Sketch } from './sketch.ts';
import { type FittedSketch, freeDrivers, staffSketches } from './staff.ts';

/** A trip as it is to be, and how much of it may give way. */
export interface Wish {
  sketch: Sketch;
  order: FitOptions['order'];
  crew: FittedSketch['crew'];
}

/** What an edit wants of a draft. */
export interface Wishes {
  /** Trips that are new or changed; one without people is cancelled. */
  trips: readonly Wish[];
  /** People who are to be left over. */
  left: readonly string[];
  /** What counts as done by hand from now on. */
  byHand: ByHand;
  text: Bilingual;
}

/** What came of an edit: another draft, or why not. */
export type Outcome =
  | { done: true; state: DraftState; text: Bilingual; raised: PlanLimit[] }
  | {
      done: false;
      limits: PlanLimit[];
      /** What was done by hand and would be undone: whoever confirms that may go on. */
      undoes?: Bilingual[];
    };

/** Makes an edit of whole trips: fits, staffs and writes them, or says every hard limit that is in the way. */
export function changeTrips(edits: EditBatch, state: DraftState, wishes: Wishes, writing: Writing): Outcome {
  const staying = wishes.trips.filter(({ sketch }) => sketch.people.length > 0);
  const changed = new Set(wishes.trips.map(({ sketch }) => sketch.tripId));
  const busy = busyDrivers(state.plan, changed);
  const free = freeDrivers(edits.batch, busy);
  const fitted: FittedSketch[] = [];
  const limits: PlanLimit[] = [];
  for (const { sketch, order, crew } of staying) {
    const fit = fitSketch(edits, sketch, { freeDrivers: freeAt(edits, free, sketch.plate), order });
    if (fit.lawful) fitted.push({ sketch, fit, crew });
    else limits.push(...fit.limits);
  }
  if (limits.length > 0) return { done: false, limits };
  const drawn = staffSketches(edits, fitted, busy, state, writing.locale);
  const unstaffed = fitted.filter((_, i) => drawn[i] === null);
  if (unstaffed.length > 0) return { done: false, limits: unstaffed.map((one) => noCrew(edits, one)) };

  const gone = wishes.trips.filter(({ sketch }) => sketch.people.length === 0);
  const since = { ...state.plan, unassigned: leftOverSince(state.plan.unassigned, writing.locale) };
  const plan = assemblePlan(
    edits,
    { plan: since, proof: state.proof },
    {
      drawn: drawn.map((one) => one!),
      cancelled: new Set(gone.map(({ sketch }) => sketch.tripId)),
      left: new Set(wishes.left),
    },
    writing,
  );
  const next: DraftState = {
    ...state,
    plan,
    locks: carriedLocks(state, plan),
    byHand: joined(state.byHand, wishes.byHand, plan),
    broken: state.broken.filter(({ tripId }) => tripId === null || !changed.has(tripId)),
    lastTrip: Math.max(state.lastTrip, ...staying.map(({ sketch }) => tripNumber(sketch.tripId))),
  };
  return { done: true, state: next, text: wishes.text, raised: raisedBy(edits.batch, state.plan, plan, changed) };
}

/** Drivers of all trips but these. */
export function busyDrivers({ trips }: Plan, but: ReadonlySet<string>): Set<string> {
  return new Set(
    trips.filter(({ tripId }) => !but.has(tripId)).flatMap(({ crew }) => crew.map(({ driverId }) => driverId)),
  );
}

/** How many drivers a bus's depot has free; as many as the bus brings where nobody counts them. */
export function freeAt({ batch, typeOf }: EditBatch, free: ReturnType<typeof freeDrivers>, plate: string): number {
  const type = typeOf.get(plate);
  if (free === null || type === undefined) return Number.POSITIVE_INFINITY;
  return free.get(batch.fleet[type]!.depotId)?.length ?? 0;
}

/** Nobody can drive a trip that fits, or not those who were chosen. */
export function noCrew({ batch }: EditBatch, { sketch, fit, crew }: FittedSketch): PlanLimit {
  const { depotId } = batch.fleet[fit.type]!;
  const names = sketch.crew.join(', ');
  return crew === 'only'
    ? forbidden(sketch.tripId, 'crew', fit.drivers, names, {
        zh: `所选驾驶员（${names}）不能驾驶该班次：须 ${fit.drivers} 名本车场（${depotId}）空闲、驾照有效且工时充足的驾驶员`,
        en: `the drivers chosen (${names}) may not drive this trip: it takes ${fit.drivers} of depot ${depotId} who are free, with a valid licence and hours left`,
      })
    : forbidden(sketch.tripId, 'crew', fit.drivers, 'none', {
        zh: `车场 ${depotId} 没有空闲、驾照有效且工时充足的驾驶员（须 ${fit.drivers} 名）`,
        en: `depot ${depotId} has no free drivers with a valid licence and hours left (${fit.drivers} needed)`,
      });
}

/** Hands are remembered as long as the people ride and the trips run. */
function joined(before: ByHand, now: ByHand, plan: Plan): ByHand {
  const trips = new Set(plan.trips.map(({ tripId }) => tripId));
  return {
    workerIds: [...new Set([...before.workerIds, ...now.workerIds])],
    tripIds: [...new Set([...before.tripIds, ...now.tripIds])].filter((tripId) => trips.has(tripId)),
  };
}
