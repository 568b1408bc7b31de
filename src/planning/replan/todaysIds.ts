import type { Plan, PlanWorker } from '../../contract/plan.ts';
import type { Worker } from '../../contract/worker.ts';
import { idTag } from './idTag.ts';

/** Somebody then or now, as far as both plans know him. */
type Known = Pick<PlanWorker, 'workerId' | 'companyId' | 'adcode' | 'idTag'>;

/**
 * The id that each person of an earlier plan has today; whoever is not in it has withdrawn. Worker ids follow the order of the
 * rosters, so that a row put in or taken out in the middle shifts them: the same person is known by company and tag, of several with the
 * same tag by county and order. Whoever has no partner so, because his ID number was corrected or the plan has no tags, keeps his id where
 * nobody else has it.
 */
export function todaysIds(before: Pick<Plan, 'workers'>, workers: readonly Worker[]): ReadonlyMap<string, string> {
  const today = new Map<string, string>();
  const now = workers.map((worker): Known => ({ ...pick(worker), idTag: idTag(worker) }));
  let [then, rest] = [before.workers.map(pick), now];
  for (const keyOf of [byCounty, byTag, byId]) [then, rest] = pair(then, rest, keyOf, today);
  return today;
}

function pick({
  workerId,
  companyId,
  adcode,
  idTag: tag,
}: Omit<Known, 'idTag'> & { idTag?: string | undefined }): Known {
  return { workerId, companyId, adcode, ...(tag !== undefined && { idTag: tag }) };
}

const byTag = ({ companyId, idTag: tag }: Known) => (tag === undefined ? null : `${companyId} ${tag}`);
const byCounty = (one: Known) => (byTag(one) === null ? null : `${byTag(one)} ${one.adcode}`);
const byId = ({ workerId }: Known) => workerId;

/** Pairs those with the same key in their order; returns whom nobody was found for. */
function pair(
  then: readonly Known[],
  now: readonly Known[],
  keyOf: (one: Known) => string | null,
  today: Map<string, string>,
): [Known[], Known[]] {
  const waiting = new Map<string, Known[]>();
  for (const one of now) {
    const key = keyOf(one);
    if (key !== null) waiting.set(key, [...(waiting.get(key) ?? []), one]);
  }
  const found = new Set<Known>();
  const left = then.filter((one) => {
    const key = keyOf(one);
    const partner = key === null ? undefined : waiting.get(key)?.shift();
    if (partner === undefined) return true;
    today.set(one.workerId, partner.workerId);
    found.add(partner);
    return false;
  });
  return [left, now.filter((one) => !found.has(one))];
}
