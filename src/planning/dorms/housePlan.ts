import type { CountyRegister } from '../../contract/county.ts';
import { bedLabel, type DormStay, type PlanDorms, roomLabel, type WithoutBed } from '../../contract/dorms.ts';
import type { Plan, PlanWorker } from '../../contract/plan.ts';
import { inLocale, type Locale } from '../../contract/text.ts';
import { assignDorms } from '../../dorm/assign.ts';
import { explainWithout } from '../../dorm/explain.ts';
import { type BedPlace, type DormAssignment, type DormProblem, lastDay } from '../../dorm/guest.ts';
import type { MipSolver } from '../../dorm/mip.ts';
import { kindOf } from '../../dorm/needs.ts';
import type { Policy } from '../../policy/schema.ts';
import { createMipSolver } from '../highsMip.ts';
import { dormProblem, type Housing } from './guests.ts';
import { helpText, reasonText } from './words.ts';

/**
 * The plan with a bed for everybody whom it carries, solved to the end where counting does not prove it; unchanged where the scenario has
 * no dormitories.
 */
export async function housePlan(plan: Plan, batch: Housing, counties: CountyRegister, locale: Locale): Promise<Plan> {
  if (batch.scenario.dorms.length === 0) return plan;
  const problem = dormProblem(plan, batch, counties);
  const atOnce = assignDorms(problem, batch.policy, null);
  const mip = atOnce.optimal ? null : await createMipSolver();
  const found = mip === null ? atOnce : assignDorms(problem, batch.policy, mip);
  return housed(plan, problem, found, reasonsOf({ problem, policy: batch.policy, found, mip }, locale));
}

/**
 * `housePlan` at once and without a solver, as an edit by hand needs it: whoever still comes with the same trip keeps his bed, unless
 * somebody would have none for that.
 * @param before the document with the beds that stand
 */
export function rehousePlan(plan: Plan, before: Plan, batch: Housing, counties: CountyRegister, locale: Locale): Plan {
  if (batch.scenario.dorms.length === 0) return plan;
  const free = dormProblem(plan, batch, counties);
  const given = new Set([...free.locks.values()].map(({ room, bed }) => `${room}/${bed}`));
  const left = [...keptBeds(before, free)].filter(([, { room, bed }]) => !given.has(`${room}/${bed}`));
  const kept = { ...free, locks: new Map([...left, ...free.locks]) };
  const keeping = assignDorms(kept, batch.policy, null);
  const anew = assignDorms(free, batch.policy, null);
  const isKept = keeping.without.length <= anew.without.length;
  const found = isKept ? { ...keeping, bound: anew.bound, optimal: keeping.price === anew.bound.price } : anew;
  const problem = isKept ? kept : free;
  return housed(plan, problem, found, reasonsOf({ problem, policy: batch.policy, found, mip: null }, locale));
}

/** Beds of those who come with the same trip on the same day as before, for as long. */
function keptBeds({ workers }: Plan, { rooms, guests }: DormProblem): Map<string, BedPlace> {
  const before = new Map(workers.map((worker) => [worker.workerId, worker]));
  const numbers = new Map(rooms.map((room, index) => [roomLabel(room), index]));
  return new Map(
    guests.flatMap((guest) => {
      const { tripId, stay } = before.get(guest.guestId) ?? {};
      if (stay === undefined || tripId !== guest.coach) return [];
      const room = numbers.get(roomLabel(stay));
      const isSame = stay.from === guest.from && stay.until === lastDay(guest) && stay.kind === kindOf(guest);
      return room !== undefined && isSame ? [[guest.guestId, { room, bed: stay.bed }] as const] : [];
    }),
  );
}

interface Unhoused {
  problem: DormProblem;
  policy: Policy;
  found: DormAssignment;
  mip: MipSolver | null;
}

function reasonsOf({ problem, policy, found, mip }: Unhoused, locale: Locale): WithoutBed[] {
  const reasons = explainWithout(problem, policy, found, mip).flatMap((why) => {
    const help = helpText(why);
    const reason = { code: why.code, limit: why.places, actual: why.people, text: inLocale(reasonText(why), locale) };
    const proven = why.code !== 'sex_unknown';
    const fix = help === null ? null : { text: inLocale(help, locale), proven };
    return why.guestIds.map((workerId) => [workerId, { workerId, reason, fix }] as const);
  });
  const byId = new Map(reasons);
  return found.without.map((workerId) => byId.get(workerId)!);
}

/** Writes an assignment into the document. */
function housed(plan: Plan, { rooms }: DormProblem, found: DormAssignment, without: WithoutBed[]): Plan {
  const stays = new Map(
    found.placements.map(({ guestId, room, bed, from, until }): [string, DormStay] => {
      const { site, building, floor, room: number, kind } = rooms[room]!;
      return [guestId, { site, building, floor, room: number, bed, kind, from, until }];
    }),
  );
  const dorms: PlanDorms = {
    housed: stays.size,
    without,
    feverRooms: found.feverRooms.map((index) => {
      const { site, building, floor, room } = rooms[index]!;
      return { site, building, floor, room };
    }),
    roomsInUse: found.roomsInUse,
    price: found.price,
    bound: found.bound,
    optimal: found.optimal,
  };
  return { ...plan, workers: plan.workers.map((worker) => withStay(worker, stays.get(worker.workerId))), dorms };
}

function withStay({ stay: _before, ...worker }: PlanWorker, stay: DormStay | undefined): PlanWorker {
  return stay === undefined ? { ...worker, dorm: null } : { ...worker, dorm: bedLabel(stay), stay };
}
