import type { DormBoard, Lodger, MoveTarget, Occupancy } from '../../contract/dormBoard.ts';
import { addDays, type BedPlace, type DormProblem, type Guest, lastDay, overlaps } from '../../dorm/guest.ts';
import { judgeMoves, type Places } from '../../dorm/move.ts';
import { AppError } from '../../errors.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { maskName } from '../../policy/mask.ts';
import { addressOf, type LoadedBoard, loadBoard } from './loadBoard.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** Days that the board looks ahead. */
const daysAhead = 14;

/** The board of a published plan. @param from first day of the occupancy; null: that of the first arrival. @throws as `loadBoard` */
export async function readBoard(deps: Deps, planId: string, from: string | null): Promise<DormBoard> {
  const board = await loadBoard(deps, planId);
  const { rooms, guests } = board.problem;
  const first = from ?? guests.map((guest) => guest.from).sort()[0] ?? null;
  return {
    batchId: board.row.batchId,
    planId,
    rooms: [...rooms],
    lodgers: guests.map((guest) => lodgerOf(board, guest)),
    occupancy: first === null ? [] : occupancyOf(board.problem, board.places, first),
  };
}

/** Somebody on the board. */
export function lodgerOf({ problem, places, moves, people, policy }: LoadedBoard, guest: Guest): Lodger {
  const { guestId: workerId, companyId, sex, coach, from, isolationDays, singleRoom } = guest;
  const place = places.get(workerId);
  const move = moves.get(workerId);
  return {
    ...{ workerId, companyId, sex, tripId: coach, from, until: lastDay(guest), isolationDays, singleRoom },
    nameMasked: maskName(people.get(workerId)?.name ?? '', policy),
    bed: place === undefined ? null : addressOf(problem.rooms, place),
    locked: move?.locked ?? false,
    reason: move?.reason ?? null,
    version: move?.version ?? 0,
  };
}

/** Beds taken by building and kind on the days ahead. */
function occupancyOf({ rooms, guests, taken }: DormProblem, places: Places, first: string): Occupancy[] {
  const dates = Array.from({ length: daysAhead }, (_, i) => addDays(first, i));
  const buildings = new Map<string, Occupancy>();
  const keyOf = (index: number) => JSON.stringify([rooms[index]!.site, rooms[index]!.building, rooms[index]!.kind]);
  rooms.forEach(({ site, building, kind, beds }, index) => {
    const known = buildings.get(keyOf(index));
    if (known !== undefined) known.beds += beds;
    else buildings.set(keyOf(index), { site, building, kind, beds, days: dates.map((date) => ({ date, taken: 0 })) });
  });
  const count = (room: number, stay: { from: string; until: string | null }) => {
    for (const day of buildings.get(keyOf(room))!.days)
      if (overlaps(stay, { from: day.date, until: day.date })) day.taken++;
  };
  for (const guest of guests) {
    const place = places.get(guest.guestId);
    if (place === undefined) continue;
    count(place.room, { from: guest.from, until: lastDay(guest) });
  }
  // people of other batches
  for (const bed of taken) count(bed.room, bed);
  return [...buildings.values()];
}

/** For each room whether somebody may be moved there. @throws as `loadBoard`; AppError `not_found` where nobody of that id is carried */
export async function listTargets(deps: Deps, planId: string, workerId: string): Promise<MoveTarget[]> {
  const { problem, places, policy } = await loadBoard(deps, planId);
  refuseUnknown(problem, workerId);
  const own = places.get(workerId);
  const judge = judgeMoves(problem, places, policy);
  const taken = new Set([...places.values(), ...problem.taken].map(({ room, bed }) => `${room}/${bed}`));
  return problem.rooms.map(({ site, building, floor, room, beds }, index) => {
    const free = Array.from({ length: beds }, (_, i) => i + 1).filter((bed) => !taken.has(`${index}/${bed}`));
    const to: BedPlace = { room: index, bed: free[0] ?? beds };
    const isFull = free.length === 0 && own?.room !== index;
    const refusal = isFull
      ? { zh: '没有空床，可与其中一人互换', en: 'no bed is free; change places with somebody in it' }
      : own?.room === index
        ? null
        : judge(new Map([[workerId, to]]));
    return { site, building, floor, room, free: refusal === null ? free : [], refusal };
  });
}

/** @throws AppError `not_found` */
export function refuseUnknown({ guests }: DormProblem, workerId: string): void {
  if (!guests.some(({ guestId }) => guestId === workerId))
    throw new AppError('not_found', 'the plan carries nobody of this id');
}
