import { inBoth } from '../../../contract/bilingualIssues.ts';
import { type MoveSupplies, type SupplyPlace, type SupplyStock, supplyWords } from '../../../contract/supplies.ts';
import type { Bilingual } from '../../../contract/text.ts';
import { appendAudit } from '../../../db/audit.ts';
import { publishEvent } from '../../../db/events.ts';
import { findCurrentTrip } from '../../../db/planParts.ts';
import { findPlan } from '../../../db/plans.ts';
import type { Queryable } from '../../../db/pool.ts';
import {
  hasMovement,
  hasSite,
  insertMovement,
  listSupplyBalances,
  type SupplyShortfall,
  shortfallOf,
} from '../../../db/supplies.ts';
import { AppError } from '../../../errors.ts';
import type { ServerDeps } from '../deps.ts';
import { presentStock } from './presentSupplies.ts';
import { knownBatch } from './readSupplies.ts';

/**
 * Writes a movement into a batch's ledger: all its lines or none. Sent again with the same id it changes nothing.
 *
 * @returns what there is afterwards
 * @throws AppError `not_found`; `input_invalid` where there is no such trip or site to issue to; `conflict` with the item and what is left
 *   where the store, or the place that gives back, has too little
 */
export async function moveSupplies(
  { database }: Pick<ServerDeps, 'database'>,
  batchId: string,
  movement: MoveSupplies,
): Promise<SupplyStock> {
  return database
    .transaction(async (db) => {
      await knownBatch(db, batchId);
      if (!(await hasMovement(db, batchId, movement.id))) await write(db, database.actor.login, batchId, movement);
      return presentStock(await listSupplyBalances(db, batchId));
    })
    .catch((error: unknown) => {
      const short = shortfallOf(error);
      throw short === null ? error : tooLittle(short, movement);
    });
}

async function write(db: Queryable, by: string, batchId: string, movement: MoveSupplies): Promise<void> {
  if (movement.kind === 'issued') await refuseUnknownPlace(db, batchId, movement.place);
  const added = await insertMovement(db, { batchId, by, movement });
  if (added === 0 && (await hasMovement(db, batchId, movement.id))) return;
  if (added < movement.lines.length)
    throw new AppError(
      'conflict',
      inBoth({ zh: '这个编号已用于另一笔', en: 'this id is that of another movement already' }),
    );
  const { id: _, ...moved } = movement;
  await publishEvent(db, { kind: 'supply.change', objectId: batchId, to: 'staff', batchId });
  await appendAudit(db, { action: 'supply.move', objectKind: 'batch', objectId: batchId, batchId, after: moved });
}

/** Supplies go to trips of the published plan and to sites of the batch; what is out there may come back whatever became of these. */
async function refuseUnknownPlace(db: Queryable, batchId: string, place: SupplyPlace): Promise<void> {
  const isThere =
    place.kind === 'site'
      ? await hasSite(db, batchId, place.site)
      : (await findPlan(db, place.planId))?.batchId === batchId &&
        (await findCurrentTrip(db, place.planId, place.tripId)) !== null;
  if (isThere) return;
  const message: Bilingual =
    place.kind === 'site'
      ? { zh: `该批次没有宿舍点 ${place.site}`, en: `the batch has no dormitory site ${place.site}` }
      : {
          zh: `已发布方案中没有车次 ${place.tripId}`,
          en: `no published plan of the batch has the trip ${place.tripId}`,
        };
  throw new AppError('input_invalid', inBoth(message), {
    fields: [
      {
        location: 'body.place',
        message: inBoth(message),
        fix: inBoth({ zh: '请选已发布的车次或该批次的宿舍点', en: 'choose a published trip or a site of the batch' }),
      },
    ],
  });
}

function tooLittle({ item, inStore, held }: SupplyShortfall, { lines }: MoveSupplies): AppError {
  const { name, unit } = supplyWords[item];
  const asked = lines.find((line) => line.item === item)?.quantity ?? 0;
  return new AppError(
    'conflict',
    inBoth({
      zh: `${name.zh}${inStore ? '库存' : '在该处'}只有 ${held} ${unit.zh}，不足 ${asked} ${unit.zh}`,
      en: `${inStore ? 'the store' : 'that place'} has ${held} ${unit.en} of ${name.en}, not ${asked}`,
    }),
  );
}
