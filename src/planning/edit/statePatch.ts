import type { Plan, PlanTrip, PlanUnassigned, PlanWorker } from '../../contract/plan.ts';
import type { DraftState } from './draftState.ts';

/** Lists of the document that are large and of which an edit changes little. */
type Lists = 'trips' | 'workers' | 'unassigned';

/** What leads from one draft to another: plain data, small where the edit is small. */
export interface StatePatch {
  /** Fields of the document besides the lists that are new or other. */
  plan: Partial<Omit<Plan, Lists>>;
  /** Fields of the document that are no more. */
  dropped: string[];
  trips: ListPatch<PlanTrip>;
  workers: ListPatch<PlanWorker>;
  unassigned: ListPatch<PlanUnassigned>;
  draft: Partial<Omit<DraftState, 'plan'>>;
}

/** What leads from one list to another. */
export interface ListPatch<T> {
  /** Items that are new or other. */
  put: T[];
  /** Keys of all items in their order; null where it is that of before. */
  order: string[] | null;
}

const tripKey = ({ tripId }: PlanTrip) => tripId;
const personKey = ({ workerId }: { workerId: string }) => workerId;

/** What changed between two drafts. */
export function patchBetween(before: DraftState, after: DraftState): StatePatch {
  const { plan: was, ...extrasWas } = before;
  const { plan: is, ...extrasIs } = after;
  const { trips, workers, unassigned, ...fields } = is;
  return {
    plan: changedFields(was, fields),
    dropped: Object.keys(was).filter((name) => !Object.hasOwn(is, name)),
    trips: listPatch(was.trips, trips, tripKey),
    workers: listPatch(was.workers, workers, personKey),
    unassigned: listPatch(was.unassigned, unassigned, personKey),
    draft: changedFields(extrasWas, extrasIs),
  };
}

/** The draft that a patch leads to. */
export function patched(before: DraftState, patch: StatePatch): DraftState {
  const { plan: was, ...extras } = before;
  const dropped = new Set(patch.dropped);
  const kept = Object.fromEntries(Object.entries(was).filter(([name]) => !dropped.has(name))) as Plan;
  const plan: Plan = {
    ...kept,
    ...patch.plan,
    trips: patchedList(was.trips, patch.trips, tripKey),
    workers: patchedList(was.workers, patch.workers, personKey),
    unassigned: patchedList(was.unassigned, patch.unassigned, personKey),
  };
  return { ...extras, ...patch.draft, plan };
}

function changedFields<T extends object>(was: Partial<T>, is: T): Partial<T> {
  const changed = Object.entries(is).filter(([name, value]) => !isSame(was[name as keyof T], value));
  return Object.fromEntries(changed) as Partial<T>;
}

/** What changed between two lists of things with keys. */
export function listPatch<T>(was: readonly T[], is: readonly T[], key: (item: T) => string): ListPatch<T> {
  const before = new Map(was.map((item) => [key(item), item]));
  const sameOrder = was.length === is.length && was.every((item, i) => key(item) === key(is[i]!));
  return {
    put: is.filter((item) => !isSame(before.get(key(item)), item)),
    order: sameOrder ? null : is.map(key),
  };
}

function patchedList<T>(was: readonly T[], { put, order }: ListPatch<T>, key: (item: T) => string): T[] {
  const items = new Map([...was, ...put].map((item) => [key(item), item]));
  return (order ?? was.map(key)).map((name) => items.get(name)!);
}

/** Whether two values of a document say the same; unchanged parts are mostly the very same object. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
