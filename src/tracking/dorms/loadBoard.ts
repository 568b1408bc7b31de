import type { BedAddress, MoveReason } from '../../contract/dormBoard.ts';
import { readBedLabel, roomLabel } from '../../contract/dorms.ts';
import type { PlanPart } from '../../contract/planPart.ts';
import type { DormRoom } from '../../contract/scenario.ts';
import type { Worker } from '../../contract/worker.ts';
import { listHolds, listHoldsOfOthers } from '../../db/bedHolds.ts';
import { type DormMoveRow, listDormMoves } from '../../db/dormMoves.ts';
import type { PlanRow } from '../../db/plans.ts';
import type { BedPlace, DormProblem } from '../../dorm/guest.ts';
import { dormsOfToday } from '../../planning/dorms/guests.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { openReason } from '../../planning/server/health/sealMove.ts';
import { inUse } from '../../planning/server/loadBedBook.ts';
import { loadDocument } from '../../planning/server/loadDocument.ts';
import { listPeople } from '../../planning/server/loadIntake.ts';
import { loadScenario } from '../../planning/server/loadScenario.ts';
import type { Policy } from '../../policy/schema.ts';
import { publishedPlan } from '../loadJourney.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/** Beds of a published plan as they stand, as far as the reader may see them. */
export interface LoadedBoard {
  row: PlanRow;
  plan: PlanPart;
  policy: Policy;
  /** Guests are everybody carried. */
  problem: DormProblem;
  places: ReadonlyMap<string, BedPlace>;
  moves: ReadonlyMap<string, DormMoveRow & { reason: MoveReason }>;
  /** Beds of those who have arrived, as they were told. */
  told: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, Worker>;
  /** Its time stands at its newest event (`journeyClock`). */
  isDemo: boolean;
}

/** The plan's beds, and what was done by hand since. @throws AppError `not_found` where the plan is not published, or not the reader's */
export async function loadBoard(deps: Deps, planId: string): Promise<LoadedBoard> {
  const row = await publishedPlan(deps.database, planId);
  const plan = await loadDocument(deps, planId, row.publishedVersion);
  const { scenario, policy, batch } = await loadScenario(deps, row.batchId);
  const workers = await listPeople(deps, row.batchId);
  const others = await listHoldsOfOthers(deps.database, row.batchId);
  const problem = dormsOfToday(plan, {
    scenario,
    policy,
    intake: { workers, rejected: [], warnings: [], dataRows: 0 },
    beds: { inUse: others.flatMap((hold) => inUse(hold) ?? []), locked: [] },
  });
  const rows = await listDormMoves(deps.database, row.batchId, row.publishedVersion);
  const reasonOf = ({ workerId, reasonSealed }: DormMoveRow) =>
    openReason(deps.keys, { batchId: row.batchId, workerId }, reasonSealed);
  const moves = new Map(rows.map((move) => [move.workerId, { ...move, reason: reasonOf(move) }]));
  const holds = (await listHolds(deps.database, row.batchId)).filter(({ isTold }) => isTold);
  const told = new Map(holds.map(({ workerId, bedId }) => [workerId, bedId]));
  const places = placesOf(problem, plan, { moves, told });
  return { row, plan, policy, problem, moves, told, places, people: byId(workers), isDemo: batch.isDemo };
}

function byId(workers: readonly Worker[]): Map<string, Worker> {
  return new Map(workers.map((worker) => [worker.workerId, worker]));
}

/** Who has which bed: as was told of him, else by a move, else by the plan. Where two name the same bed, the former holds. */
function placesOf(
  { rooms, guests }: DormProblem,
  { workers }: PlanPart,
  { moves, told }: Pick<LoadedBoard, 'moves' | 'told'>,
): Map<string, BedPlace> {
  const find = bedFinder(rooms);
  const planned = new Map(workers.map(({ workerId, stay }) => [workerId, stay ?? null]));
  const placeOfGuest = (guestId: string): BedPlace | null => {
    const bed = readBedLabel(told.get(guestId) ?? '');
    if (bed !== null) return find(bed.room, bed.bed);
    const move = moves.get(guestId);
    const address = move === undefined ? (planned.get(guestId) ?? null) : move.bed;
    return address === null ? null : find(roomLabel(address), address.bed);
  };
  const rank = (guestId: string) => Number(moves.has(guestId)) + 2 * Number(told.has(guestId));
  const places = new Map<string, BedPlace>();
  const given = new Set<string>();
  for (const { guestId } of [...guests].sort((a, b) => rank(b.guestId) - rank(a.guestId))) {
    const place = placeOfGuest(guestId);
    const key = place === null ? '' : `${place.room}/${place.bed}`;
    if (place === null || given.has(key)) continue;
    given.add(key);
    places.set(guestId, place);
  }
  return places;
}

/** A bed by the place of its room in the list; null where there is none. */
export function placeOf(rooms: readonly DormRoom[], bed: BedAddress): BedPlace | null {
  return bedFinder(rooms)(roomLabel(bed), bed.bed);
}

/** Beds by the label of their room and their number; null where there is none. */
function bedFinder(rooms: readonly DormRoom[]): (room: string, bed: number) => BedPlace | null {
  const indexes = new Map(rooms.map((room, index) => [roomLabel(room), index]));
  return (label, bed) => {
    const room = indexes.get(label);
    return room === undefined || bed > rooms[room]!.beds ? null : { room, bed };
  };
}

/** The bed at a place. */
export function addressOf(rooms: readonly DormRoom[], { room: index, bed }: BedPlace): BedAddress {
  const { site, building, floor, room } = rooms[index]!;
  return { site, building, floor, room, bed };
}
