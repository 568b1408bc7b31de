import { inBoth } from '../../contract/bilingualIssues.ts';
import type { Fault } from '../../contract/fault.ts';
import { appendAudit } from '../../db/audit.ts';
import { countBatchEdit } from '../../db/batches.ts';
import { listCompanies } from '../../db/companies.ts';
import { publishEvent } from '../../db/events.ts';
import { replaceDormRooms } from '../../db/scenarioTables.ts';
import { AppError } from '../../errors.ts';
import { dormsFile, readDorms } from '../../scenario/dorms.ts';
import type { ServerDeps } from './deps.ts';
import { holdBatchAt } from './holdBatch.ts';

/**
 * Puts the rooms of a dorms.csv in place of a batch's; plans that stand keep their beds.
 *
 * @param version of the batch that it was made on; null where the caller does not work from a copy
 * @returns rooms and beds that there are now, and the version of the batch
 * @throws AppError `not_found`; `precondition_failed`; `input_invalid` with every fault of the file
 */
export function replaceRooms(
  { database }: Pick<ServerDeps, 'database'>,
  batchId: string,
  csv: string,
  version: number | null = null,
): Promise<{ rooms: number; beds: number; version: number }> {
  return database.transaction(async (db) => {
    await holdBatchAt(db, batchId, version);
    const companies = await listCompanies(db, batchId);
    const faults: Fault[] = [];
    const rooms = readDorms(Buffer.from(csv), new Set(companies.map(({ companyId }) => companyId)), faults);
    if (faults.length > 0)
      throw new AppError('input_invalid', inBoth({ zh: `${dormsFile} 有错误`, en: `${dormsFile} has faults` }), {
        fields: faults.map(({ message, remedy }) => ({
          location: 'body.csv',
          message: inBoth(message),
          fix: inBoth(remedy),
        })),
      });
    await replaceDormRooms(db, batchId, rooms);
    const edited = await countBatchEdit(db, batchId);
    const beds = rooms.reduce((sum, room) => sum + room.beds, 0);
    await publishEvent(db, { kind: 'dorm.change', objectId: batchId, to: 'batch', batchId });
    await appendAudit(db, {
      action: 'dorm.rooms',
      objectKind: 'batch',
      objectId: batchId,
      batchId,
      after: { rooms: rooms.length, beds },
    });
    return { rooms: rooms.length, beds, version: edited };
  });
}
