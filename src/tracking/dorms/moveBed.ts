import { randomUUID } from 'node:crypto';
import { inBoth } from '../../contract/bilingualIssues.ts';
import type { Lodger, MoveBed, MoveReason } from '../../contract/dormBoard.ts';
import { bedLabel } from '../../contract/dorms.ts';
import type { JourneyEvent } from '../../contract/journeyEvent.ts';
import { appendAudit } from '../../db/audit.ts';
import { changePlannedHolds, listHolds, type PlannedHold } from '../../db/bedHolds.ts';
import { type DormMoveRow, holdDormMoves, listDormMoves, putDormMoves } from '../../db/dormMoves.ts';
import { publishEvent } from '../../db/events.ts';
import { newestActionAt } from '../../db/journeyEvents.ts';
import { findPlan } from '../../db/plans.ts';
import type { Client, Queryable } from '../../db/pool.ts';
import { assignDorms } from '../../dorm/assign.ts';
import { type BedPlace, lastDay } from '../../dorm/guest.ts';
import { refusalOfMove } from '../../dorm/move.ts';
import { AppError } from '../../errors.ts';
import { createMipSolver } from '../../planning/highsMip.ts';
import type { ServerDeps } from '../../planning/server/deps.ts';
import { sealReason } from '../../planning/server/health/sealMove.ts';
import { recordIn } from '../recordEvents.ts';
import { lastStays } from './lastStays.ts';
import { addressOf, type LoadedBoard, loadBoard, placeOf } from './loadBoard.ts';
import { lodgerOf, refuseUnknown } from './readBoard.ts';

type Deps = Pick<ServerDeps, 'database' | 'keys'>;

/**
 * Gives somebody another bed; whoever has it gets his. To the bed that he has: only the lock is changed.
 *
 * @returns everybody who was moved
 * @throws AppError `not_found`; `precondition_failed` where somebody moved him meanwhile; `conflict` with the rule in the way
 */
export async function moveBed(deps: Deps, planId: string, move: MoveBed): Promise<Lodger[]> {
  const { workerId, to, reason, lock, version } = move;
  const moved = await onBeds(deps, planId, (board) => {
    const { problem, places, moves, policy } = board;
    refuseUnknown(problem, workerId);
    if ((moves.get(workerId)?.version ?? 0) !== version)
      throw new AppError(
        'precondition_failed',
        inBoth({ zh: '此人的床位已被他人改动，请刷新', en: 'somebody moved him meanwhile: read the board again' }),
      );
    const place = placeOf(problem.rooms, to);
    if (place === null) throw new AppError('not_found', 'there is no such bed');
    const own = places.get(workerId);
    const isOn = ({ room, bed }: BedPlace) => room === place.room && bed === place.bed;
    const other = [...places].find(([id, at]) => id !== workerId && isOn(at))?.[0];
    if (other !== undefined && moves.get(other)?.locked === true)
      throw new AppError('conflict', inBoth({ zh: '那张床已锁定', en: 'that bed is locked' }));
    if (other !== undefined && own === undefined)
      throw new AppError('conflict', inBoth({ zh: '床位已有人', en: 'somebody has the bed' }));
    const wanted = new Map([[workerId, place], ...(other && own ? [[other, own] as const] : [])]);
    const refusal = own !== undefined && isOn(own) ? null : refusalOfMove(problem, places, wanted, policy);
    if (refusal !== null) throw new AppError('conflict', inBoth(refusal));
    const stored = [...wanted].map(([id, at]) => ({
      ...{ workerId: id, bed: addressOf(problem.rooms, at), reason },
      locked: id === workerId && lock,
    }));
    return { action: 'dorm.move', stored, result: [...wanted.keys()] };
  });
  const after = await loadBoard(deps, planId);
  return moved.map((id) => lodgerOf(after, after.problem.guests.find(({ guestId }) => guestId === id)!));
}

/**
 * Assigns beds anew to everybody whose bed is not locked.
 *
 * @returns how many got another bed, and who has none
 * @throws as `loadBoard`
 */
export async function reassignBeds(deps: Deps, planId: string): Promise<{ moved: number; without: string[] }> {
  const mip = await createMipSolver();
  return onBeds(deps, planId, ({ problem, places, moves, policy }) => {
    const locks = new Map([...places].filter(([id]) => moves.get(id)?.locked === true));
    const { placements, without } = assignDorms({ ...problem, locks }, policy, mip);
    const changed = placements.filter(({ guestId, room, bed }) => {
      const before = places.get(guestId);
      return before?.room !== room || before.bed !== bed;
    });
    const stored = [
      ...changed.map((one) => ({ workerId: one.guestId, bed: addressOf(problem.rooms, one) })),
      ...without.filter((id) => places.has(id)).map((workerId) => ({ workerId, bed: null })),
    ].map((one) => ({ ...one, locked: false, reason: 'reassigned' as const }));
    return { action: 'dorm.reassign', stored, result: { moved: changed.length, without } };
  });
}

/** Attempts to change beds that others change at the same time. */
const attemptsMax = 5;

/** What is to be stored of beds. */
interface Change<T> {
  action: 'dorm.move' | 'dorm.reassign';
  stored: (Omit<DormMoveRow, 'planVersion' | 'version' | 'reasonSealed'> & { reason: MoveReason })[];
  result: T;
}

/** Decides on the board as it stands and stores that; once more where somebody moved beds meanwhile. */
async function onBeds<T>(deps: Deps, planId: string, decide: (board: LoadedBoard) => Change<T>): Promise<T> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const board = await loadBoard(deps, planId);
    const { action, stored, result } = decide(board);
    const isStored = await deps.database.transaction((db) => store(deps, db, board, { action, stored }));
    if (isStored) return result;
  }
  throw new AppError('conflict', inBoth({ zh: '床位正被多人改动，请重试', en: 'beds are being changed: try again' }));
}

/** @returns false where a bed was changed since the board was read */
async function store(
  deps: Deps,
  db: Client,
  board: LoadedBoard,
  { action, stored }: Pick<Change<unknown>, 'action' | 'stored'>,
): Promise<boolean> {
  const { row, moves } = board;
  const { batchId, planId, publishedVersion: planVersion } = row;
  await holdDormMoves(db, batchId);
  const now = await listDormMoves(db, batchId, planVersion);
  const seen = now.every(({ workerId, version }) => moves.get(workerId)?.version === version);
  if (!seen || now.length !== moves.size || !(await isPublished(db, planId, planVersion))) return false;
  if (stored.length > 0) {
    const rows = stored.map(({ reason, ...move }) => ({
      ...move,
      reasonSealed: sealReason(deps.keys, { batchId, workerId: move.workerId }, reason),
    }));
    await putDormMoves(db, { batchId, planId, planVersion, by: deps.database.actor.login }, rows);
  }
  const told = await changeHolds({ db, keys: deps.keys }, board, stored);
  await publishEvent(db, { kind: 'dorm.change', objectId: planId, to: 'batch', batchId });
  const before = stored.map(({ workerId }) => moves.get(workerId) ?? { workerId, bed: 'planned', locked: false });
  await appendAudit(db, {
    ...{ action, objectKind: 'plan', objectId: planId, batchId },
    before: { beds: before.map(bedOf) },
    after: { beds: stored.map(bedOf) },
  });
  // whoever has arrived sleeps elsewhere from now on, and his history says so
  const { actor } = deps.database;
  if (told.length > 0)
    await recordIn(db, { keys: deps.keys, actor }, { planId, tripId: null, events: told }, new Date());
  return true;
}

/** What the audit log keeps of a move; not why, which may be somebody's health. */
function bedOf({ workerId, bed, locked }: { workerId: string; bed: unknown; locked: boolean }) {
  return { workerId, bed, locked };
}

/**
 * Lets people hold the beds that they were given instead of those before.
 *
 * @returns what is to be told of those who have arrived
 * @throws AppError `conflict` where somebody got one of the beds meanwhile
 */
async function changeHolds(
  { db, keys }: { db: Client; keys: Deps['keys'] },
  { row: { planId, batchId }, problem, isDemo }: LoadedBoard,
  stored: Change<unknown>['stored'],
): Promise<JourneyEvent[]> {
  const ids = stored.map(({ workerId }) => workerId);
  const told = new Set((await listHolds(db, batchId)).flatMap(({ workerId, isTold }) => (isTold ? [workerId] : [])));
  const guests = new Map(problem.guests.map((guest) => [guest.guestId, guest]));
  const planned = stored.flatMap(({ workerId, bed }): PlannedHold[] => {
    const guest = guests.get(workerId)!;
    return bed === null ? [] : [{ workerId, bedId: bedLabel(bed), from: guest.from, until: lastDay(guest) }];
  });
  const taken = await changePlannedHolds(db, { planId, batchId }, ids, planned);
  if (taken.length > 0) throw new AppError('conflict', inBoth({ zh: '床位已有人', en: 'somebody has the bed' }));
  const arrived = ids.filter((workerId) => told.has(workerId));
  const kinds = await lastStays({ db, keys }, batchId, arrived);
  const now = (isDemo ? await newestActionAt(db, planId) : null) ?? new Date();
  return stored.flatMap(({ workerId, bed }): JourneyEvent[] => {
    if (!told.has(workerId)) return [];
    const common = { id: randomUUID(), at: now.toISOString(), workerId };
    if (bed === null) return [{ kind: 'moved_out', ...common }];
    const kind = kinds.get(workerId);
    // a bed that waits for somebody at a doctor's is his when he is back
    if (kind === 'referred' || kind === 'hospital') return [];
    return [{ kind: kind === 'isolated' ? 'isolated' : 'bed', ...common, bedId: bedLabel(bed) }];
  });
}

async function isPublished(db: Queryable, planId: string, version: number): Promise<boolean> {
  return (await findPlan(db, planId))?.publishedVersion === version;
}
