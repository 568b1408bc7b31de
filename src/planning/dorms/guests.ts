import type { CountyRegister } from '../../contract/county.ts';
import { roomLabel } from '../../contract/dorms.ts';
import type { PlanPart } from '../../contract/planPart.ts';
import type { DormRoom } from '../../contract/scenario.ts';
import type { BedPlace, DormProblem, Guest, TakenBed } from '../../dorm/guest.ts';
import { countyRegister } from '../../geo/index.ts';
import { isolationTerm } from '../../policy/isolation.ts';
import { type Batch, withCountiesOfToday } from '../batch.ts';
import { partyIds } from '../parties.ts';
import type { BedBook } from './bedBook.ts';
import { couplesOf } from './couples.ts';

/** What of a batch tells who needs which bed. */
export type Housing = Pick<Batch, 'scenario' | 'policy' | 'intake' | 'beds'>;

/** Everybody whom a plan carries, as somebody who needs a bed; people of other trips of the same day are other cohorts. */
export function dormProblem(
  plan: Pick<PlanPart, 'trips'>,
  { scenario, policy, intake, beds }: Housing,
  counties: CountyRegister,
): DormProblem {
  const arrivals = arrivalsOf(plan);
  const couples = couplesOf(intake.workers, partyIds(intake.workers));
  const today = withCountiesOfToday(policy, counties);
  const guests = intake.workers.flatMap(({ workerId, companyId, sex, adcode }): Guest[] => {
    const arrival = arrivals.get(workerId);
    if (arrival === undefined) return [];
    // instants of the document have the scenario's own offset
    const from = arrival.at.slice(0, 10);
    const { days, singleRoom } = isolationTerm(adcode, from, today);
    const common = { guestId: workerId, companyId, sex, coach: arrival.tripId, arriveMs: Date.parse(arrival.at), from };
    return [{ ...common, isolationDays: days, singleRoom, couple: couples.get(workerId) ?? null }];
  });
  return { rooms: scenario.dorms, guests, ...known(scenario.dorms, beds) };
}

/** `dormProblem` with the counties that this program knows. */
export function dormsOfToday(plan: Pick<PlanPart, 'trips'>, housing: Housing): DormProblem {
  return dormProblem(plan, housing, countyRegister());
}

/** Where and when each one gets off. */
function arrivalsOf({ trips }: Pick<PlanPart, 'trips'>): Map<string, { tripId: string; at: string }> {
  return new Map(
    trips.flatMap(({ tripId, stops }) =>
      stops.flatMap(({ alight, arriveAt }) => alight.map((id) => [id, { tripId, at: arriveAt }] as const)),
    ),
  );
}

/** Beds of the book by room; a room that is no more holds nobody. */
function known(rooms: readonly DormRoom[], beds: BedBook | undefined): Pick<DormProblem, 'taken' | 'locks'> {
  const numbers = new Map(rooms.map((room, index) => [roomLabel(room), index]));
  const taken = (beds?.inUse ?? []).flatMap((bed): TakenBed[] => {
    const room = numbers.get(bed.room);
    if (room === undefined) return [];
    const { sex, companyId, kind } = rooms[room]!;
    // of people of other batches only the room is known; of one for both sexes that nobody joins them
    const of = { sex: sex === 'any' ? null : sex, companyId, coach: null };
    return [
      {
        room,
        bed: bed.bed,
        from: bed.from,
        until: bed.until,
        ...of,
        inIsolation: kind === 'isolation',
        singleRoom: false,
      },
    ];
  });
  const locks = (beds?.locked ?? []).map((lock): [string, BedPlace] => [
    lock.workerId,
    { room: numbers.get(roomLabel(lock)) ?? -1, bed: lock.bed },
  ]);
  return { taken, locks: new Map(locks) };
}
